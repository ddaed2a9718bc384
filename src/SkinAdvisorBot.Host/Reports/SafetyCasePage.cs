using System.Globalization;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The safety case of triage as one page that a clinician can work through, print and sign.</summary>
public static class SafetyCasePage
{
    public const string FileName = "safety-case.html";

    /// <summary>Writes <c>safety-case.html</c>: one page without script and without anything from elsewhere. The same case gives the same bytes.</summary>
    /// <param name="folder">Where to; made when it is missing. A page that is there already is replaced.</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="UnusableInputException">The page can't be written there.</exception>
    public static string Write(string folder, SafetyCase collected) =>
        ReportPage.Write(folder, FileName, "safety case", Page(collected));

    private static string Page(SafetyCase collected)
    {
        var page = new Markup();
        ReportPage.Open(page, "Safety case of triage", ReportStyle.Css, SafetyCaseStyle.Css);
        Headline(page, collected);
        page.Add($"<h2>How well it does today</h2>");
        SafetyCaseFigures.Add(page, collected);
        page.Add($"<h2>All rules</h2>");
        Overview(page, collected);
        page.Add($"<h2>What holds for every rule</h2>");
        page.Add($"<p>Fifteen rules of the protocol hold for all that follow. The tests of each are those of <code>{GeneralRule.TestClass}</code> whose names begin with its number.</p>");
        GeneralRules(page);
        page.Add($"<h2>The tests that hold all this</h2>");
        page.Add($"<p>They run with every change of words, rules or program; one that fails stops the change.</p>");
        SafetyCasePromises.Add(page);
        page.Add($"<h2>Rule by rule</h2>");
        page.Add($"<p>The most urgent first. A phrasing is ok when the lists of phrases hear it without help, because the model of signs has learned these very phrasings; a near miss is ok when lists, known facts and model together don’t give it the rule’s advice. Signs are written as their authors write them: words stand one after the other, <code>|</code> means or, a word with <code>*</code> any word that begins so, <code>+</code> near each other in either order, <code>...</code> some words between, <code>anynumber</code> any number, and <code>&lt;name&gt;</code> a sign defined elsewhere. Misspelt words are read as the word meant.</p>");
        foreach (var rule in collected.Rules)
            SafetyCaseRule.Add(page, rule, collected.Playbook);
        page.Add($"""<section class="whole"><h2>Signature for the whole</h2>""");
        page.Add($"<p>I have read this page. Where I have signed a rule, its signs, words and outcome may be used at this clinic as printed here, under the hashes at the top. A changed word needs a new signature.</p>");
        SafetyCaseRule.Signature(page);
        page.Add($"</section></main><footer><p>Content <code>{collected.Playbook.Hash}</code>, {Date(collected)}.</p></footer></body></html>");
        return page.ToString();
    }

    private static void Headline(Markup page, SafetyCase collected)
    {
        var clinic = collected.Playbook.Clinic;
        page.Add($"<h1>Safety case of triage, for a clinician to work through and sign</h1>");
        page.Add($"<p>Before it does anything else, the skin advisor looks for signs of danger in every message a visitor writes. It sorts by urgency and diagnoses nothing. This page shows the {collected.Rules.Length} rules it sorts by: what each listens for, what is said then, on which sources, and what becomes today of the messages its authors wrote for it. Please correct, refuse or sign each.</p>");
        var state = collected.Pending == collected.Rules.Length ? "Every rule awaits" : $"{collected.Pending} of {collected.Rules.Length} rules await";
        page.Add($"""<p class="state"><strong>{state} a physician’s signature (reviewed: pending).</strong> Nothing on this page has been approved by being printed here.</p>""");
        if (!collected.Holds)
            page.Add($"""<p class="state bad"><strong>NOT OK today:</strong> {Words.Count(collected.Failed, "phrasing")} not heard, {Words.Count(collected.Fired, "near miss", "near misses")} fired. Look for NOT OK below.</p>""");
        page.Add($"""<table class="facts"><tbody>""");
        page.Add($"<tr><th>Clinic</th><td>{clinic.Name}{(clinic.IsDemo ? " (demonstration data: its numbers are not real)" : "")}</td></tr>");
        page.Add($"<tr><th>Date</th><td>{Date(collected)}</td></tr>");
        page.Add($"<tr><th>Content</th><td><code>{collected.Playbook.Hash}</code></td></tr>");
        page.Add($"<tr><th>Model of questions</th><td><code>{collected.ClassifierHash}</code></td></tr>");
        page.Add($"<tr><th>Model of signs</th><td><code>{collected.DetectorHash ?? "none: triage is left to its lists of phrases"}</code></td></tr>");
        page.Add($"</tbody></table>");
    }

    private static void Overview(Markup page, SafetyCase collected)
    {
        page.Add($"""<table class="overview"><thead><tr><th>rule</th><th class="n">phrasings heard</th><th class="n">near misses not fired</th><th>reviewed</th></tr></thead>""");
        foreach (var outcome in TriageOutcomes.ByUrgency)
        {
            var rules = collected.Rules.Where(rule => rule.Rule.Outcome == outcome).ToArray();
            if (rules.Length == 0)
                continue;
            page.Add($"""<tbody><tr><th colspan="4" scope="rowgroup">{outcome}: {Meaning(outcome)}</th></tr>""");
            foreach (var (rule, failed, fired) in rules.Select(rule => (rule, rule.Failed, rule.Fired)))
            {
                page.Add($"""<tr><td><a href="#{rule.Rule.Id}">{rule.Rule.Id}</a> {rule.Rule.Name}</td>""");
                Tally(page, rule.FiresOn.Length - failed, rule.FiresOn.Length, asked: 0);
                Tally(page, rule.QuietOn.Length - fired, rule.QuietOn.Length, rule.Asked);
                page.Add($"<td>{rule.Rule.Reviewed}</td></tr>");
            }

            page.Add($"</tbody>");
        }

        page.Add($"</table>");
    }

    private static void Tally(Markup page, int good, int all, int asked)
    {
        var note = asked == 0 ? "" : $", {asked} asked first";
        if (good == all)
            page.Add($"""<td class="n">{good} of {all}{note}</td>""");
        else
            page.Add($"""<td class="n bad">{good} of {all}{note} NOT OK</td>""");
    }

    private static void GeneralRules(Markup page)
    {
        page.Add($"""<table class="general"><thead><tr><th>no.</th><th>rule</th><th>held by</th></tr></thead><tbody>""");
        foreach (var rule in GeneralRule.All)
        {
            page.Add($"""<tr><td class="n">{rule.Number}</td><td>{rule.Says}""");
            if (rule.Open is { } open)
                page.Add($"""<br><em>Not held by a test: {open}</em>""");
            page.Add($"</td><td><code>{rule.TestPrefix}…</code></td></tr>");
        }

        page.Add($"</tbody></table>");
    }

    private static string Meaning(string outcome) => outcome switch
    {
        TriageOutcomes.Emergency => "call emergency services now; no booking is offered",
        TriageOutcomes.Crisis => "thoughts of suicide or self-harm: kind words, crisis line, emergency number; no booking is offered",
        TriageOutcomes.Urgent => "medical care the same day; no booking is offered",
        TriageOutcomes.SeeDermatologist => "a medical check before any cosmetic treatment; booking only after it",
        TriageOutcomes.Defer => "not now: a reason to wait, or a clinician must decide first; a reminder is offered",
        TriageOutcomes.ClinicConsult => "suitable for a consultation at the clinic",
        _ => "information only",
    };

    private static string Date(SafetyCase collected) => collected.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
