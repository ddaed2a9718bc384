using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Signs;

/// <summary>Trains the detector of signs. Same data and encoder, same bytes.</summary>
public static class SignDetectorTrainer
{
    /// <summary>Of so many lines one is kept back to learn the limits on.</summary>
    private const int HeldBack = 3;

    /// <summary>Share of harmless lines, most of them near misses by intent, that may be asked a question; and that may raise an outcome.</summary>
    private const double AskedShare = 0.15;

    private const double RaisedShare = 0.012;

    /// <summary>L2 weight; more than the classifier's, since the lines of a rule are few and no two alike.</summary>
    private const float L2 = 0.2f;

    /// <summary>Lines that must hold an n-gram: rarer ones cost most of the time and say little beside the vector.</summary>
    private const int MinLines = 3;

    /// <summary>What changes the detector besides data and encoder; part of its hash.</summary>
    public static string Settings { get; } = FormattableString.Invariant($"{FittedHeads.Settings}, signs L2 {L2}, min {MinLines}, held back 1 of {HeldBack}, asked {AskedShare}, raised {RaisedShare}, first part, v4");

    /// <param name="encoder">Null to read n-grams alone.</param>
    /// <param name="hash">Names data, settings and encoder; kept with the detector.</param>
    public static SignDetector Train(SignData data, ISentenceEncoder? encoder, string hash, CancellationToken cancellationToken)
    {
        var rows = TrainingRows.Of(data.Lines, SignDetector.None, encoder, isFineTuned: false, cancellationToken, label => data.Rules.GetValueOrDefault(label)?.Name ?? label) with { HasSlips = true };
        ImmutableArray<string?> found = [.. rows.Labels.Select(label => data.Rules.GetValueOrDefault(label)?.Outcome)];
        var (kept, held) = (new List<int>(), new List<int>());
        for (var i = 0; i < rows.Lines.Length; i++)
            (i % HeldBack == 0 ? held : kept).Add(i);
        var trial = Detector(rows, found, FittedHeads.Fit(rows, [.. kept], L2, MinLines, cancellationToken), hash, [.. SignDetector.Levels.Select(_ => new SignLimits(0, 0))]);
        var scores = held.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(i => (trial.Score(rows.Lines[i].Text).Levels, Outcome: found[rows.Truth[i]])).ToArray();
        return Detector(rows, found, FittedHeads.Fit(rows, [.. Enumerable.Range(0, rows.Lines.Length)], L2, MinLines, cancellationToken), hash, [.. SignDetector.Levels.Select((level, i) => Limits(scores, level, i))]);
    }

    private static SignDetector Detector(TrainingRows rows, ImmutableArray<string?> outcomes, FittedHeads heads, string hash, ImmutableArray<SignLimits> limits) =>
        new(rows.Labels, outcomes, heads.Features, heads.Quick, heads.Full, heads.Space, limits, hash);

    /// <summary>Limits of a level: of the lines that are milder, so large a share lies above them and no larger.</summary>
    private static SignLimits Limits((float[] Levels, string? Outcome)[] scores, string level, int index)
    {
        var harmless = scores.Where(line => line.Outcome is null || TriageOutcomes.RankOf(line.Outcome) > TriageOutcomes.RankOf(level))
            .Select(line => line.Levels[index]).OrderDescending().ToArray();
        return harmless.Length == 0 ? new SignLimits(2, 2) : new SignLimits(Above(AskedShare), Above(RaisedShare));

        float Above(double share) => MathF.BitIncrement(harmless[(int)(share * harmless.Length)]);
    }
}
