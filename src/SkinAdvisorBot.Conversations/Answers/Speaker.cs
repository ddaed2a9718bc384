using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Says what was asked for, and what the conversation is about afterwards.</summary>
internal static class Speaker
{
    private const int MaxChoices = 4;

    private const int MaxSources = 6;

    private const int MaxSourcesOnSms = 2;

    /// <summary>Topics offered when a question names none.</summary>
    private static readonly ImmutableArray<string> CommonTopics = ["combined_treatment", "exosomes", "melasma", "laser"];

    /// <summary>Courtesies that only lead in an answer when the message also asks for something.</summary>
    private static readonly ImmutableArray<(string Intent, string Lead)> Courtesies = [("greet", ActIds.GreetPrefix), ("thank", ActIds.ThankPrefix)];

    /// <summary>What came of it.</summary>
    /// <param name="After">The conversation, without what the writer keeps of the words.</param>
    /// <param name="ActedOn">The intents answered, in the order said.</param>
    public readonly record struct Spoken(Conversation After, ImmutableArray<IntentGuess> ActedOn);

    /// <param name="asks">In the order said; never empty.</param>
    public static Spoken Speak(Conversation before, InboundMessage message, Meaning meaning, ImmutableArray<Ask> asks, ReplyWriter writer, Playbook playbook)
    {
        var wanted = Distinct(asks);
        var spoken = wanted;
        foreach (var (intent, lead) in Courtesies)
        {
            if (spoken.Length < 2 || spoken.FirstOrDefault(ask => ask.Guess.Name == intent) is not { } courtesy)
                continue;
            writer.Lead(lead);
            spoken = spoken.Remove(courtesy);
        }

        spoken = WorthSaying(spoken);
        if (meaning.IsCorrection && spoken[0] is Ask.Answered { Subjects: [var subject, ..] } && before.LastIntent is not null && playbook.FindTopic(subject) is { } topic)
            writer.Lead(ActIds.Corrected, ("topic", topic.Name));

        ImmutableArray<Choice>? offered = null;
        foreach (var ask in spoken.Take(Advisor.MaxAnswers))
            offered = SpeakOne(before, message, ask, writer, playbook) ?? offered;
        var rest = spoken.Skip(Advisor.MaxAnswers).Select(ask => Button(ask.Text)).ToImmutableArray();
        if (!rest.IsEmpty)
            writer.Say(playbook.Act(ActIds.MoreQuestions));
        writer.SettleSuggestions(rest);
        var after = After(before, meaning, spoken) with { Choices = offered };
        if (spoken.Any(ask => ask is Ask.Acted { ActId: "restart" }))
            after = Restarted(before);
        return new Spoken(after, [.. wanted.Where(ask => spoken.Contains(ask) || IsCourtesy(ask)).Select(ask => ask.Guess)]);
    }

    /// <summary>A new start forgets what was spoken of, and nothing that keeps a person safe.</summary>
    private static Conversation Restarted(Conversation before) => Conversation.Empty with
    {
        Heard = before.Heard, Outcome = before.Outcome, Rules = before.Rules, Settling = before.Settling, Cleared = before.Cleared, Examined = before.Examined, Alert = before.Alert, Appointments = before.Appointments, Reminded = before.Reminded,
    };

    /// <summary>What was not understood is asked about only when nothing else was, and a reaction leaves no room for questions back.</summary>
    private static ImmutableArray<Ask> WorthSaying(ImmutableArray<Ask> asks)
    {
        var understood = asks.Where(IsUnderstood).ToImmutableArray();
        if (understood.IsEmpty)
            return [.. asks.Take(1)];
        var weighty = understood.Where(ask => ask is not Ask.Acted { ActId: "affirm" or "deny" or "chitchat" or "give_information" or IntentNames.OutOfScope }).ToImmutableArray();
        if (!weighty.IsEmpty)
            understood = weighty;
        if (understood.Any(ask => ask is Ask.Answered))
            understood = [.. understood.Where(ask => ask is not Ask.Topicless)];
        return understood.Any(ask => ask is Ask.Acted { ActId: "report_reaction" })
            ? [.. understood.Where(ask => ask is Ask.Answered or Ask.Acted).OrderBy(ask => ask is Ask.Acted { ActId: "report_reaction" } ? 0 : 1)]
            : understood;
    }

    private static ImmutableArray<Choice>? SpeakOne(Conversation before, InboundMessage message, Ask ask, ReplyWriter writer, Playbook playbook)
    {
        switch (ask)
        {
            case Ask.Answered answered:
                writer.Say(answered.Answer);
                return null;
            case Ask.Missing missing:
                var known = WhatTopicHas(missing.Topic, playbook);
                writer.Offer(playbook.Act(ActIds.AspectMissing), known, ("topic", missing.Topic.Name));
                return known;
            case Ask.More more:
                var further = WhatTopicHas(more.Topic, playbook, except: before.LastIntent);
                writer.Offer(playbook.Act(ActIds.TellMore), further, ("topic", more.Topic.Name));
                return further;
            case Ask.Sources:
                SaySources(before, writer, playbook);
                return null;
            case Ask.Topicless topicless:
                var topics = CommonTopics.Select(playbook.FindTopic).OfType<Topic>()
                    .Select(topic => new Choice(Capital(topic.Name), topicless.Guess.Name, topic.Id)).ToImmutableArray();
                writer.Offer(playbook.Act(ActIds.WhichTopic), topics);
                return topics;
            case Ask.Unclear unclear:
                var readings = unclear.Readings.Select(guess => Reading(guess, unclear.Topic, playbook)).ToImmutableArray();
                writer.Offer(playbook.Act(before.Misses > 0 ? ActIds.FallbackPerson : ActIds.Disambiguate), readings);
                return readings;
            case Ask.Acted { ActId: "repeat" }:
                SayAgain(before, writer, playbook);
                return before.Choices;
            case Ask.Acted { ActId: "ask_hours" } hours:
                SayHours(message, hours.Text, writer, playbook);
                return null;
            case Ask.Acted { ActId: IntentNames.OutOfScope } when before.Misses > 0:
                writer.Say(playbook.Act(ActIds.FallbackPerson));
                return null;
            case Ask.Acted acted:
                writer.Say(playbook.Act(acted.ActId));
                return null;
            case Ask.Unknown:
                writer.Say(playbook.Act(before.Misses > 0 ? ActIds.FallbackPerson : ActIds.Fallback));
                return null;
            default:
                throw new System.Diagnostics.UnreachableException($"Ask {ask.GetType().Name} has no branch.");
        }
    }

