using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The quality of a trained model as one page that a clinician can read, print and pass on.</summary>
public static class TrainingReport
{
    public const string FileName = "training-report.html";

    /// <summary>Writes <c>training-report.html</c>: one page without script and without anything from elsewhere. The same result gives the same bytes.</summary>
    /// <param name="folder">Where to; made when it is missing. A report that is there already is replaced.</param>
    /// <param name="result">The reading of messages that training never saw, with its <see cref="EvaluationResult.Lines"/>.</param>
    /// <param name="validated">The reading of the training lines themselves; null when it was left out.</param>
    /// <param name="modelHash">SHA-256 of training data, settings and encoder, hex.</param>
    /// <param name="isFineTuned">Whether the sentence encoder was trained on the training lines itself.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="ArgumentException"><paramref name="result"/> comes without its lines.</exception>
    /// <exception cref="UnusableInputException">The page can't be written there.</exception>
    public static string Write(string folder, EvaluationResult result, CrossValidated? validated, string modelHash, bool isFineTuned)
    {
        if (result.Lines.Length != result.N)
            throw new ArgumentException($"The result counts {result.N} lines and holds {result.Lines.Length}; the plots need every one.", nameof(result));

        return ReportPage.Write(folder, FileName, "training report", Page(result, validated, modelHash, isFineTuned));
    }

    private static string Page(EvaluationResult result, CrossValidated? validated, string modelHash, bool isFineTuned)
    {
        var page = new Markup();
        ReportPage.Open(page, "How well the skin advisor understands", ReportStyle.Css);
        Headline(page, result);
        if (result.N > 0)
        {
            Plots(page, result);
            Matrix(page, result);
        }

        if (validated is not null)
            Validation(page, validated);
        page.Add($"<h2>Intent by intent</h2>");
        page.Add($"<p>Precision: of the messages read as this intent, the share that meant it. Recall: of the messages that meant it, the share read so. F1 is their harmonic mean. 1 is best. An intent without lines was not tried.</p>");
        ReportTables.PerIntent(page, result);
        page.Add($"<h2>Every error</h2><p>The surest first: no threshold would have held those back.</p>");
        ReportTables.Errors(page, result);
        page.Add($"</main><footer><p>Model <code>{modelHash}</code>{(isFineTuned ? ", its sentence encoder fine-tuned on the training lines" : "")}. One message takes {result.P50Ms:0.00} ms to understand (median), {result.P99Ms:0.00} ms at the 99th percentile.</p></footer></body></html>");
        return page.ToString();
    }

    private static void Headline(Markup page, EvaluationResult result)
    {
        if (result.N == 0)
        {
            page.Add($"<h1>No message was scored</h1><p>How well the advisor understands is not known.</p>");
            return;
        }

        var right = result.Lines.Count(line => line.Expected == line.Got);
        var (from, to) = Words.Interval(right, result.N);
        page.Add($"<h1>Of {Words.Count(result.N, "message")} it had not seen, it understood {Words.Percent(result.Accuracy)}</h1>");
        page.Add($"<p>Each message was labelled by hand with what the person wants, one of a fixed list of intents, and kept out of training. Understood means that the advisor’s first reading was that intent. {right} right, {result.N - right} wrong. With other messages of this kind, expect between {Words.Percent(from)} and {Words.Percent(to)} (95% interval). This measures whether the question was understood, not whether the answer to it is medically sound.</p>");
        page.Add($"<ul>");
        page.Add($"<li>Averaged over the intents, rare ones counting like common ones: F1 {result.MacroF1:0.000} (1 is best).</li>");
        page.Add($"<li>The confidence it states is off by {result.Ece * 100:0.0} percentage points on average (0 is best).</li>");
        if (result.OosRecall is { } recall)
            page.Add($"<li>Of the messages outside its field, it noticed {Words.Percent(recall)}.</li>");
        if (result.OosPrecision is { } precision)
            page.Add($"<li>Of the messages it took to be outside its field, {Words.Percent(precision)} were.</li>");
        if (result.TopicF1 is { } topics)
            page.Add($"<li>The conditions and treatments named in the messages were found with F1 {topics:0.000} (1 is best).</li>");
        page.Add($"</ul>");
    }

    private static void Plots(Markup page, EvaluationResult result)
    {
        page.Add($"""<div class="plots"><section><h2>Can its confidence be trusted?</h2><figure>""");
        ReliabilityDiagram.Draw(page, result.Lines);
        page.Add($"<figcaption>A dot on the dashed line: as sure as it should be. Below it: too sure. Above it: too modest. Larger dots hold more messages; the bars are 95% intervals.</figcaption></figure></section>");
        page.Add($"<section><h2>What if it asked back more often?</h2><figure>");
        OperatingCurve.Draw(page, result.Lines);
        page.Add($"<figcaption>Answering fewer messages, only the surest, makes more of the answers right. The scale upwards is stretched to the range in use.</figcaption></figure></section></div>");
        OperatingCurve.Table(page, result.Lines);
        if (result.OosAuroc is { } area)
        {
            page.Add($"<h2>When does it say that it does not know?</h2><p>A message whose question it does not recognise as one of the clinic’s is held back. Holding back more, it also holds back messages it would have understood. It ranks a message outside its field above one inside it {Words.Percent(area)} of the time.</p><figure>");
            ScopePlot.Draw(page, result);
            page.Add($"<figcaption>The dot is where it stands.</figcaption></figure>");
        }
    }

    private static void Validation(Markup page, CrossValidated validated)
    {
        page.Add($"<h2>The training lines themselves</h2>");
        page.Add($"<p>Each training line was also read by models that were trained without it ({validated.Repeats} × {validated.Folds} cross-validation). Read rightly: {Words.Percent(validated.Result.Accuracy)}, give or take {validated.Interval * 100:0.0} points (95% interval); F1 averaged over the intents {validated.Result.MacroF1:0.000}; its confidence is off by {validated.Result.Ece * 100:0.0} points on average.</p>");
        page.Add($"<h3>Their ten worst confusions</h3>");
        ReportTables.WorstConfusions(page, validated.Result);
    }

    private static void Matrix(Markup page, EvaluationResult result)
    {
        page.Add($"<h2>What it takes for what</h2>");
        page.Add($"""<p>Each row is what was meant, each column what was read. <span class="key k0"></span>read right; read wrongly, up to<span class="key k1"></span>10%<span class="key k2"></span>20%<span class="key k3"></span>40% of the row<span class="key k4"></span>and more. Rest the pointer on a cell for its words.</p><figure>""");
        ConfusionMatrix.Draw(page, result.Lines);
        page.Add($"</figure><h2>The ten worst confusions</h2>");
        ReportTables.WorstConfusions(page, result);
    }
}
