using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>A message as all readers of facts see it, and the facts found so far.</summary>
internal sealed class FactScene
{
    /// <summary>Most facts of one message; a longer list is no telling any more.</summary>
    public const int MaxFacts = 40;

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

    /// <summary>Facts in the order said, the same one once.</summary>
    public ImmutableArray<Fact> Facts => [.. found.OrderBy(entry => entry.At).Select(entry => entry.Fact).DistinctBy(fact => (fact.Name, fact.Value, fact.Whose)).Take(MaxFacts)];

    /// <summary>Adds a fact said from a word on; of whom it is told is read from the message.</summary>
    public void Add(int at, Fact fact) => found.Add((at, fact with { Whose = Whom[at] }));

    /// <summary>Marks words as read: a period of time belongs to one fact only.</summary>
    public void Take(int first, int last)
    {
        for (var i = first; i <= last; i++)
            isTaken[i] = true;
    }

    public bool IsTaken(int word) => isTaken[word];

    /// <summary>What stands right behind a mark after a word, as people fill in a form: "pregnant? no", "accutane: never".</summary>
    /// <returns>False for a no, true for a yes, null for neither.</returns>
    public bool? AnswerAfter(int word)
    {
        if (word + 1 >= Text.Count || !(Text.HasMarkAfter(word, '?') || Text.HasMarkAfter(word, ':') || Text.HasMarkAfter(word, '-') || Text.HasMarkAfter(word, '=')))
            return null;
        return Text[word + 1] switch
        {
            "no" or "nope" or "never" or "none" or "not" or "nah" => Text.Near(word + 2) is "sure" ? null : false,
            "yes" or "yep" or "yeah" or "yup" => true,
            _ => null,
        };
    }
}
