using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>Typographic characters and what a phone's alphabet has for them.</summary>
internal static class Gsm7Look
{
    private static readonly FrozenDictionary<char, string> Plain = Table();

    private static readonly SearchValues<char> Typographic = SearchValues.Create([.. Plain.Keys]);

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Typographic) < 0)
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Plain.TryGetValue(letter, out var instead))
                plain.Append(instead);
            else
                plain.Append(letter);
        }

        return plain.ToString();
    }

    private static FrozenDictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        Add("\u2018\u2019\u201A\u201B\u2032\u2035\u02BC\u00B4\u0060", "'");
        Add("\u201C\u201D\u201E\u201F\u2033\u2036\u00AB\u00BB", "\"");
        Add("\u2039", "<");
        Add("\u203A", ">");
        Add("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u2022\u2023\u25E6\u25AA\u25CF\u00B7", "-");
        Add("\u2026", "...");
        Add("\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000\t", " ");
        Add("\u2028\u2029\u0085", "\n");
        // Invisible; the joiners of emoji and of some scripts are left alone.
        Add("\u00AD\u200B\u2060\uFEFF", "");
        Add("\u2044\u2215", "/");
        Add("\u00D7", "x");
        Add("\u00BC", "1/4");
        Add("\u00BD", "1/2");
        Add("\u00BE", "3/4");
        Add("\u2264", "<=");
        Add("\u2265", ">=");
        Add("\u2192", "->");
        Add("\u2190", "<-");
        return table.ToFrozenDictionary();

        void Add(string letters, string instead)
        {
            foreach (var letter in letters)
                table.Add(letter, instead);
        }
    }
}
