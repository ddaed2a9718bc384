using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The parts of the report that are read line by line.</summary>
internal static class ReportTables
{
    private const int Worst = 10;
    private const int Examples = 3;

    public static void WorstConfusions(Markup page, EvaluationResult result)
    {
        var confusions = ConfusionMatrix.Confusions(result.Lines);
        if (confusions.IsEmpty)
        {
            page.Add($"<p>Nothing was confused.</p>");
            return;
        }

        // An error names all labels that would have been right, a scored line the first of them.
        var examples = result.Errors.ToLookup(error => (error.Expected.Split('|')[0], error.Got));
        page.Add($"""<table class="worst"><thead><tr><th>meant</th><th>read as</th><th class="n">how often</th><th>for example</th></tr></thead><tbody>""");
        foreach (var confusion in confusions.Take(Worst))
        {
            page.Add($"""<tr><td>{Words.Readable(confusion.Expected)}</td><td>{Words.Readable(confusion.Got)}</td><td class="n">{confusion.Count} of {confusion.Of}</td><td><ul>""");
            foreach (var error in examples[(confusion.Expected, confusion.Got)].OrderByDescending(error => error.Confidence).Take(Examples))
                page.Add($"<li><bdi>{error.Text}</bdi></li>");

            page.Add($"</ul></td></tr>");
        }

        page.Add($"</tbody></table>");
    }

    public static void PerIntent(Markup page, EvaluationResult result)
    {
        page.Add($"""<table class="scores"><thead><tr><th>intent</th><th class="n">precision</th><th class="n">recall</th><th class="n">F1</th><th class="n">lines</th></tr></thead><tbody>""");
        foreach (var intent in Words.Intents(result.PerIntent.Keys))
        {
            if (result.PerIntent.TryGetValue(intent, out var score))
                page.Add($"""<tr><td><code>{intent}</code></td><td class="n">{score.Precision:0.000}</td><td class="n">{score.Recall:0.000}</td><td class="n">{score.F1:0.000}</td><td class="n">{score.N}</td></tr>""");
            else
                page.Add($"""<tr class="none"><td><code>{intent}</code></td><td class="n">–</td><td class="n">–</td><td class="n">–</td><td class="n">0</td></tr>""");
        }

        page.Add($"</tbody></table>");
    }

    /// <summary>All errors, the most confident first: those reach a person as an answer.</summary>
    public static void Errors(Markup page, EvaluationResult result)
    {
        if (result.Errors.IsEmpty)
        {
            page.Add($"<p>There is none.</p>");
            return;
        }

        page.Add($"""<table class="errors"><thead><tr><th>message</th><th>meant</th><th>read as</th><th class="n">confidence</th></tr></thead><tbody>""");
        foreach (var error in result.Errors.OrderByDescending(error => error.Confidence))
            page.Add($"""<tr><td><bdi>{error.Text}</bdi></td><td>{Words.Readable(error.Expected)}</td><td>{Words.Readable(error.Got)}</td><td class="n">{Words.Percent(error.Confidence)}</td></tr>""");

        page.Add($"</tbody></table>");
    }
}
