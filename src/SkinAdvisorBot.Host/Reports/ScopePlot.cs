using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The curve of noticing what is outside the field against reading what is inside.</summary>
internal static class ScopePlot
{
    /// <param name="result">With lines inside and outside the field.</param>
    public static void Draw(Markup page, EvaluationResult result)
    {
        var points = ScopeCurve.Of(result.Scope);
        var plot = new Plot(page, new Axis("messages outside its field that are held back", 0, 1, 0.2), new Axis("messages inside it that are understood", 0, 1, 0.2));
        plot.Open("Scope curve: share of messages outside the field that are held back across, share of messages inside it that are understood upwards, for every threshold.");
        page.Add($"""<polyline class="curve" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{plot.X(point.Recall):0.#},{plot.Y(point.InScopeAccuracy):0.#}")))}"/>""");
        var (heldBack, understood) = (result.OosRecall ?? 0, Understood(result));
        page.Add($"""<g><title>{Words.Percent(heldBack)} held back, {Words.Percent(understood)} understood</title><circle class="dot" cx="{plot.X(heldBack):0.#}" cy="{plot.Y(understood):0.#}" r="6"/></g>""");
        plot.Close();
    }

    private static double Understood(EvaluationResult result)
    {
        var inside = result.Lines.Zip(result.Scope).Where(pair => pair.Second.IsInScope).ToArray();
        return (double)inside.Count(pair => pair.First.Expected == pair.First.Got) / inside.Length;
    }
}
