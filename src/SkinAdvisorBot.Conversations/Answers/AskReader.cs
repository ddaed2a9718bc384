using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Settles what each clause asks for: the topic in force, ellipsis, corrections, and the answer itself.</summary>
public static class AskReader
{
    private const double Certain = 1.0;

    private const string Reaction = "report_reaction";

    /// <summary>A reaction this likely is heard beside whatever else was read: missing one costs more than asking.</summary>
    private const double HeedReaction = 0.2;

    /// <summary>Facts about themselves that nobody asked for are a concern being told, from this likelihood on.</summary>
    private const double HeedConcern = 0.25;

    private static readonly FrozenSet<string> MoreWords = FrozenSet.Create(
        StringComparer.Ordinal, "more", "tell me more", "tell me more please", "go on", "more info", "more please", "and more", "continue", "tell me more about it", "tell me more about that", "what else");

    /// <remarks>As <see cref="PlainWords"/> writes them: "what's" is "what" there.</remarks>
    private static readonly FrozenSet<string> SourceWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "source", "sources", "your source", "your sources", "what is your source", "what are your sources", "what your source", "what your sources", "sources please", "source please",
        "where did you get that", "where did you get that from", "where did you get that information", "where did you get that information from",
        "where does that come from", "according to who", "according to whom", "who says", "who says so", "says who", "can you cite that", "can you cite the papers",
        "any references", "references", "citation", "citations", "which studies", "what studies", "how do you know", "how do you know that");

    /// <summary>Words that point at what was spoken of, beside something newly named ("is Fraxel ok for it").</summary>
    private static readonly FrozenSet<string> Pronouns = FrozenSet.Create(StringComparer.Ordinal, "it", "that", "this", "them", "these", "they", "those");

    /// <summary>Intents that have an act, but about a topic are better answered by what the topic has.</summary>
    private static readonly FrozenSet<string> TopicFirst = FrozenSet.Create(StringComparer.Ordinal, "ask_services", "chitchat", IntentNames.OutOfScope, "affirm", "deny", "give_information");

    /// <summary>Intents that words near an example question never override: safety, people and appointments come first.</summary>
    private static readonly FrozenSet<string> Firm =
        IntentNames.Telling.Concat(IntentNames.Appointments).Concat(["talk_to_human", "complain", "stop", "restart", "delete_my_data"]).Except(["give_information"]).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">The whole message.</param>
    /// <returns>In the order said; never empty.</returns>
    public static ImmutableArray<Ask> Read(Conversation before, string text, Meaning meaning, Playbook playbook)
    {
        if (!meaning.Clauses.Any(clause => clause.Ranking[0].Name is not ("report_concern" or "stop" or "restart") && Firm.Contains(clause.Ranking[0].Name) && clause.Certainty == Certainty.Sure)
            && AnswerFinder.FindByWords(playbook, text, meaning.Topics, before.Topics, AnswerFinder.Verbatim) is { } own)
            return [.. CourtesiesOf(meaning), Found(own.Answer, own.Similarity, text, meaning.Topics, playbook)];
        var plain = string.Join(' ', PlainWords.Of(text));
        if (SourceWords.Contains(plain))
            return [new Ask.Sources(new IntentGuess("repeat", Certain), text)];
        if (before.Topics is [var topic, ..] && MoreWords.Contains(plain) && playbook.FindTopic(topic) is { } known)
            return [new Ask.More(new IntentGuess("repeat", Certain), text, known)];
        var asks = ImmutableArray.CreateBuilder<Ask>(meaning.Clauses.Length);
        var inForce = before.Topics;
        foreach (var clause in meaning.Clauses)
        {
            var ask = Read(before, inForce, meaning, clause, playbook);
            inForce = [.. TopicsOf(ask).Concat(clause.Topics).Concat(inForce).Distinct(StringComparer.Ordinal)];
            asks.Add(ask);
        }

        return asks.DrainToImmutable();
    }

    /// <summary>The topics an ask is about, for the conversation to go on with.</summary>
    public static ImmutableArray<string> TopicsOf(Ask ask) => ask switch
    {
        Ask.Answered answered => answered.Subjects,
        Ask.Missing missing => [missing.Topic.Id],
        _ => [],
    };

    /// <summary>What choosing one of the offered readings asks for.</summary>
    public static Ask Choose(Conversation before, Choice choice, Playbook playbook)
    {
        var guess = new IntentGuess(choice.Intent, Certain);
        if (!IntentNames.IsAspect(choice.Intent))
            return new Ask.Acted(guess, choice.Label, choice.Intent);
        ImmutableArray<string> subjects = choice.Topic is { } topic ? [topic] : [.. before.Topics.Take(1)];
        return Resolve(guess, new Question(choice.Label, choice.Intent, subjects, []), playbook);
    }

    private static Ask Read(Conversation before, ImmutableArray<string> inForce, Meaning meaning, Clause clause, Playbook playbook)
    {
        var best = clause.Ranking[0];

        // A tie with something that can't be offered is no question: the likelier reading stands.
        if (clause.Certainty == Certainty.Close && !clause.Offered.All(guess => IntentNames.IsOffered(guess.Name)))
            clause = clause with { Certainty = Certainty.Sure };
        if (clause.Ranking.FirstOrDefault(guess => guess.Name == Reaction) is { Confidence: >= HeedReaction } reaction)
            return new Ask.Acted(reaction, clause.Text, Reaction);
        if (best.Name == "give_information" && before.Flow is null && clause.Ranking.FirstOrDefault(guess => guess.Name == "report_concern") is { Confidence: >= HeedConcern } concern)
            return new Ask.Acted(concern, clause.Text, concern.Name);
        if (!clause.Text.Any(char.IsLetter))
            return new Ask.Unknown(best, clause.Text);

        // "sorry, I mean Sunday" names another day for the opening hours just asked about; which day is today does not matter here.
        if (meaning.IsCorrection && before.LastKeys.Contains("ask_hours") && clause.Certainty != Certainty.Sure && DayWords.Find(clause.Text, IsoDayOfWeek.Monday) is not null)
            return new Ask.Acted(new IntentGuess("ask_hours", Certain), clause.Text, "ask_hours");
        if (IsFollowUp(before, meaning, clause, best) is { } carried)
            return Resolve(new IntentGuess(carried, Certain), Carrying(QuestionOf(carried, inForce, meaning, clause, playbook), before), playbook);
        if (!(Firm.Contains(best.Name) && clause.Certainty == Certainty.Sure)
            && AnswerFinder.FindByWords(playbook, clause.Text, clause.Topics, inForce, Least(clause)) is { } near)
            return Found(near.Answer, near.Similarity, clause.Text, clause.Topics, playbook);
        if (clause.Certainty == Certainty.Sure && IntentNames.IsAspect(best.Name))
            return Resolve(best, QuestionOf(best.Name, inForce, meaning, clause, playbook), playbook);
        if (TopicFirst.Contains(best.Name) && Retopic(clause, meaning, inForce, playbook) is { } found)
            return found;
        return clause.Certainty switch
        {
            Certainty.Sure when best.Name == "ask_services" && clause.Topics.Length > 0 => ServiceOf(best, clause, playbook),
            Certainty.Sure => new Ask.Acted(best, clause.Text, best.Name),
            Certainty.Close => Unclear(clause, inForce, playbook),
            _ => new Ask.Unknown(best, clause.Text),
        };
    }

    /// <summary>The intent carried over from before, when the person only names another topic or takes one back; null when this clause asks for itself.</summary>
    private static string? IsFollowUp(Conversation before, Meaning meaning, Clause clause, IntentGuess best)
    {
        var pointsBack = meaning.PointsToOther && before.Topics.Length > 1;
        if (clause.Topics.IsEmpty && !pointsBack)
            return null;
        if (clause.IsEllipsis || pointsBack)
            return Carried(before, meaning, clause, best, fallback: "ask_definition");
        if (meaning.IsCorrection && before.LastIntent is not null && !(clause.Certainty == Certainty.Sure && IntentNames.IsAspect(best.Name) && best.Confidence > 0.7))
            return before.LastIntent;
        return null;
    }

    private static string Carried(Conversation before, Meaning meaning, Clause clause, IntentGuess best, string fallback)
    {
        if (clause.Topics.Length > 1 && PlainWords.Of(clause.Text).Exists(word => word is "or" or "vs" or "versus"))
            return "ask_comparison";

        // "and for dark skin?" asks whether it suits, whatever was asked before.
        if (best is { Name: "ask_candidacy" or "ask_cost" or "ask_pain" or "ask_downtime", Confidence: > 0.5 } && !meaning.IsCorrection)
            return best.Name;
        return before.LastIntent ?? fallback;
    }

    private static IEnumerable<Ask> CourtesiesOf(Meaning meaning) => meaning.Clauses
        .Where(clause => meaning.Clauses.Length > 1 && clause.Ranking[0].Name is "greet" or "thank" && clause.Certainty == Certainty.Sure)
        .Select(clause => new Ask.Acted(clause.Ranking[0], clause.Text, clause.Ranking[0].Name));

    private static float Least(Clause clause) => clause.Certainty == Certainty.Sure ? AnswerFinder.Close : AnswerFinder.Near;

    private static Ask.Answered Found(Answer answer, float similarity, string text, ImmutableArray<string> named, Playbook playbook)
    {
        ImmutableArray<string> subjects = [answer.TopicId, .. named.Where(topic => topic != answer.TopicId && !Qualifies(playbook, topic))];
        return new Ask.Answered(new IntentGuess(answer.Intent, similarity), text, answer, subjects, [.. named.Except([answer.TopicId])]);
    }

    private static Question QuestionOf(string intent, ImmutableArray<string> inForce, Meaning meaning, Clause clause, Playbook playbook)
    {
        var subjects = clause.Topics.Where(topic => !Qualifies(playbook, topic)).ToImmutableArray();
        var qualifiers = clause.Topics.Where(topic => Qualifies(playbook, topic)).ToImmutableArray();
        var known = inForce.Where(topic => !clause.DeniedTopics.Contains(topic) && !Qualifies(playbook, topic)).ToImmutableArray();
        if (subjects.IsEmpty && meaning.PointsToOther && known.Length > 1)
            subjects = [known[1]];
        if (subjects.IsEmpty && !known.IsEmpty)
            subjects = [known[0]];
        if (subjects.IsEmpty)
            return new Question(clause.Text, intent, qualifiers, []);

        // "which one is better for melasma" compares the two that were spoken of.
        if (intent == "ask_comparison" && clause.Topics.Length == 1 && known.Length > 1 && !known.Take(2).Contains(clause.Topics[0]) && PlainWords.Of(clause.Text).Contains("which"))
            return new Question(clause.Text, intent, [.. known.Take(2)], clause.Topics);

        // "which is better?" compares what was spoken of before; "is Fraxel ok for it" asks about both.
        if (subjects.Length == 1 && (intent == "ask_comparison" || (clause.Topics.Length > 0 && PlainWords.Of(clause.Text).Exists(Pronouns.Contains))))
            qualifiers = [.. qualifiers, .. known.Where(topic => topic != subjects[0]).Take(1)];
        return new Question(clause.Text, intent, subjects, qualifiers);
    }

    /// <summary>"and Fraxel?" after a question about dark skin is still about dark skin.</summary>
    private static Question Carrying(Question question, Conversation before) => question with
    {
        Qualifiers = [.. question.Qualifiers.Concat(before.Beside).Except(question.Subjects)],
    };

    private static ImmutableArray<string> Beside(Question question) => [.. question.Subjects.Skip(1).Concat(question.Qualifiers).Distinct(StringComparer.Ordinal)];

    private static Ask Resolve(IntentGuess guess, Question question, Playbook playbook)
    {
        if (question.Subjects.IsEmpty)
            return guess.Name == ActIds.Cost ? new Ask.Acted(guess, question.Text, ActIds.Cost) : new Ask.Topicless(guess, question.Text);
        if (AnswerFinder.Find(playbook, question) is { } answer)
            return new Ask.Answered(guess, question.Text, answer, question.Subjects, Beside(question));

        // A qualifier may know what the subject does not: pregnancy has its own word on many things.
        if (!question.Qualifiers.IsEmpty && AnswerFinder.Find(playbook, question with { Subjects = question.Qualifiers, Qualifiers = question.Subjects }) is { } other)
            return new Ask.Answered(guess, question.Text, other, question.Subjects, Beside(question));
        if (guess.Name == ActIds.Cost)
            return new Ask.Acted(guess, question.Text, ActIds.Cost);
        return playbook.FindTopic(question.Subjects[0]) is { } topic
            ? new Ask.Missing(guess, question.Text, topic)
            : new Ask.Topicless(guess, question.Text);
    }

    /// <summary>"do you do fraxel": what the topic says of it as an offer, else what it is.</summary>
    private static Ask ServiceOf(IntentGuess best, Clause clause, Playbook playbook)
    {
        var qualifiers = clause.Topics.Where(topic => Qualifies(playbook, topic)).ToImmutableArray();
        ImmutableArray<string> subjects = [.. clause.Topics.Except(qualifiers).DefaultIfEmpty(clause.Topics[0])];
        ImmutableArray<string> intents = qualifiers.IsEmpty ? ["ask_treatment_options", "ask_definition"] : ["ask_candidacy", "ask_treatment_options"];
        foreach (var intent in intents)
        {
            if (AnswerFinder.Find(playbook, new Question(clause.Text, intent, subjects, qualifiers)) is { } answer)
                return new Ask.Answered(best, clause.Text, answer, subjects, qualifiers);
        }

        return new Ask.Acted(best, clause.Text, best.Name);
    }

    /// <summary>A topic in a clause that seems to be none of our business, or a bare yes or no with a topic.</summary>
    private static Ask? Retopic(Clause clause, Meaning meaning, ImmutableArray<string> inForce, Playbook playbook)
    {
        if (clause.Topics.IsEmpty || clause.Ranking[0].Name == "ask_services")
            return null;
        var second = clause.Ranking.Skip(1).FirstOrDefault(guess => IntentNames.IsAspect(guess.Name));
        return second.Confidence >= 0.12
            ? Resolve(second, QuestionOf(second.Name, inForce, meaning, clause, playbook), playbook)
            : null;
    }

    private static Ask Unclear(Clause clause, ImmutableArray<string> inForce, Playbook playbook)
    {
        var topic = clause.Topics.Concat(inForce).FirstOrDefault(id => !Qualifies(playbook, id)) ?? clause.Topics.FirstOrDefault();

        // All of them or none: with one left out, the question would hold the right reading less often than promised.
        return topic is not null || clause.Offered.All(guess => !IntentNames.IsAspect(guess.Name) || guess.Name == ActIds.Cost)
            ? new Ask.Unclear(clause.Ranking[0], clause.Text, clause.Offered, topic)
            : new Ask.Unknown(clause.Ranking[0], clause.Text);
    }

    private static bool Qualifies(Playbook playbook, string topic) => playbook.FindTopic(topic)?.Qualifies == true;
}
