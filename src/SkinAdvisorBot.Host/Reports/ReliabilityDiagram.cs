using System.Collections.Immutable;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The lines whose confidence falls into one stretch of [0, 1].</summary>
/// <param name="Confidence">Their mean confidence, [0, 1].</param>
/// <param name="Right">How many of them were read right.</param>
/// <param name="N">1 or more.</param>
public readonly record struct ReliabilityBin(double Confidence, int Right, int N)
{
    /// <summary>Right / N, in [0, 1]; equal to <see cref="Confidence"/> when the model knows itself.</summary>
    public double Accuracy => (double)Right / N;
}

/// <summary>Does 80 % sure mean right in 80 of 100? Stated confidence against what came true.</summary>
public static class ReliabilityDiagram
{
    /// <summary>The bins of <see cref="EvaluationResult.Ece"/>: that number is the mean distance between the dots and the diagonal.</summary>
    public const int Bins = 15;

    /// <summary>Bins of equal width that hold a line, lowest confidence first.</summary>
    public static ImmutableArray<ReliabilityBin> Of(ImmutableArray<ScoredLine> lines) =>
        [.. lines
            .GroupBy(line => Math.Min(Bins - 1, (int)(line.Confidence * Bins)))
            .OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(bin.Average(line => line.Confidence), bin.Count(line => line.Expected == line.Got), bin.Count()))];

    internal static void Draw(Markup page, ImmutableArray<ScoredLine> lines)
    {
        var plot = new Plot(page, new Axis("how sure it said it was", 0, 1, 0.2), new Axis("how often it was right", 0, 1, 0.2));
        plot.Open("Reliability diagram: stated confidence across, share read right upwards; dots on the diagonal mean that the confidence can be taken at its word.");
        page.Add($"""<line class="ideal" x1="{plot.X(0):0.#}" y1="{plot.Y(0):0.#}" x2="{plot.X(1):0.#}" y2="{plot.Y(1):0.#}"/>""");
        foreach (var bin in Of(lines))
        {
            var (from, to) = Words.Interval(bin.Right, bin.N);
            // The area of a dot grows with its lines, so that the eye weighs it as the calibration error does.
            var radius = 3 + (12 * Math.Sqrt((double)bin.N / lines.Length));
            page.Add($"""<g><title>{Words.Count(bin.N, "message")}: on average {Words.Percent(bin.Confidence)} sure, {Words.Percent(bin.Accuracy)} right (95% interval {Words.Percent(from)} to {Words.Percent(to)})</title>""");
            page.Add($"""<line class="interval" x1="{plot.X(bin.Confidence):0.#}" y1="{plot.Y(from):0.#}" x2="{plot.X(bin.Confidence):0.#}" y2="{plot.Y(to):0.#}"/>""");
            page.Add($"""<circle class="dot" cx="{plot.X(bin.Confidence):0.#}" cy="{plot.Y(bin.Accuracy):0.#}" r="{radius:0.#}"/></g>""");
        }

        plot.Close();
    }
}
