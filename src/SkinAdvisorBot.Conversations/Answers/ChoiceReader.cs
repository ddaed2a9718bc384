using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Reads which of the offered choices a person took: by button, by number, or in words.</summary>
public static partial class ChoiceReader
{
    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["first"] = 1, ["one"] = 1, ["1st"] = 1, ["second"] = 2, ["two"] = 2, ["2nd"] = 2, ["third"] = 3, ["three"] = 3, ["3rd"] = 3,
        ["fourth"] = 4, ["four"] = 4, ["4th"] = 4,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Filler = FrozenSet.Create(
        StringComparer.Ordinal, "the", "number", "option", "nr", "please", "i", "mean", "meant", "choose", "pick", "take", "yes", "ok", "choice");

    /// <returns>Null when the message is no answer to the choices.</returns>
    public static Choice? Find(ImmutableArray<Choice> choices, string text)
    {
        var trimmed = text.Trim().TrimEnd('.', '!', '?', ')');
        foreach (var choice in choices)
        {
            if (choice.Label.TrimEnd('?', '.').Equals(trimmed, StringComparison.OrdinalIgnoreCase))
                return choice;
        }

        // Digits as they stand: SMS spelling reads "2" as "to" and "4" as "for".
        var words = WordEnd().Split(text.ToLowerInvariant()).Where(word => word.Length > 0 && !Filler.Contains(word)).ToList();
        if (words is ["no", var after] && char.IsDigit(after[0]))
            words.RemoveAt(0);
        if (words is [_, "one"])
            words.RemoveAt(1);
        return words switch
        {
            ["last"] => choices.IsEmpty ? null : choices[^1],
            [var word] when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || Ordinals.TryGetValue(word, out number) =>
                number >= 1 && number <= choices.Length ? choices[number - 1] : null,
            _ => null,
        };
    }

    [GeneratedRegex("[^a-z0-9-]+")]
    private static partial Regex WordEnd();
}
