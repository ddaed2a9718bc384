using System.Collections.Immutable;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The curve of noticing what is outside the field against reading what is inside.</summary>
internal static class ScopePlot
{
    /// <summary>Where the advisor stands: likelier outside than inside.</summary>
    private const double Standing = 0.5;

    public static void Draw(Markup page, ImmutableArray<ScopeLine> lines)
    {
        var points = ScopeCurve.Of(lines);
        var plot = new Plot(page, new Axis("messages outside its field that are held back", 0, 1, 0.2), new Axis("messages inside it that are understood", 0, 1, 0.2));
        plot.Open("Scope curve: share of messages outside the field that are held back across, share of messages inside it that are understood upwards, for every threshold.");
        page.Add($"""<polyline class="curve" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{plot.X(point.Recall):0.#},{plot.Y(point.InScopeAccuracy):0.#}")))}"/>""");
        var here = points.First(point => point.Threshold >= Standing);
        page.Add($"""<g><title>{FormattableString.Invariant($"{Words.Percent(here.Recall)} held back, {Words.Percent(here.InScopeAccuracy)} understood")}</title><circle class="dot" cx="{plot.X(here.Recall):0.#}" cy="{plot.Y(here.InScopeAccuracy):0.#}" r="6"/></g>""");
        plot.Close();
    }
}
