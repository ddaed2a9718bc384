using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>One rule of triage as a section of the safety case.</summary>
internal static class SafetyCaseRule
{
    public static void Add(Markup page, RuleCase found, Playbook playbook)
    {
        var rule = found.Rule;
        page.Add($"""<section class="rule" id="{rule.Id}"><h3>{rule.Id}: {rule.Name}</h3>""");
        page.Add($"""<p><strong class="outcome">{rule.Outcome}</strong> <span class="none">{rule.File}, reviewed: {rule.Reviewed}</span></p>""");
        Questions(page, rule, playbook);
        Said(page, rule, playbook);
        SafetyCaseSigns.Add(page, rule, playbook);
        page.Add($"<h4>Sources</h4><ul>");
        foreach (var source in rule.Sources)
            Source(page, source);
        page.Add($"</ul>");
        Examples(page, "Phrasings that must fire it, or a more urgent rule", "phrasing", found.FiresOn, "NOT OK: not heard");
        Examples(page, "Near misses that must not fire it", "near miss", found.QuietOn, "NOT OK: fires");
        Tests(page, rule);
        Signature(page);
        page.Add($"</section>");
    }

    /// <summary>Lines to write on.</summary>
    public static void Signature(Markup page)
    {
        page.Add($"""<div class="sign"><p>☐ agreed as printed &nbsp; ☐ agreed with the changes noted &nbsp; ☐ not agreed</p>""");
        page.Add($"""<p class="lines"><span class="wide">Notes</span><span>Name</span><span>Role</span><span>Date</span><span>Signature</span></p></div>""");
    }

    private static void Questions(Markup page, TriageRule rule, Playbook playbook)
    {
        page.Add($"<dl><dt>The question that settles a doubt</dt>");
        if (rule.Settle is { } settle)
            page.Add($"<dd><bdi>{settle.Say(playbook.Clinic.Facts)}</bdi></dd>");
        else
            page.Add($"""<dd class="none">none: this outcome needs no question</dd>""");
        page.Add($"<dt>Asked next</dt>");
        foreach (var ask in rule.Asks)
            page.Add($"<dd><bdi>{ask.Say(playbook.Clinic.Facts)}</bdi></dd>");
        page.Add($"</dl>");
    }

    private static void Said(Markup page, TriageRule rule, Playbook playbook)
    {
        page.Add($"<h4>What is said</h4><p>The wordings take turns. The clinic’s data stand in them.</p>");
        foreach (var (index, wording) in rule.Wordings.Index())
        {
            page.Add($"""<div class="said"><p class="none">Wording {index + 1}, on the web</p>""");
            Prose(page, wording.Full.Say(playbook.Clinic.Facts));
            page.Add($"""<p class="none">Wording {index + 1}, by text message</p><p><bdi>{wording.Short.Say(playbook.Clinic.Facts)}</bdi></p></div>""");
        }
    }

    /// <summary>Paragraphs, with what is strong in Markdown strong; anything else stands as written.</summary>
    private static void Prose(Markup page, string markdown)
    {
        foreach (var paragraph in markdown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            page.AddInline($"""<p class="prose"><bdi>""");
            foreach (var (index, part) in paragraph.Split("**").Index())
            {
                if (index % 2 == 1)
                    page.AddInline($"<strong>{part}</strong>");
                else
                    page.AddInline($"{part}");
            }

            page.Add($"</bdi></p>");
        }
    }

    private static void Source(Markup page, Reference source)
    {
        if (source.Url is { } url)
            page.Add($"""<li><a href="{url}">{source.Title}</a>, {source.Publisher}, {source.Year}</li>""");
        else
            page.Add($"<li>{source.Title}, {source.Publisher}, {source.Year}</li>");
    }

    private static void Examples(Markup page, string heading, string kind, ImmutableArray<ExampleResult> examples, string wrong)
    {
        page.Add($"<h4>{heading}</h4>");
        page.Add($"""<table class="examples"><thead><tr><th>{kind}</th><th>triage today</th><th></th></tr></thead><tbody>""");
        foreach (var example in examples)
        {
            page.Add($"<tr><td><bdi>{example.Text}</bdi></td><td>{Today(example)}</td>");
            var (look, verdict) = example.Verdict switch
            {
                ExampleVerdict.Holds => ("ok", "ok"),
                ExampleVerdict.Asks => ("ask", "ok: asks first"),
                _ => ("bad", wrong),
            };
            page.Add($"""<td class="{look}">{verdict}</td></tr>""");
        }

        page.Add($"</tbody></table>");
    }

    private static string Today(ExampleResult example)
    {
        var outcome = example.Outcome is null ? "nothing in force" : $"{example.Outcome} by {string.Join(", ", example.RuleIds)}";
        if (example.AskedRule is not { } asked)
            return outcome;
        return example.RuleIds.Contains(asked) ? $"asks the question of {asked}; until a no, {outcome}" : $"asks the question of {asked}; for now {outcome}";
    }

    private static void Tests(Markup page, TriageRule rule)
    {
        var onFacts = rule.Signs.Count(pattern => !pattern.Facts.IsEmpty);
        page.AddInline($"<h4>Tests that hold it</h4><p><code>{SafetyCasePromises.Rules}</code>: its phrasings fire, its near misses don’t");
        if (rule.Signs.IsEmpty)
            page.AddInline($"; it has no signs that could be deleted, and holds where no more urgent rule does");
        else
            page.AddInline($", and a test breaks when the rule or {(rule.Signs.Length - onFacts == 1 ? "its one way of signs" : $"one of its {rule.Signs.Length - onFacts} ways of signs")} is deleted");
        if (onFacts > 0)
            page.AddInline($" ({Words.Count(onFacts, "further way")} by what is known of the person {(onFacts == 1 ? "is" : "are")} not among these)");
        page.Add($". <code>{SafetyCasePromises.HeldOut}</code>: its outcome on messages nobody trained it with. <code>{SafetyCasePromises.Laws}</code>: nothing added to a message makes it less urgent.</p>");
    }
}
