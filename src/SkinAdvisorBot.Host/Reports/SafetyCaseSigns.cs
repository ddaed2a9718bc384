using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>The signs of a rule, told in words.</summary>
internal static class SafetyCaseSigns
{
    /// <summary>Enough to see what a family is about; the file holds the rest.</summary>
    private const int FirstPhrases = 5;

    public static void Add(Markup page, TriageRule rule, Playbook playbook)
    {
        page.Add($"<h4>Signs it listens for</h4>");
        if (rule.Signs.IsEmpty)
        {
            page.Add($"<p>None: a plain question, in which no sign of a more urgent rule is told.</p>");
            return;
        }

        page.Add($"<p>Any one of these is enough{(rule.CountsPast ? "; past and healed counts too" : "")}{(rule.CountsQuestions ? "; asking counts as telling" : "")}:</p><ul>");
        foreach (var pattern in rule.Signs)
            page.Add($"<li>{Sentence(pattern)}</li>");
        page.Add($"</ul><dl>");
        foreach (var family in rule.Signs.SelectMany(pattern => (string[])[.. pattern.All, .. pattern.Any, .. pattern.None]).Distinct(StringComparer.Ordinal))
            Family(page, family, playbook.SignPhrases.GetValueOrDefault(family, []));
        page.Add($"</dl>");
    }

    /// <summary>"hives, with any of: faint, vomiting; but not: hives habit".</summary>
    private static string Sentence(SignPattern pattern)
    {
        var parts = new List<string>();
        if (!pattern.All.IsEmpty)
            parts.Add(string.Join(" and ", pattern.All.Select(Words.Readable)));
        if (!pattern.Any.IsEmpty)
            parts.Add($"any of: {List(pattern.Any)}");
        var sentence = string.Join(", with ", parts);
        if (!pattern.Facts.IsEmpty)
            sentence += $"{(sentence.Length > 0 ? "; and " : "")}among what is known of the person, from this message or an earlier one: {string.Join(" or ", pattern.Facts.Select(Words.Readable))}";
        return pattern.None.IsEmpty ? sentence : $"{sentence}; but not with any of: {List(pattern.None)}";
    }

    private static string List(ImmutableArray<string> families) => string.Join(", ", families.Select(Words.Readable));

    private static void Family(Markup page, string family, ImmutableArray<string> phrases)
    {
        page.AddInline($"<dt>{Words.Readable(family)}</dt><dd>");
        foreach (var (index, phrase) in phrases.Take(FirstPhrases).Index())
            page.AddInline($"{(index > 0 ? ", " : "")}<code>{phrase}</code>");
        page.Add($"{(phrases.Length > FirstPhrases ? $" and {phrases.Length - FirstPhrases} more" : "")}</dd>");
    }
}
