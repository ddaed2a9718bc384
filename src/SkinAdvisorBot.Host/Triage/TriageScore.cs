using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>How triage does on messages whose outcome is known.</summary>
/// <param name="Outcomes">By expected outcome, <c>none</c> for those where no concern is told.</param>
/// <param name="RedFlagRecall">Share of emergency, crisis and urgent messages that raised an outcome this urgent, or another that is right, or were asked the question that settles it; null without any.</param>
/// <param name="RedFlagRaised">The same without those that were only asked.</param>
/// <param name="FalseAlarmRate">Share of harmless messages (clinic-consult, self-care or none) that raised one of these outcomes; null without any.</param>
/// <param name="AskedRate">Share of harmless messages that were asked such a question for nothing; null without any.</param>
/// <param name="OverRate">Share of see-dermatologist and defer messages that raised one of these outcomes; null without any.</param>
/// <param name="Misses">Messages that raised less than they should have and were not asked.</param>
/// <param name="FalseAlarms">Messages that raised an alarm without one of these outcomes being right.</param>
public sealed record TriageScore(
    int N,
    ImmutableSortedDictionary<string, OutcomeScore> Outcomes,
    double? RedFlagRecall,
    double? RedFlagRaised,
    double? FalseAlarmRate,
    double? AskedRate,
    double? OverRate,
    ImmutableArray<TriageError> Misses,
    ImmutableArray<TriageError> FalseAlarms)
{
    private const string NoOutcome = "none";

    /// <summary>Says every message as the first of a conversation of its own.</summary>
    public static TriageScore Of(ImmutableArray<TriageCase> cases, TurnMaker maker, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var results = cases.Select(line =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Judge(line, maker, at);
        }).ToImmutableArray();
        var red = results.Where(result => IsAcute(result.Case.Outcome)).ToArray();
        var other = results.Where(result => !IsAcute(result.Case.Outcome)).ToArray();
        var harmless = other.Where(result => result.Case.Outcome is null or TriageOutcomes.ClinicConsult or TriageOutcomes.SelfCare).ToArray();
        var alarms = other.Where(result => IsAcute(result.Got) && !result.Case.Acceptable.Contains(result.Got)).ToHashSet();
        return new TriageScore(
            results.Length,
            results.GroupBy(result => result.Case.Outcome ?? NoOutcome, StringComparer.Ordinal).ToImmutableSortedDictionary(group => group.Key, group => OutcomeScore.Of([.. group]), StringComparer.Ordinal),
            Share(red, result => result.IsRaised || result.IsAsked),
            Share(red, result => result.IsRaised),
            Share(harmless, alarms.Contains),
            Share(harmless, result => !IsAcute(result.Got) && IsAcute(result.AskedOutcome)),
            Share([.. other.Except(harmless)], alarms.Contains),
            [.. results.Where(result => !result.IsRaised && !result.IsAsked).Select(TriageError.Of)],
            [.. alarms.Select(TriageError.Of)]);
    }

    private static TriageResult Judge(TriageCase line, TurnMaker maker, DateTimeOffset at)
    {
        var before = maker.Welcome(ChannelKind.Web, at).Turn.After;
        var (after, asked) = maker.AnswerAsking(before, new InboundMessage(line.Id, line.Text, ChannelKind.Web, at));
        return new TriageResult(line, after.Outcome, after.Rules, asked);
    }

    private static double? Share(TriageResult[] results, Func<TriageResult, bool> holds) => results.Length == 0 ? null : (double)results.Count(holds) / results.Length;

    private static bool IsAcute(string? outcome) => outcome is not null && TriageOutcomes.IsAcute(outcome);
}

/// <param name="Recall">Share that raised an outcome this urgent or more, or one that is right too.</param>
/// <param name="Asked">Share that did not, and was asked the question that settles it.</param>
/// <param name="Exact">Share that raised this very outcome or one that is right too.</param>
public sealed record OutcomeScore(int N, double Recall, double Asked, double Exact)
{
    internal static OutcomeScore Of(IReadOnlyCollection<TriageResult> results) => new(
        results.Count,
        (double)results.Count(result => result.IsRaised) / results.Count,
        (double)results.Count(result => !result.IsRaised && result.IsAsked) / results.Count,
        (double)results.Count(result => result.IsExact) / results.Count);
}

/// <summary>A message that triage took wrongly.</summary>
public sealed record TriageError(string Id, string? Expected, string? Got, ImmutableArray<string> Rules, string Text)
{
    internal static TriageError Of(TriageResult result) => new(result.Case.Id, result.Case.Outcome, result.Got, result.Rules, result.Case.Text);
}

/// <param name="AskedOutcome">The outcome of the rule whose question was asked; null when none was.</param>
internal sealed record TriageResult(TriageCase Case, string? Got, ImmutableArray<string> Rules, string? AskedOutcome)
{
    public bool IsExact => Got == Case.Outcome || Case.Acceptable.Contains(Got);

    public bool IsRaised => IsExact || Rank(Got) <= Rank(Case.Outcome);

    public bool IsAsked => AskedOutcome is not null && Rank(AskedOutcome) <= Rank(Case.Outcome);

    private static int Rank(string? outcome) => outcome is null ? TriageOutcomes.ByUrgency.Length : TriageOutcomes.RankOf(outcome);
}

[JsonSerializable(typeof(TriageScore))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = false)]
internal sealed partial class TriageScoreJson : JsonSerializerContext;
