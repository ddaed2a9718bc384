using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Interviews;

/// <summary>Leads the interview about a concern: what is known, what an answer says, what to ask next. Writes no words.</summary>
internal static partial class Interviewer
{
    /// <summary>The step whose answer is the concern itself.</summary>
    public const string Concern = "concern";

    private const int LongestNote = 200;

    /// <summary>Words beyond which a message is no short answer to a question.</summary>
    private const int ShortAnswer = 12;

    /// <summary>What a message says to the question asked.</summary>
    /// <param name="Facts">Facts kept, with those the answer tells.</param>
    /// <param name="IsHeard">False where the message does not answer.</param>
    /// <param name="Which">The step a bare yes leaves open; null for none.</param>
    /// <param name="Rule">The rule of triage a bare yes means; null for none.</param>
    public sealed record Heard(InterviewState State, ImmutableSortedDictionary<string, FactValue> Facts, bool IsHeard, InterviewStep? Which, string? Rule);

    /// <summary>Begins, with what the first message told.</summary>
    /// <param name="text">The person's words about the concern.</param>
    public static InterviewState Begin(string text, Meaning meaning)
    {
        var state = new InterviewState { IsOpen = true };
        return meaning.Topics.IsEmpty && meaning.Facts.IsEmpty && IsBare().IsMatch(text) ? state : Note(state, Concern, text);
    }

    /// <summary>Reads the answer to what was asked last.</summary>
    public static Heard Hear(Interview interview, Conversation before, string text, Meaning meaning, bool asksSomething)
    {
        var state = before.Interview!;
        var facts = KeptFacts.Add(before.Facts, meaning.Facts);
        var asked = state.Asking.Select(id => interview.Steps.First(step => step.Id == id)).ToImmutableArray();
        var isTold = meaning.Facts.Any(fact => asked.Any(step => step.Facts.Contains(fact.Name)));
        if (isTold)
            return new Heard(Settle(state, asked.Where(step => meaning.Facts.Any(fact => step.Facts.Contains(fact.Name)))), facts, true, null, null);
        if (IsPassedOver(text))
            return new Heard(Settle(state, asked), facts, true, null, null);
        if (asked.Length == 0 || asksSomething)
            return new Heard(state, facts, !meaning.Facts.IsEmpty, null, null);
        if (BareFact(asked[0], text) is { } bare)
            return new Heard(Settle(state, asked), KeptFacts.Add(facts, [bare]), true, null, null);
        return YesOrNo.Read(text) switch
        {
            false => Denied(state, asked, facts),
            true when asked.Length == 1 => Affirmed(state, asked[0], facts, text),
            _ => Words(state, asked, facts, text, meaning),
        };
    }

    /// <summary>Whether the person would rather not answer this question.</summary>
    public static bool IsPassedOver(string text) => PassedOver().IsMatch(text);

    /// <summary>The steps to ask next; empty when all is known.</summary>
    /// <param name="isRoomy">Whether two that go together may be asked at once.</param>
    public static ImmutableArray<InterviewStep> Next(Interview interview, Conversation conversation, bool isRoomy)
    {
        var open = interview.Steps.Where(step => !IsKnown(step, conversation)).ToImmutableArray();
        if (open.IsEmpty)
            return [];
        return isRoomy && interview.Pairs.FirstOrDefault(pair => pair.First == open[0].Id) is { } pair && open.FirstOrDefault(step => step.Id == pair.Second) is { } second
            ? [open[0], second]
            : [open[0]];
    }

    private static bool IsKnown(InterviewStep step, Conversation conversation)
    {
        var state = conversation.Interview!;
        if (state.Settled.Contains(step.Id) || state.Notes.ContainsKey(step.Id) || (step.OnlyIfYoung && !SoundsYoung(conversation)))
            return true;
        return step.Facts.Any(fact => conversation.Facts.ContainsKey(fact) || conversation.Facts.ContainsKey("no_" + fact))
            || (step.Facts.Contains(FactNames.Medicine) && conversation.Facts.ContainsKey(KeptFacts.PastMedicine));
    }

