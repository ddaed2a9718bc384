using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Takes off marks of Markdown that a phone would show as they are. The words and the addresses of links stay.</summary>
public static partial class TextMarks
{
    /// <summary>For the phone network, where nothing is drawn.</summary>
    public static string Plain(string markdown) => Bare(Code().Replace(Emphasis().Replace(Strong().Replace(markdown, "$1"), "$2"), "$1"), "$1");

    /// <summary>For WhatsApp, which draws *bold*, _italic_ and `code`.</summary>
    public static string WhatsApp(string markdown) => Bare(Strong().Replace(Emphasis().Replace(markdown, "_$2_"), "*$1*"), "*$1*");

    private static string Bare(string text, string heading) => Links().Replace(Bullets().Replace(Headings().Replace(text, heading), "- "), "$1: $2");

    [GeneratedRegex(@"\*\*(\S(?:[^*\n]*\S)?)\*\*")]
    private static partial Regex Strong();

    // Between words alone: the marks of 2*3*4, of a name like my_own_name and of an address are their own.
    [GeneratedRegex(@"(?<=^|[\s(])([*_])([^\s*_](?:[^*_\n]*[^\s*_])?)\1(?=$|[\s.,;:!?)])", RegexOptions.Multiline)]
    private static partial Regex Emphasis();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^#{1,6} +(.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^[ \t]*[*+] +(?=\S)", RegexOptions.Multiline)]
    private static partial Regex Bullets();

    [GeneratedRegex(@"!?\[([^\[\]\n]+)\]\((https?://[^\s()]+)\)")]
    private static partial Regex Links();
}
