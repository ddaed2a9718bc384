using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The part of the safety case that tells how triage does on messages it was not made with.</summary>
internal static class SafetyCaseFigures
{
    public static void Add(Markup page, SafetyCase collected)
    {
        page.Add($"<p>On the examples in its own rules: {collected.Phrasings - collected.Failed} of {Words.Count(collected.Phrasings, "phrasing")} heard, {collected.NearMisses - collected.Fired} of {Words.Count(collected.NearMisses, "near miss", "near misses")} not fired, though {collected.Asked} of these were asked the rule’s settling question first: where the model is sure enough, its outcome then holds until the answer is no. Authors and training know these examples, so they show that nothing is broken, not how well strangers are understood.</p>");
        if (collected.Score is not { } score)
        {
            page.Add($"""<p class="state"><strong>There are no held-out messages ({SafetyCase.HeldOutFile} is missing).</strong> How much triage misses and how often it raises a false alarm is not known.</p>""");
            return;
        }

        page.Add($"<p>On {Words.Count(score.N, "message")} that neither authors nor training saw ({SafetyCase.HeldOutFile}), each the first of a conversation:</p><ul>");
        RedFlags(page, score);
        Recall(page, score, TriageOutcomes.SeeDermatologist);
        Recall(page, score, TriageOutcomes.Defer);
        page.Add($"<li>False alarms: {Percent(score.FalseAlarmRate)} of all messages that are none of emergency, crisis or urgent raised one of these; {Percent(score.AskedRate)} were asked a settling question for nothing.</li></ul>");
        PerOutcome(page, score);
        Errors(page, "Missed", "Nothing was missed.", score.Misses);
        Errors(page, "False alarms", "There was no false alarm.", score.FalseAlarms);
    }

    private static void RedFlags(Markup page, TriageScore score)
    {
        if (score is not { RedFlagRecall: { } recall, RedFlagRaised: { } raised })
        {
            page.Add($"<li>Emergency, crisis and urgent: no such message was among them, so their recall is not known.</li>");
            return;
        }

        var all = score.Outcomes.Where(outcome => TriageOutcomes.ByUrgency.Contains(outcome.Key) && TriageOutcomes.IsAcute(outcome.Key)).Sum(outcome => outcome.Value.N);
        var (from, to) = Words.Interval((int)Math.Round(recall * all), all);
        page.Add($"<li><strong>Emergency, crisis and urgent: {Percent(raised)} of {all} raised at once, {Percent(recall)} with those that were asked the question that settles it.</strong> With other messages of this kind, expect between {Percent(from)} and {Percent(to)} (95% interval).</li>");
    }

    private static void Recall(Markup page, TriageScore score, string outcome)
    {
        if (score.Outcomes.TryGetValue(outcome, out var found))
            page.Add($"<li>{outcome}: {Percent(found.Recall)} of {found.N} raised at least this much at once, {Percent(found.Recall + found.Asked)} with the settling question.</li>");
        else
            page.Add($"<li>{outcome}: no such message was among them, so its recall is not known.</li>");
    }

    private static void PerOutcome(Markup page, TriageScore score)
    {
        page.Add($"""<table class="outcomes"><thead><tr><th>right outcome</th><th class="n">messages</th><th class="n">at least this urgent</th><th class="n">asked instead</th><th class="n">exactly</th></tr></thead><tbody>""");
        foreach (var outcome in TriageOutcomes.ByUrgency.Append("none").Where(score.Outcomes.ContainsKey))
        {
            var found = score.Outcomes[outcome];
            page.Add($"""<tr><td>{outcome}</td><td class="n">{found.N}</td><td class="n">{Percent(found.Recall)}</td><td class="n">{Percent(found.Asked)}</td><td class="n">{Percent(found.Exact)}</td></tr>""");
        }

        page.Add($"</tbody></table>");
    }

    private static void Errors(Markup page, string heading, string none, IReadOnlyCollection<TriageError> errors)
    {
        page.Add($"<h3>{heading}</h3>");
        if (errors.Count == 0)
        {
            page.Add($"<p>{none}</p>");
            return;
        }

        page.Add($"""<table class="errors"><thead><tr><th>message</th><th>right outcome</th><th>triage said</th></tr></thead><tbody>""");
        foreach (var error in errors)
            page.Add($"<tr><td><bdi>{error.Text}</bdi></td><td>{error.Expected ?? "none"}</td><td>{error.Got ?? "none"}{(error.Rules.IsEmpty ? "" : $" ({string.Join(", ", error.Rules)})")}</td></tr>");
        page.Add($"</tbody></table>");
    }

    private static string Percent(double? share) => share is { } value ? Words.Percent(value) : "none";
}