    private static void SayAgain(Conversation before, ReplyWriter writer, Playbook playbook)
    {
        var answers = before.LastKeys.Select(playbook.FindAnswer).OfType<Answer>().ToImmutableArray();
        foreach (var answer in answers)
            writer.Say(answer);
        if (!answers.IsEmpty)
            return;
        if (before.Choices is { IsEmpty: false } choices)
        {
            writer.Offer(playbook.Act(ActIds.Disambiguate), choices);
            return;
        }

        if (before.Heard > 0 && before.LastKeys.Select(playbook.FindAct).OfType<Act>().LastOrDefault() is { } act && act.Id != ActIds.Again && !Booking.BookingActs.Required.Contains(act.Id))
            writer.Lead(ActIds.Again);
        else
            act = playbook.Act("repeat");
        writer.Say(act);
    }

    private static void SaySources(Conversation before, ReplyWriter writer, Playbook playbook)
    {
        var references = before.LastKeys.Select(playbook.FindAnswer).OfType<Answer>().SelectMany(answer => answer.Sources).DistinctBy(source => source.Key)
            .Take(writer.IsSms ? MaxSourcesOnSms : MaxSources)
            .Select(source => writer.IsSms ? $"{source.Publisher} {source.Year}" : $"{source.Title} ({source.Publisher}, {source.Year})");
        writer.Say(playbook.Act(ActIds.Sources), ("references", references.ToArray()));
    }

    private static void SayHours(InboundMessage message, string text, ReplyWriter writer, Playbook playbook)
    {
        var clinic = playbook.Clinic;
        var day = DayWords.Find(text, clinic.DayAt(message.At));
        if (day is null || clinic.Hours.IsEmpty)
        {
            writer.Say(playbook.Act("ask_hours"), ("day", null), ("day_hours", null));
            return;
        }

        var hours = clinic.Hours.TryGetValue(day.Value, out var open) ? open.ToString() : "closed";
        writer.Say(playbook.Act("ask_hours"), ("day", day.Value.ToString()), ("day_hours", hours));
    }

    private static Conversation After(Conversation before, Meaning meaning, ImmutableArray<Ask> spoken)
    {
        var topics = spoken.Reverse().SelectMany(ask => AskReader.TopicsOf(ask))
            .Concat(meaning.Topics).Concat(before.Topics)
            .Distinct(StringComparer.Ordinal).Take(Conversation.MaxTopics);
        var aspect = spoken.Where(ask => IntentNames.IsAspect(ask.Guess.Name)).Select(ask => ask.Guess.Name).LastOrDefault();
        return before with
        {
            Topics = [.. topics],
            Beside = spoken.OfType<Ask.Answered>().LastOrDefault()?.Beside ?? before.Beside,
            LastIntent = aspect ?? before.LastIntent,
            Misses = spoken.Any(IsHelped) ? 0 : before.Misses + 1,
            Facts = KeptFacts.Add(before.Facts, meaning.Facts),
        };
    }

    private static ImmutableArray<Ask> Distinct(ImmutableArray<Ask> asks) =>
        [.. asks.DistinctBy(ask => ask is Ask.Answered answered ? answered.Answer.Key : ask is Ask.Acted acted ? acted.ActId : ask.Guess.Name)];

    private static bool IsUnderstood(Ask ask) => ask is not (Ask.Unknown or Ask.Unclear);

    /// <summary>A person told twice that something is not our field wants somebody else, as one not understood does.</summary>
    private static bool IsHelped(Ask ask) => IsUnderstood(ask) && ask is not Ask.Acted { ActId: IntentNames.OutOfScope };

    private static bool IsCourtesy(Ask ask) => Courtesies.Any(courtesy => courtesy.Intent == ask.Guess.Name);

    private static ImmutableArray<Choice> WhatTopicHas(Topic topic, Playbook playbook, string? except = null) =>
        [.. topic.Answers.Where(answer => answer.With.IsEmpty && answer.Intent != except).Select(answer => answer.Intent).Distinct(StringComparer.Ordinal)
            .Take(MaxChoices).Select(intent => Reading(new IntentGuess(intent, 1), topic.Id, playbook))];

    private static Choice Reading(IntentGuess guess, string? topicId, Playbook playbook)
    {
        var topic = topicId is null ? null : playbook.FindTopic(topicId);
        var label = playbook.FindReading(guess.Name)?.Say(playbook.Clinic.Facts, ("topic", topic?.Name ?? "it")) ?? guess.Name;
        return new Choice(Capital(label), guess.Name, IntentNames.IsAspect(guess.Name) ? topic?.Id : null);
    }

    private static string Button(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");

    private static string Capital(string text) => text.Length == 0 ? text : string.Concat(char.ToUpper(text[0], CultureInfo.InvariantCulture).ToString(), text.AsSpan(1));
}
