using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>The fixed names of triage outcomes, and which is more urgent.</summary>
public static class TriageOutcomes
{
    public const string Emergency = "emergency";
    public const string Crisis = "crisis";
    public const string Urgent = "urgent";
    public const string SeeDermatologist = "see-dermatologist";
    public const string Defer = "defer";
    public const string ClinicConsult = "clinic-consult";
    public const string SelfCare = "self-care";

    /// <summary>All outcomes, the most urgent first.</summary>
    public static ImmutableArray<string> ByUrgency { get; } = [Emergency, Crisis, Urgent, SeeDermatologist, Defer, ClinicConsult, SelfCare];

    /// <summary>0 for the most urgent outcome, counting up.</summary>
    /// <exception cref="ArgumentException">No such outcome.</exception>
    public static int RankOf(string outcome)
    {
        var rank = ByUrgency.IndexOf(outcome);
        return rank >= 0 ? rank : throw new ArgumentException($"'{outcome}' is no triage outcome. Known: {string.Join(", ", ByUrgency)}.", nameof(outcome));
    }

    /// <summary>The more urgent of two outcomes; null counts as least.</summary>
    public static string? MostUrgent(string? one, string? other)
    {
        if (one is null || other is null)
            return one ?? other;
        return RankOf(one) <= RankOf(other) ? one : other;
    }

    /// <summary>True for what staff are alerted to: emergency, crisis, urgent.</summary>
    public static bool IsAcute(string outcome) => outcome is Emergency or Crisis or Urgent;
}
