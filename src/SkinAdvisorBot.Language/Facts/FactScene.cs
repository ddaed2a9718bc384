using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>A message as all readers of facts see it, and the facts found so far.</summary>
internal sealed class FactScene
{
    /// <summary>Most facts of one message; a longer list is no telling any more.</summary>
    public const int MaxFacts = 40;

    /// <summary>Words that may stand before what a form asks for: "any allergies", "currently pregnant".</summary>
    private static readonly FrozenSet<string> BeforeField = WordSet.Of("any currently now on taking using previous prior past earlier known other");

    /// <summary>What may follow a yes or no and end the answer: "no im not".</summary>
    private static readonly PhraseTable<bool> AnswerTails = new(("im, im not, i do, i dont, i have, i havent, known, at all, so far, thanks, thank you, that i know of", true));

    private readonly List<(int At, Fact Fact)> found = [];
    private readonly bool[] isTaken;

    public FactScene(string text)
    {
        Text = FactText.Of(text);
        isTaken = new bool[Text.Count];
        Whom = new Whom(Text);
        Suppositions = new Suppositions(Text);
        Denials = new Denials(Text);
    }

    public FactText Text { get; }

    public Whom Whom { get; }

    public Suppositions Suppositions { get; }

    public Denials Denials { get; }

    /// <summary>Facts in the order said; one told again counts once, unless it was told otherwise in between.</summary>
    public ImmutableArray<Fact> Facts
    {
        get
        {
            var standing = new Dictionary<(string, string?, Whose), (bool IsDenied, bool IsPast)>();
            var facts = found.OrderBy(entry => entry.At).Select(entry => entry.Fact).Where(fact =>
            {
                var key = (fact.Name, fact.Value, fact.Whose);
                var told = (fact.IsDenied, fact.IsPast);
                if (standing.TryGetValue(key, out var before) && before == told)
                    return false;
                standing[key] = told;
                return true;
            });
            return [.. facts.Take(MaxFacts)];
        }
    }

    /// <summary>Adds a fact said from a word on; of whom it is told is read from the message.</summary>
    public void Add(int at, Fact fact) => found.Add((at, fact with { Whose = Whom[at] }));

    /// <summary>Marks words as read: a period of time belongs to one fact only.</summary>
    public void Take(int first, int last)
    {
        for (var i = first; i <= last; i++)
            isTaken[i] = true;
    }

    public bool IsTaken(int word) => isTaken[word];

    /// <summary>What stands right behind a mark after a phrase, as people fill in a form: "pregnant? no", "any accutane: never".</summary>
    /// <returns>False for a no, true for a yes, null for neither and where the phrase or the answer is part of a longer thought ("safe if pregnant? no idea").</returns>
    public bool? AnswerAfter(int first, int last)
    {
        if (!Suppositions.MayBeAnswered(first) || !IsFieldName(first) || !HasAnswerMark(last) || !EndsAnswer(last + 1))
            return null;
        return Text[last + 1] switch
        {
            "no" or "nope" or "never" or "none" or "not" or "nah" => false,
            "yes" or "yep" or "yeah" or "yup" => true,
            _ => null,
        };
    }

    private bool HasAnswerMark(int word) =>
        word + 1 < Text.Count && (Text.HasMarkAfter(word, '?') || Text.HasMarkAfter(word, ':') || Text.HasMarkAfter(word, '-') || Text.HasMarkAfter(word, '='));

    private bool IsFieldName(int first)
    {
        while (!Text.IsHead(first) && BeforeField.Contains(Text[first - 1]))
            first--;
        return Text.IsHead(first);
    }

    private bool EndsAnswer(int answer)
    {
        if (!Text.SameStretch(answer, answer + 1))
            return !Text.HasMarkAfter(answer, '/');
        var tail = AnswerTails.Match(Text, answer + 1, out _);
        return tail > 0 && !Text.SameStretch(answer, answer + tail + 1);
    }
}
