using System.Collections.Immutable;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The part of the safety case that names the tests behind it, and what each promises.</summary>
internal static class SafetyCasePromises
{
    public const string Rules = "ShippedRulesTests";
    public const string HeldOut = "HeldOutTriageTests";
    public const string Laws = "TriageLawsTests";

    private static readonly ImmutableArray<(string Class, string Promise)> All =
    [
        (Rules, "Each phrasing of a rule fires it or a more urgent one, and none of its near misses fires it, by the lists of phrases alone. Without the rule, or without any one alternative of its signs, some of its phrasings would be missed or taken too lightly: so no deletion and no weakening passes unseen. Words for an emergency name the emergency number, words for a crisis the crisis line, and no words promise."),
        (HeldOut, "On messages that neither authors nor training saw, recall does not fall below what was reached when the test was written, and false alarms stay under their limit; the figures of today stand above."),
        (Laws, "Greetings, typing slips, capitals, emoji, further questions and the denial of something else never make a message less urgent; nor does the order of its sentences. In any state of a talk, a red flag gets its reply in that very turn."),
        (GeneralRule.TestClass, "Each of the fifteen general rules holds, under its number."),
    ];

    public static void Add(Markup page)
    {
        page.Add($"<dl>");
        foreach (var (name, promise) in All)
            page.Add($"<dt><code>{name}</code></dt><dd>{promise}</dd>");
        page.Add($"</dl>");
    }
}
