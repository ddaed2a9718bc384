using System.Collections.Immutable;

namespace SkinAdvisorBot.Language.Evaluation;

/// <summary>A message and how far it was taken for one that no intent fits.</summary>
/// <param name="IsInScope">Whether some intent fits it, by its label.</param>
/// <param name="IsRight">Whether the likeliest intent in scope is its label; false for a message out of scope.</param>
/// <param name="OutOfScope">The probability stated that no intent fits, in [0, 1].</param>
public readonly record struct ScopeLine(bool IsInScope, bool IsRight, double OutOfScope);

/// <summary>What holding back above a probability of being out of scope does.</summary>
/// <param name="Threshold">Messages at or above it are held back.</param>
/// <param name="InScopeAccuracy">Messages in scope that are answered and rightly read / messages in scope, in [0, 1].</param>
/// <param name="Recall">Messages out of scope that are held back / messages out of scope, in [0, 1].</param>
public readonly record struct ScopePoint(double Threshold, double InScopeAccuracy, double Recall);

/// <summary>The trade between reading what is in scope and noticing what is not.</summary>
public static class ScopeCurve
{
    /// <summary>Area under the curve of true against false alarms: the chance that a message out of scope is taken for one more than one in scope; 1 is best, 0.5 is chance.</summary>
    /// <returns>Null when either kind is missing.</returns>
    public static double? Area(ImmutableArray<ScopeLine> lines)
    {
        double outside = lines.Count(line => !line.IsInScope), inside = lines.Length - outside;
        if (outside == 0 || inside == 0)
            return null;
        double below = 0, wins = 0;
        foreach (var tie in lines.GroupBy(line => line.OutOfScope).OrderBy(group => group.Key))
        {
            var insideHere = tie.Count(line => line.IsInScope);
            wins += (tie.Count() - insideHere) * (below + (insideHere / 2.0));
            below += insideHere;
        }

        return wins / (inside * outside);
    }

    /// <summary>One point for each probability that occurs, from holding back everything to holding back nothing.</summary>
    public static ImmutableArray<ScopePoint> Of(ImmutableArray<ScopeLine> lines)
    {
        double outside = Math.Max(1, lines.Count(line => !line.IsInScope)), inside = Math.Max(1, lines.Count(line => line.IsInScope));
        var points = ImmutableArray.CreateBuilder<ScopePoint>();
        double right = 0, passed = 0, all = lines.Count(line => !line.IsInScope);
        foreach (var tie in lines.GroupBy(line => line.OutOfScope).OrderBy(group => group.Key))
        {
            points.Add(new ScopePoint(tie.Key, right / inside, (all - passed) / outside));
            right += tie.Count(line => line.IsRight);
            passed += tie.Count(line => !line.IsInScope);
        }

        points.Add(new ScopePoint(double.PositiveInfinity, right / inside, (all - passed) / outside));
        return points.DrainToImmutable();
    }

    /// <summary>The best recall out of scope that leaves an accuracy in scope; null when none does, or no line is out of scope.</summary>
    public static double? RecallAt(ImmutableArray<ScopeLine> lines, double inScopeAccuracy) =>
        lines.All(line => line.IsInScope) ? null : Of(lines).Where(point => point.InScopeAccuracy >= inScopeAccuracy).Select(point => (double?)point.Recall).Max();
}
