using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>The fixed names of what a person may want. Training data, dialogue tests, transcripts and reports use them.</summary>
public static class IntentNames
{
    /// <summary>Questions about a topic; each topic answers those it has content for.</summary>
    public static ImmutableArray<string> Aspects { get; } =
    [
        "ask_definition", "ask_mechanism", "ask_source", "ask_cause", "ask_appearance", "ask_types", "ask_prognosis",
        "ask_prevention", "ask_treatment_options", "ask_benefit", "ask_effectiveness", "ask_candidacy", "ask_safety",
        "ask_comparison", "ask_combination", "ask_procedure", "ask_pain", "ask_downtime", "ask_sessions",
        "ask_results_timeline", "ask_preparation", "ask_aftercare", "ask_cost",
    ];

    /// <summary>Questions about the clinic.</summary>
    public static ImmutableArray<string> Clinic { get; } =
    [
        "ask_services", "ask_hours", "ask_location", "ask_contact", "ask_payment", "ask_provider", "ask_policy",
        "ask_privacy", "ask_virtual",
    ];

    /// <summary>What a person tells about themselves.</summary>
    public static ImmutableArray<string> Telling { get; } = ["report_concern", "report_reaction", "give_information"];

    public static ImmutableArray<string> Appointments { get; } =
    [
        "book_appointment", "ask_availability", "reschedule_appointment", "cancel_appointment", "check_appointment",
    ];

    /// <summary>Talk about the talk.</summary>
    public static ImmutableArray<string> Social { get; } =
    [
        "greet", "goodbye", "thank", "affirm", "deny", "ask_help", "repeat", "talk_to_human", "ask_if_bot", "complain",
        "praise", "stop", "restart", "delete_my_data", "chitchat", OutOfScope,
    ];

    public const string OutOfScope = "out_of_scope";

    public static ImmutableArray<string> All { get; } = [.. Aspects, .. Clinic, .. Telling, .. Appointments, .. Social];

    private static readonly FrozenSet<string> AspectSet = Aspects.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> AllSet = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for what can stand in a list of readings to choose from; nobody chooses "yes" there, or to be telling something.</summary>
    public static bool IsOffered(string intent) => intent is not ("affirm" or "deny" or "give_information" or OutOfScope);

    /// <summary>True for a question that needs a topic to be answered.</summary>
    public static bool IsAspect(string intent) => AspectSet.Contains(intent);

    public static bool IsKnown(string intent) => AllSet.Contains(intent);
}
