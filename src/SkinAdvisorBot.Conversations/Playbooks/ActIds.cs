using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Acts that the Advisor asks for by name; <c>dialogs/acts.yaml</c> must hold them all, besides one for every intent that is no aspect.</summary>
public static class ActIds
{
    /// <summary>The first words of a conversation.</summary>
    public const string Welcome = "welcome";

    /// <summary>Nothing was understood, for the first time.</summary>
    public const string Fallback = "fallback";

    /// <summary>Nothing was understood twice running: offers a person.</summary>
    public const string FallbackPerson = "fallback_person";

    /// <summary>Two readings are close; the readings follow as choices.</summary>
    public const string Disambiguate = "disambiguate";

    /// <summary>A question about a topic without a topic ("does it hurt?" as the first words).</summary>
    public const string WhichTopic = "which_topic";

    /// <summary>The topic has no answer to this kind of question; says what there is. Argument <c>topic</c>.</summary>
    public const string AspectMissing = "aspect_missing";

    /// <summary>"Tell me more": what else there is about the topic follows as choices. Argument <c>topic</c>.</summary>
    public const string TellMore = "tell_more";

    /// <summary>What the last answer rests on. Argument <c>references</c>: titles with publisher and year; empty when the last words rested on none.</summary>
    public const string Sources = "sources";

    /// <summary>Leads in an answer given before, in its other wording.</summary>
    public const string Again = "again";

    /// <summary>Takes a correction. Argument <c>topic</c>.</summary>
    public const string Corrected = "corrected";

    /// <summary>More was asked than is answered at once.</summary>
    public const string MoreQuestions = "more_questions";

    /// <summary>On SMS: more of this waits for the word MORE.</summary>
    public const string TextMore = "text_more";

    /// <summary>Somebody of the clinic speaks from now on; value <c>name</c>.</summary>
    public const string StaffJoined = "staff_joined";

    /// <summary>The assistant is back; value <c>name</c>.</summary>
    public const string StaffLeft = "staff_left";

    /// <summary>An empty message, or one with nothing readable in it.</summary>
    public const string Empty = "empty";

    /// <summary>Only emoji.</summary>
    public const string OnlyEmoji = "only_emoji";

    public const string TooLong = "too_long";

    /// <summary>The price of something: the clinic gives it.</summary>
    public const string Cost = "ask_cost";

    /// <summary>Short forms put before an answer when the message also greeted or thanked.</summary>
    public const string GreetPrefix = "greet_prefix";

    public const string ThankPrefix = "thank_prefix";

    /// <summary>Asks whether an emergency holds. Argument <c>question</c>.</summary>
    public const string SettleEmergency = "settle_emergency";

    /// <summary>Asks whether somebody thinks of dying. Argument <c>question</c>.</summary>
    public const string SettleCrisis = "settle_crisis";

    /// <summary>Asks whether an urgent row holds. Argument <c>question</c>.</summary>
    public const string SettleUrgent = "settle_urgent";

    /// <summary>Asks whether a milder row holds. Argument <c>question</c>.</summary>
    public const string SettleOther = "settle_other";

    /// <summary>After information about a danger: asks whether it is happening now. Argument <c>question</c>.</summary>
    public const string SettleCurious = "settle_curious";

    /// <summary>The question was answered no.</summary>
    public const string Settled = "settled";

    /// <summary>A doctor has looked since.</summary>
    public const string Examined = "examined";

    /// <summary>The interview begins.</summary>
    public const string InterviewOpen = "interview_open";

    /// <summary>Back to the interview after a question in between.</summary>
    public const string InterviewBack = "interview_back";

    /// <summary>The interview was left.</summary>
    public const string InterviewLeft = "interview_left";

    /// <summary>The interview ends; says back what was told. Argument <c>recap</c>, empty where nothing was.</summary>
    public const string InterviewClose = "interview_close";

    /// <summary>Suggests the combined consultation, once.</summary>
    public const string SuggestConsultation = "suggest_consultation";

    /// <summary>The suggestion was not wanted.</summary>
    public const string SuggestionDeclined = "suggestion_declined";

    /// <summary>HELP by SMS: who writes here, how to reach a person, how to end the texts.</summary>
    public const string SmsHelp = "sms_help";

    /// <summary>The one text after somebody ended their texts in their own words.</summary>
    public const string SmsOptedOut = "sms_opted_out";

    /// <summary>Somebody wants texts again.</summary>
    public const string SmsOptedIn = "sms_opted_in";

    /// <summary>Acts that need one wording only: said once, or in words that carriers have registered.</summary>
    public static ImmutableArray<string> Fixed { get; } = [Welcome, SmsHelp, SmsOptedOut, SmsOptedIn];

    public static ImmutableArray<string> Required { get; } =
    [
        Welcome, Fallback, FallbackPerson, Disambiguate, WhichTopic, AspectMissing, TellMore, Sources, Again, Corrected, MoreQuestions,
        TextMore, StaffJoined, StaffLeft, Empty, OnlyEmoji, TooLong, Cost, GreetPrefix, ThankPrefix,
        SettleEmergency, SettleCrisis, SettleUrgent, SettleOther, SettleCurious, Settled, Examined,
        InterviewOpen, InterviewBack, InterviewLeft, InterviewClose, SuggestConsultation, SuggestionDeclined,
        SmsHelp, SmsOptedOut, SmsOptedIn,
        .. IntentNames.Clinic, .. IntentNames.Telling, .. IntentNames.Appointments, .. IntentNames.Social,
    ];

    /// <summary>Names that the words of an act may use besides <c>clinic</c>.</summary>
    public static ImmutableArray<string> Arguments { get; } = ["topic", "day", "day_hours", "references", "question", "recap", "name"];
}
