using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Reads which of the offered choices a person took: by button, by number, or in words.</summary>
public static class ChoiceReader
{
    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["first"] = 1, ["one"] = 1, ["1st"] = 1, ["second"] = 2, ["two"] = 2, ["2nd"] = 2, ["third"] = 3, ["three"] = 3, ["3rd"] = 3,
        ["fourth"] = 4, ["four"] = 4, ["4th"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Filler = FrozenSet.Create(StringComparer.Ordinal, "the", "number", "option", "one", "please", "no", "nr", "i", "mean", "meant", "choose", "pick", "yes");

    /// <returns>Null when the message is no answer to the choices.</returns>
    public static Choice? Find(ImmutableArray<Choice> choices, string text)
    {
        var trimmed = text.Trim().TrimEnd('.', '!', '?', ')');
        foreach (var choice in choices)
        {
            if (choice.Label.TrimEnd('?', '.').Equals(trimmed, StringComparison.OrdinalIgnoreCase))
                return choice;
        }

        // Digits first: in SMS spelling "2" is read as "to" and "4" as "for".
        if (int.TryParse(trimmed.TrimStart('#', '('), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= choices.Length ? choices[number - 1] : null;
        var words = PlainWords.Of(text);
        var ordinal = words.FirstOrDefault(word => Ordinals.ContainsKey(word) && word != "one") ?? (words is ["one"] or [.., "one"] ? "one" : null);
        if (words.Count > 4 || ordinal is null || words.Any(word => word != ordinal && !Filler.Contains(word)))
            return words is ["last", ..] or ["the", "last", ..] && words.Count <= 3 ? choices[^1] : null;
        return Ordinals[ordinal] <= choices.Length ? choices[Ordinals[ordinal] - 1] : null;
    }
}
