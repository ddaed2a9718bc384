using System.Collections.Immutable;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>What would happen if readings below a threshold were asked back instead of answered.</summary>
/// <param name="Threshold">Least confidence that is answered, [0, 1].</param>
/// <param name="Answered">Lines at or above it, 1 or more.</param>
/// <param name="Right">How many of those were read right.</param>
/// <param name="Share">Answered / all, in (0, 1].</param>
public readonly record struct OperatingPoint(double Threshold, int Answered, int Right, double Share)
{
    /// <summary>Right / Answered, in [0, 1]; higher is better.</summary>
    public double Accuracy => (double)Right / Answered;
}

/// <summary>The trade between answering much and answering right.</summary>
public static class OperatingCurve
{
    private const int Steps = 100;

    // Thresholds that are written beside the curve, in hundredths.
    private static readonly ImmutableArray<int> Named = [0, 30, 50, 70, 80, 90, 95];

    /// <summary>One point for each hundredth of confidence that leaves a line to answer; thresholds rise, shares never do.</summary>
    public static ImmutableArray<OperatingPoint> Of(ImmutableArray<ScoredLine> lines)
    {
        var points = ImmutableArray.CreateBuilder<OperatingPoint>(Steps + 1);
        for (var step = 0; step <= Steps; step++)
        {
            var threshold = (double)step / Steps;
            var answered = lines.Count(line => line.Confidence >= threshold);
            if (answered == 0)
                break;
            var right = lines.Count(line => line.Confidence >= threshold && line.Expected == line.Got);
            points.Add(new OperatingPoint(threshold, answered, right, (double)answered / lines.Length));
        }

        return points.DrainToImmutable();
    }

    internal static void Draw(Markup page, ImmutableArray<ScoredLine> lines)
    {
        var points = Of(lines);
        var floor = Math.Min(0.9, Math.Floor(points.Min(point => point.Accuracy) * 10) / 10);
        var plot = new Plot(page, new Axis("share of messages answered", 0, 1, 0.2), new Axis("right among those answered", floor, 1, (1 - floor) / 5));
        plot.Open("Operating curve: share of messages answered across, share read right among them upwards, for every confidence threshold.");
        page.Add($"""<polyline class="curve" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{plot.X(point.Share):0.#},{plot.Y(point.Accuracy):0.#}")))}"/>""");
        foreach (var point in NamedOf(points))
            page.Add($"""<g><title>{Sentence(point)}</title><circle class="dot" cx="{plot.X(point.Share):0.#}" cy="{plot.Y(point.Accuracy):0.#}" r="4.5"/></g>""");

        plot.Close();
    }

    internal static void Table(Markup page, ImmutableArray<ScoredLine> lines)
    {
        page.Add($"""<table><caption>The dots of the curve</caption><thead><tr><th>asks back below</th><th class="n">answered</th><th class="n">right among those</th><th class="n">answered wrongly</th></tr></thead><tbody>""");
        foreach (var point in NamedOf(Of(lines)))
            page.Add($"""<tr><td>{point.Threshold:0%} sure</td><td class="n">{Words.Percent(point.Share)}</td><td class="n">{Words.Percent(point.Accuracy)}</td><td class="n">{point.Answered - point.Right}</td></tr>""");

        page.Add($"</tbody></table>");
    }

    // The hundredths are the indices, for the thresholds start at 0 and none is left out before the last.
    private static IEnumerable<OperatingPoint> NamedOf(ImmutableArray<OperatingPoint> points) =>
        Named.Where(step => step < points.Length).Select(step => points[step]);

    private static string Sentence(OperatingPoint point) => FormattableString.Invariant(
        $"asking back below {point.Threshold:0%} sure: {Words.Percent(point.Share)} answered, {Words.Percent(point.Accuracy)} of those right");
}
