using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Writes a reply's words in the Markdown that every Teams client draws: bold, italic, code, quotes and links; no headings, tables, rules or pictures.</summary>
internal static partial class TeamsMarkdown
{
    /// <returns>The words, a blank line between paragraphs and list entries; below them the sources as links.</returns>
    public static string Write(string text, ImmutableArray<Reference> references)
    {
        var words = new StringBuilder();
        foreach (var line in ReplyMarkdown.Harmless(text).ReplaceLineEndings("\n").Split('\n'))
        {
            if (TableRule().IsMatch(line) || HorizontalRule().IsMatch(line))
                continue;
            // A single line break is drawn as a space by some clients.
            if (words.Length > 0 && words[^1] == '\n' && line.Trim().Length > 0 && IsOwnLine(line) && !EndsParagraph(words))
                words.Append('\n');
            words.Append(Plain(line)).Append('\n');
        }

        var written = ManyBlankLines().Replace(words.ToString(), "\n\n").Trim();
        return references.IsEmpty ? written : $"{written}\n\nSources: {string.Join("; ", references.Select(Source))}";
    }

    private static bool EndsParagraph(StringBuilder words) => words.Length > 1 && words[^2] == '\n';

    private static bool IsOwnLine(string line) => ListEntry().IsMatch(line) || Heading().IsMatch(line) || line.TrimStart().StartsWith('|');

    private static string Plain(string line)
    {
        if (Heading().Match(line) is { Success: true } heading)
            return $"**{heading.Groups["words"].Value.Replace("**", "", StringComparison.Ordinal)}**";
        if (Bullet().Match(line) is { Success: true } bullet)
            return $"• {bullet.Groups["words"].Value}";
        return line.TrimStart().StartsWith('|') ? string.Join(" – ", line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())) : line;
    }

    private static string Source(Reference reference)
    {
        var name = ReplyMarkdown.Literal(ReplyMarkdown.NameOf(reference));
        return ReplyMarkdown.AddressOf(reference) is { } address ? $"[{name}]({address})" : name;
    }

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+(?<words>.+?)\s*#*\s*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*[-*+]\s+(?<words>\S.*)$")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+\S")]
    private static partial Regex ListEntry();

    [GeneratedRegex(@"^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?\s*)?$")]
    private static partial Regex TableRule();

    [GeneratedRegex(@"^\s{0,3}(?:-[ \t]*){3,}$|^\s{0,3}(?:\*[ \t]*){3,}$|^\s{0,3}(?:_[ \t]*){3,}$")]
    private static partial Regex HorizontalRule();

    [GeneratedRegex(@"\n(?:[ \t]*\n){2,}")]
    private static partial Regex ManyBlankLines();
}
