using System.Collections.Frozen;
using System.Text;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Replaces characters by their plain equals, as Unicode's normal form KC does for those that people type.</summary>
/// <remarks>The program runs without the system's Unicode tables (invariant globalisation), where .NET's own normalisation changes nothing.</remarks>
internal static class Compatibility
{
    private const char FirstWide = '\uFF01';
    private const char LastWide = '\uFF5E';
    private const int WideOffset = FirstWide - '!';

    private static readonly FrozenDictionary<char, string> PlainEquals = new Dictionary<char, string>
    {
        ['\u00A0'] = " ", ['\u2002'] = " ", ['\u2003'] = " ", ['\u2009'] = " ", ['\u202F'] = " ", ['\u3000'] = " ",
        ['…'] = "...", ['‼'] = "!!", ['⁉'] = "!?", ['™'] = "TM", ['№'] = "No", ['℃'] = "°C", ['℉'] = "°F",
        ['½'] = "1⁄2", ['¼'] = "1⁄4", ['¾'] = "3⁄4", ['⅓'] = "1⁄3", ['⅔'] = "2⁄3",
        ['¹'] = "1", ['²'] = "2", ['³'] = "3", ['º'] = "o", ['ª'] = "a", ['µ'] = "μ",
        ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl",
    }.ToFrozenDictionary();

    /// <summary>Accents that a phone may send behind their letter, with the letters they join and what becomes of each.</summary>
    private static readonly FrozenDictionary<char, (string Letters, string Joined)> Accents = new Dictionary<char, (string Letters, string Joined)>
    {
        ['\u0300'] = ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        ['\u0301'] = ("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        ['\u0302'] = ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        ['\u0303'] = ("anoANO", "ãñõÃÑÕ"),
        ['\u0308'] = ("aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
        ['\u030A'] = ("aA", "åÅ"),
        ['\u0327'] = ("cC", "çÇ"),
    }.ToFrozenDictionary();

    /// <summary>The text in plain characters; itself when it holds none of the others.</summary>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u009F'))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is >= FirstWide and <= LastWide)
                folded.Append((char)(character - WideOffset));
            else if (PlainEquals.TryGetValue(character, out var equal))
                folded.Append(equal);
            else if (folded.Length > 0 && Accents.TryGetValue(character, out var accent) && accent.Letters.IndexOf(folded[^1], StringComparison.Ordinal) is >= 0 and var place)
                folded[^1] = accent.Joined[place];
            else
                folded.Append(character);
        }

        return folded.ToString();
    }
}
