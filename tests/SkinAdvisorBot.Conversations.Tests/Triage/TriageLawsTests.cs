using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>What may be added to a message never makes its outcome less urgent.</summary>
[Properties(Arbitrary = [typeof(TriageLawsTests)], MaxTest = 300)]
public sealed class TriageLawsTests
{
    /// <param name="Name">Shown with the counter-example.</param>
    public sealed record Change(string Name, Func<string, string> Apply)
    {
        public override string ToString() => Name;
    }

    /// <summary>A message that fires a rule, with changes that take nothing of its sense.</summary>
    public sealed record Told(string Text, ImmutableArray<Change> Changes)
    {
        public string Changed => Changes.Aggregate(Text, (text, change) => change.Apply(text));

        public override string ToString() => $"'{Text}' + {string.Join(" + ", Changes)} = '{Changed}'";
    }

    private static readonly ImmutableArray<string> Texts =
        [.. ShippedContent.Playbook.TriageRules.Where(rule => TriageOutcomes.RankOf(rule.Outcome) <= TriageOutcomes.RankOf(TriageOutcomes.Defer)).SelectMany(rule => rule.FiresOn)];

    /// <summary>Words that several messages spell alike: a slip in one that is misspelt already makes two.</summary>
    private static readonly ImmutableHashSet<string> WellSpelt =
        [.. Texts.SelectMany(text => text.Split(' ').Distinct()).Where(word => word.Length >= 7 && word.All(char.IsAsciiLetterLower)).GroupBy(word => word).Where(group => group.Count() >= 3).Select(group => group.Key)];

    public static Arbitrary<Told> Messages()
    {
        var typo = from at in Gen.Choose(0, 200) from how in Gen.Choose(0, 2) select new Change($"typo {at}/{how}", text => WithTypo(text, at, how));
        var before = Gen.Elements("hi there. ", "Hello! ", "good morning, quick question. ", "hey, sorry to bother you. ", "so um. ", "How much is Fraxel? ", "are you open on saturday? ", "😭 ", "hola. ")
            .Select(words => new Change($"begun with '{words}'", text => words + text));
        var after = Gen.Elements(" 😭😭", " !!!", " please", ". thank you so much", ". how much is a consultation?", ". do you take insurance?", ". btw love your page", "... lol", ". what are exosomes?")
            .Select(words => new Change($"ended with '{words}'", text => text + words));
        var upper = Gen.Constant(new Change("in capitals", text => text.ToUpperInvariant()));
        var spaced = Gen.Constant(new Change("with wide spaces", text => text.Replace(" ", "  ", StringComparison.Ordinal)));
        var denied = Gen.Elements(". no cough", ". no headache otherwise", ". I don't smoke", ". no diarrhea").Select(words => new Change($"with '{words}'", text => text + words));
        var told =
            from text in Gen.Elements(Texts.ToArray())
            from count in Gen.Choose(1, 3)
            from changes in Gen.OneOf(typo, before, after, upper, spaced, denied).ListOf(count)
            select new Told(text, [.. changes]);
        return Arb.From(told, message => Enumerable.Range(0, message.Changes.Length).Where(_ => message.Changes.Length > 1).Select(i => message with { Changes = message.Changes.RemoveAt(i) }));
    }

    [Property]
    public Property Adding_greetings_fillers_questions_emoji_typos_capitals_and_denials_never_makes_it_less_urgent(Told told)
    {
        var plain = Rank(told.Text);
        var changed = Rank(told.Changed);

        return (changed <= plain).Label($"{told}: {Name(plain)} became {Name(changed)}");
    }

    [Property]
    public Property The_order_of_sentences_does_not_matter(Told told)
    {
        var text = told.Text.TrimEnd('.', '!', '?');

        return (Rank($"{text}. I love your clinic.") == Rank($"I love your clinic. {text}.")).Label($"'{text}'");
    }

    [Property]
    public Property In_any_state_of_the_talk_the_red_flag_gets_its_reply_at_that_turn(Told told, TalkSoFar soFar)
    {
        var outcome = TriageScreen.Look(told.Text, ShippedContent.Playbook)?.Outcome;
        var talk = soFar.Play();

        var turn = talk.Hears(AMeaning.Nothing, told.Text);

        var holds = outcome is null || !TriageOutcomes.IsAcute(outcome)
            || (turn.After.LastKeys is [var key] && key.StartsWith("triage/", StringComparison.Ordinal) && TriageOutcomes.RankOf(turn.After.Outcome!) <= TriageOutcomes.RankOf(outcome));
        return holds.Label($"{soFar}, then '{told.Text}' ({outcome}): {string.Join(", ", turn.After.LastKeys)}");
    }

    /// <summary>A talk by its intents and words, of any length.</summary>
    public sealed record TalkSoFar(ImmutableArray<(string Intent, string Text)> Said)
    {
        public AConversation Play()
        {
            var talk = GeneralRulesTests.Talk();
            foreach (var (intent, text) in Said)
                talk.Hears(AMeaning.Of(intent), text);
            return talk;
        }

        public override string ToString() => string.Join(" / ", Said.Select(said => $"{said.Text} ({said.Intent})"));
    }

    public static Arbitrary<TalkSoFar> Talks()
    {
        var said = Gen.Elements(
            ("report_concern", "brown patches on my cheek"), ("give_information", "two years"), ("deny", "no"), ("affirm", "yes"), ("stop", "stop"), ("book_appointment", "book me"),
            ("ask_definition", "what are exosomes"), ("report_concern", "my mole is growing"), ("give_information", "im pregnant"), ("greet", "hi"), ("affirm", "go on"), ("restart", "start over"));
        return Gen.Choose(0, 6).SelectMany(count => said.ListOf(count)).Select(list => new TalkSoFar([.. list])).ToArbitrary();
    }

    /// <summary>One slip in one of the longer words: a letter left out, doubled, or two exchanged.</summary>
    private static string WithTypo(string text, int at, int how)
    {
        var words = text.Split(' ');
        var longer = Enumerable.Range(0, words.Length).Where(i => WellSpelt.Contains(words[i])).ToArray();
        if (longer.Length == 0)
            return text;
        var index = longer[at % longer.Length];
        var word = words[index];
        var place = 2 + (at % (word.Length - 4));
        words[index] = how switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, word[place].ToString()),
            _ => string.Concat(word.AsSpan(0, place), word[place + 1].ToString(), word[place].ToString(), word.AsSpan(place + 2)),
        };

        // A slip that makes another word ("started", "stated") is no misspelling any more, and three of a letter are read as a drawl.
        var isDrawl = Enumerable.Range(2, words[index].Length - 2).Any(i => words[index][i] == words[index][i - 1] && words[index][i] == words[index][i - 2]);
        return isDrawl || WellSpelt.Contains(words[index]) || words[index] == "stated" ? text : string.Join(' ', words);
    }

    private static int Rank(string text) => TriageScreen.Look(text, ShippedContent.Playbook) is { } finding ? TriageOutcomes.RankOf(finding.Outcome) : TriageOutcomes.ByUrgency.Length;

    private static string Name(int rank) => rank < TriageOutcomes.ByUrgency.Length ? TriageOutcomes.ByUrgency[rank] : "nothing";
}
