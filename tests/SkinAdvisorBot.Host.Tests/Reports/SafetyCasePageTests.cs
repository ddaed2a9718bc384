using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Reports;
using SkinAdvisorBot.Host.Tests.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Tests.Reports;

public sealed partial class SafetyCasePageTests : IDisposable
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly Playbook Shipped = Load(ShippedContent.Folder.Read());

    private readonly string _folder = Directory.CreateTempSubdirectory("safety-case-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_rule_is_there_the_most_urgent_first_with_its_words_sources_and_examples()
    {
        var page = Write(ACase(Shipped));

        Assert.Equal(66, Shipped.TriageRules.Length);
        Assert.Equal(Shipped.TriageRules.Select(rule => rule.Id), Sections().Matches(page).Select(section => section.Groups[1].Value));
        foreach (var rule in Shipped.TriageRules)
        {
            var section = Section(page, rule);
            Assert.Contains($"{rule.Id}: {Encoder.Encode(rule.Name)}</h3>", section, StringComparison.Ordinal);
            Assert.Contains($">{rule.Outcome}</strong>", section, StringComparison.Ordinal);
            foreach (var words in rule.Asks.Append(rule.Settle).OfType<Words>().Concat(rule.Wordings.Select(wording => wording.Short)))
                Assert.Contains($"<bdi>{Encoder.Encode(words.Say(Shipped.Clinic.Facts))}</bdi>", section, StringComparison.Ordinal);
            foreach (var paragraph in rule.Wordings.SelectMany(wording => wording.Full.Say(Shipped.Clinic.Facts).Replace("**", "", StringComparison.Ordinal).Split("\n\n")))
                Assert.Contains(Encoder.Encode(paragraph.Trim()), section.Replace("<strong>", "", StringComparison.Ordinal).Replace("</strong>", "", StringComparison.Ordinal), StringComparison.Ordinal);
            foreach (var source in rule.Sources)
            {
                Assert.Contains($"{Encoder.Encode(source.Publisher)}, {Encoder.Encode(source.Year)}</li>", section, StringComparison.Ordinal);
                Assert.Contains(source.Url is null ? $"<li>{Encoder.Encode(source.Title)}," : $"""<a href="{Encoder.Encode(source.Url)}">{Encoder.Encode(source.Title)}</a>""", section, StringComparison.Ordinal);
            }

            foreach (var text in rule.FiresOn.Concat(rule.QuietOn))
                Assert.Contains($"<tr><td><bdi>{Encoder.Encode(text)}</bdi></td>", section, StringComparison.Ordinal);
            foreach (var family in rule.Signs.SelectMany(pattern => (string[])[.. pattern.All, .. pattern.Any, .. pattern.None]))
                Assert.Contains($"<dd><code>{Encoder.Encode(Shipped.SignPhrases[family][0])}</code>", section, StringComparison.Ordinal);
            Assert.Contains("<span>Name</span><span>Role</span><span>Date</span>", section, StringComparison.Ordinal);
            Assert.Contains("ShippedRulesTests", section, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_clinics_data_stand_in_the_words_and_strong_words_are_strong()
    {
        var page = Section(Write(ACase(Shipped)), Shipped.TriageRules.Single(rule => rule.Id == "R01"));

        Assert.Contains("<strong>Call 911 now.</strong> This can be a severe allergic reaction.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("**", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_top_names_clinic_hashes_date_and_that_nothing_is_signed()
    {
        var page = Write(ACase(Shipped));

        Assert.Contains("<td>2026-03-04 05:06 UTC</td>", page, StringComparison.Ordinal);
        Assert.Contains($"<td><code>{Shipped.Hash}</code></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td><code>c1a551f1e4</code></td>", page, StringComparison.Ordinal);
        Assert.Contains("<td><code>de7ec704</code></td>", page, StringComparison.Ordinal);
        Assert.Contains("demonstration data", page, StringComparison.Ordinal);
        Assert.Contains("Every rule awaits a physician’s signature (reviewed: pending).", page, StringComparison.Ordinal);
        Assert.Contains("Signature for the whole", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fifteen_general_rules_stand_with_their_tests()
    {
        var page = Write(ACase(Shipped));

        Assert.Contains("those of <code>GeneralRulesTests</code> whose names begin with its number", page, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 15), GeneralRule.All.Select(rule => rule.Number));
        foreach (var rule in GeneralRule.All)
        {
            Assert.Contains($"""<td class="n">{rule.Number}</td><td>{Encoder.Encode(rule.Says)}""", page, StringComparison.Ordinal);
            Assert.Contains($"<code>Rule_{rule.Number:00}…</code>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_missing_held_out_file_is_said_and_no_figure_made_up()
    {
        var page = Write(ACase(Shipped));

        Assert.Contains("There are no held-out messages (tests/held-out/triage.jsonl is missing).", page, StringComparison.Ordinal);
        Assert.DoesNotContain("95% interval", page, StringComparison.Ordinal);
        Assert.DoesNotContain("right outcome", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_are_those_of_the_score()
    {
        var page = Write(ACase(Shipped) with { Score = AScore("a message") });

        Assert.Contains("Emergency, crisis and urgent: 50.0% of 4 raised at once, 75.0% with those that were asked", page, StringComparison.Ordinal);
        Assert.Contains("<li>see-dermatologist: 80.0% of 10 raised at least this much at once, 90.0% with the settling question.</li>", page, StringComparison.Ordinal);
        Assert.Contains("<li>defer: no such message was among them", page, StringComparison.Ordinal);
        Assert.Contains("False alarms: 2.5% of all", page, StringComparison.Ordinal);
        Assert.Contains("""<tr><td>emergency</td><td class="n">4</td><td class="n">50.0%</td><td class="n">25.0%</td><td class="n">50.0%</td></tr>""", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td><bdi>a message</bdi></td><td>emergency</td><td>none</td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td><bdi>a message</bdi></td><td>none</td><td>urgent (R21, R22)</td></tr>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_hold_is_marked_in_words_at_the_example_in_the_table_and_at_the_top()
    {
        var whole = ACase(Shipped);
        var first = whole.Rules[0];
        var broken = first with
        {
            FiresOn = first.FiresOn.SetItem(0, first.FiresOn[0] with { Verdict = ExampleVerdict.Fails, Outcome = null, RuleIds = [] }),
            QuietOn = [first.QuietOn[0] with { Verdict = ExampleVerdict.Fails, Outcome = "emergency", RuleIds = ["R01", "R24"] }, first.QuietOn[1] with { Verdict = ExampleVerdict.Asks, Outcome = "emergency", RuleIds = ["R01"], AskedRule = "R01" }, .. first.QuietOn[2..]],
        };

        var page = Write(whole with { Rules = whole.Rules.SetItem(0, broken) });

        Assert.DoesNotContain("NOT OK", Write(whole), StringComparison.Ordinal);
        Assert.Contains("<strong>NOT OK today:</strong> 1 phrasing not heard, 1 near miss fired.", page, StringComparison.Ordinal);
        Assert.Contains($"""<td class="n bad">{first.FiresOn.Length - 1} of {first.FiresOn.Length} NOT OK</td>""", page, StringComparison.Ordinal);
        Assert.Contains($"""<td class="n bad">{first.QuietOn.Length - 1} of {first.QuietOn.Length}, 1 asked first NOT OK</td>""", page, StringComparison.Ordinal);
        Assert.Contains($"""<bdi>{Encoder.Encode(first.FiresOn[0].Text)}</bdi></td><td>nothing in force</td>{"\n"}<td class="bad">NOT OK: not heard</td>""", page, StringComparison.Ordinal);
        Assert.Contains($"""<bdi>{Encoder.Encode(first.QuietOn[0].Text)}</bdi></td><td>emergency by R01, R24</td>{"\n"}<td class="bad">NOT OK: fires</td>""", page, StringComparison.Ordinal);
        Assert.Contains($"""<bdi>{Encoder.Encode(first.QuietOn[1].Text)}</bdi></td><td>asks the question of R01; until a no, emergency by R01</td>{"\n"}<td class="ask">ok: asks first</td>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_in_content_and_messages_is_shown_and_never_obeyed()
    {
        const string attack = "<script>alert(1)</script><img src=x onerror=y>\\\" ' &";
        var playbook = Load([.. ShippedContent.Folder.Read().Select(file => file.Path switch
        {
            "dialogs/triage/R01-airway-and-anaphylaxis.yaml" => file with
            {
                Text = file.Text
                    .Replace("name: airway", $"name: \"{attack}\" #", StringComparison.Ordinal)
                    .Replace("settle: Is", $"settle: \"{attack} Is?\" #", StringComparison.Ordinal)
                    .Replace("- Is there an", $"- \"{attack}?\" #", StringComparison.Ordinal)
                    .Replace("This can be a severe", "<script>severe</script>", StringComparison.Ordinal)
                    .Replace("this can be a severe", "<script>severe</script>", StringComparison.Ordinal)
                    .Replace("- my throat feels tight", $"- \"{attack}\" #", StringComparison.Ordinal)
                    .Replace("- lips a bit dry", $"- \"{attack}\" #", StringComparison.Ordinal),
            },
            "dialogs/clinic.yaml" => file with { Text = file.Text.Replace("name: Fifth Avenue Aesthetics", $"name: \"{attack}\"", StringComparison.Ordinal) },
            "dialogs/sources.yaml" => file with { Text = SourceUrl().Replace(SourceTitles().Replace(file.Text, $"title: \"{attack}\""), "url: 'https://example.com/\"><script>'") },
            _ => file,
        })]);

        var page = Write(ACase(playbook) with { Score = AScore(attack), ClassifierHash = attack, DetectorHash = attack });

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;severe&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_runs_and_fetches_nothing_and_the_same_case_gives_the_same_bytes()
    {
        var page = Write(ACase(Shipped));

        Assert.DoesNotMatch(LoadsSomething(), page);
        Assert.Contains("""content="default-src 'none'; style-src 'unsafe-inline'">""", page, StringComparison.Ordinal);
        Assert.Equal(page, Write(ACase(Shipped)));
    }

    private string Write(SafetyCase collected) => File.ReadAllText(SafetyCasePage.Write(_folder, collected));

    /// <summary>All examples of all rules hold; nothing was read to find that out.</summary>
    private static SafetyCase ACase(Playbook playbook) => new(
        playbook, "c1a551f1e4", "de7ec704",
        [.. playbook.TriageRules.Select(rule => new RuleCase(
            rule,
            [.. rule.FiresOn.Select(text => new ExampleResult(text, ExampleVerdict.Holds, rule.Outcome, [rule.Id], null))],
            [.. rule.QuietOn.Select(text => new ExampleResult(text, ExampleVerdict.Holds, null, [], null))]))],
        Score: null, new DateTimeOffset(2026, 3, 4, 6, 6, 7, TimeSpan.FromHours(1)));

    private static TriageScore AScore(string text) => new(
        54,
        ImmutableSortedDictionary<string, OutcomeScore>.Empty
            .Add("emergency", new OutcomeScore(4, Recall: 0.5, Asked: 0.25, Exact: 0.5))
            .Add("see-dermatologist", new OutcomeScore(10, Recall: 0.8, Asked: 0.1, Exact: 0.7))
            .Add("none", new OutcomeScore(40, Recall: 1, Asked: 0, Exact: 0.9)),
        RedFlagRecall: 0.75, RedFlagRaised: 0.5, FalseAlarmRate: 0.025, AskedRate: 0.1, OverRate: 0.05,
        [new TriageError("t1", "emergency", null, [], text)],
        [new TriageError("t2", null, "urgent", ["R21", "R22"], text)]);

    private static Playbook Load(IReadOnlyCollection<ContentFile> files)
    {
        var loaded = PlaybookLoader.Load(files);
        Assert.Empty(loaded.Problems);
        return loaded.Playbook!;
    }

    private static string Section(string page, TriageRule rule)
    {
        var start = page.IndexOf($"""<section class="rule" id="{rule.Id}">""", StringComparison.Ordinal);
        return page[start..page.IndexOf("</section>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex("""<section class="rule" id="(R\d+)">""")]
    private static partial Regex Sections();

    [GeneratedRegex("title: .*")]
    private static partial Regex SourceTitles();

    [GeneratedRegex("url: .*")]
    private static partial Regex SourceUrl();

    [GeneratedRegex(@"<script|<link|<iframe|<img|<object|\son\w+=|\bsrc=|url\(|@import", RegexOptions.IgnoreCase)]
    private static partial Regex LoadsSomething();
}
