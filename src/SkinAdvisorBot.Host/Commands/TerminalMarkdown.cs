using System.Text.RegularExpressions;
using Spectre.Console;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>The Markdown of answers in a terminal's own emphasis.</summary>
internal static partial class TerminalMarkdown
{
    public static string Of(string markdown) =>
        Emphasis().Replace(Strong().Replace(Markup.Escape(markdown), "[bold]$1[/]"), "[italic]$1[/]");

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![*\w])\*([^*\n]+)\*(?![*\w])")]
    private static partial Regex Emphasis();
}
