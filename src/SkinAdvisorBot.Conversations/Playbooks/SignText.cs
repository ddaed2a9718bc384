using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>The signs of a rule as lines to read.</summary>
internal static class SignText
{
    public static ImmutableArray<string> Of(TriageRule rule)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var sign in rule.Signs)
            lines.Add(Of(sign));
        if (rule.Signs.IsEmpty)
            lines.Add("No sign: plain questions");
        if (rule.CountsPast)
            lines.Add("Counts when it was in the past, too");
        if (rule.CountsQuestions)
            lines.Add("Counts when it is only asked about, too");
        return lines.ToImmutable();
    }

    private static string Of(SignPattern sign)
    {
        var needs = new List<string>();
        if (!sign.All.IsEmpty)
            needs.Add(Joined(sign.All, " and "));
        if (!sign.Any.IsEmpty)
            needs.Add(sign.Any.Length == 1 ? Joined(sign.Any, "") : $"one of: {Joined(sign.Any, ", ")}");
        if (!sign.Facts.IsEmpty)
            needs.Add($"known of the person: {Joined(sign.Facts, " or ")}");
        var text = string.Join("; with ", needs);
        return sign.None.IsEmpty ? text : $"{text}; without {Joined(sign.None, " or ")}";
    }

    private static string Joined(ImmutableArray<string> names, string between) =>
        string.Join(between, names.Select(name => name.Replace('_', ' ')));
}