    /// <summary>The rule of the protocol that a suitable concern ends in.</summary>
    public static string RuleOf(Interview interview, Conversation conversation) =>
        interview.Outcomes.Where(entry => conversation.Topics.Contains(entry.Topic)).Select(entry => entry.Rule).FirstOrDefault() ?? interview.DefaultRule;

    private static Heard Denied(InterviewState state, ImmutableArray<InterviewStep> asked, ImmutableSortedDictionary<string, FactValue> facts)
    {
        foreach (var name in asked.SelectMany(step => step.Denies).Where(name => !facts.ContainsKey(name)))
            facts = KeptFacts.Add(facts, [new Fact(name, IsDenied: true)]);
        state = asked.Aggregate(state, (told, step) => Note(told, step.Id, "no"));
        return new Heard(state, facts, true, null, null);
    }

    private static Heard Affirmed(InterviewState state, InterviewStep step, ImmutableSortedDictionary<string, FactValue> facts, string text)
    {
        if (step.YesRule is { } rule)
            return new Heard(Note(state, step.Id, text), facts, true, null, rule);
        return step.Which.IsEmpty || state.IsAskedAgain
            ? new Heard(Note(state, step.Id, text), facts, true, null, null)
            : new Heard(state, facts, true, step, null);
    }

    /// <summary>Any few words answer a question that takes them; of two asked at once the first that does.</summary>
    private static Heard Words(InterviewState state, ImmutableArray<InterviewStep> asked, ImmutableSortedDictionary<string, FactValue> facts, string text, Meaning meaning)
    {
        var isShort = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length <= ShortAnswer;
        var step = asked.FirstOrDefault(step => step.TakesWords);
        if (step is not null && (isShort || step.Id == Concern) && text.Any(char.IsLetterOrDigit))
            return new Heard(Settle(Note(state, step.Id, text), asked.Where(other => other.TakesWords)), facts, true, null, null);
        return new Heard(state, facts, !meaning.Facts.IsEmpty, null, null);
    }

    private static Fact? BareFact(InterviewStep step, string text)
    {
        if (!int.TryParse(text.Trim().TrimEnd('.'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        if (step.Facts.Contains(FactNames.Age) && number is > 0 and < 110)
            return new Fact(FactNames.Age, number.ToString(CultureInfo.InvariantCulture));
        return step.Facts.Contains(FactNames.SkinType) && number is >= 1 and <= 6 ? new Fact(FactNames.SkinType, number.ToString(CultureInfo.InvariantCulture)) : null;
    }

    private static bool SoundsYoung(Conversation conversation) =>
        conversation.Facts.ContainsKey(FactNames.Age) || (conversation.Interview?.Notes.Values.Any(note => Young().IsMatch(note)) ?? false);

    private static InterviewState Settle(InterviewState state, IEnumerable<InterviewStep> steps) =>
        state with { Settled = [.. state.Settled.Concat(steps.Select(step => step.Id)).Distinct(StringComparer.Ordinal)] };

    private static InterviewState Note(InterviewState state, string step, string text)
    {
        var words = text.Trim();
        return Settled(state, step) with { Notes = state.Notes.SetItem(step, words.Length <= LongestNote ? words : words[..LongestNote]) };
    }

    private static InterviewState Settled(InterviewState state, string step) =>
        state with { Settled = [.. state.Settled.Append(step).Distinct(StringComparer.Ordinal)] };

    /// <summary>"I have a skin concern" names none.</summary>
    [GeneratedRegex(@"^\W*(?:(?:hi|hello|hey|so|well|please|um)\W+)*(?:i(?:'ve| have| got|'ve got)?\s+)?(?:(?:a|some|my|an?)\s+)?(?:few\s+)?(?:skin\s+)?(?:concerns?|problems?|issues?|questions?|worr(?:y|ies)|help)?(?:\s+(?:with|about|on)\s+(?:my\s+)?(?:skin|face))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsBare();

    [GeneratedRegex(@"^\W*(?:skip|next|pass|rather not(?: say)?|i'?d rather not(?: say)?|prefer not to(?: say)?|no comment|don'?t (?:want|wanna) to? ?(?:say|answer)|not telling)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PassedOver();

    [GeneratedRegex(@"\b(?:school|prom|teen(?:ager)?s?|my (?:mom|mum|dad|parents?)|homework|freshman|sophomore|high ?school|grade)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Young();
}
