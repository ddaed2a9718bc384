using System.Globalization;
using System.Text;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace SkinAdvisorBot.Host.Appointments;

/// <summary>Writes iCalendar so that no word in it can become anything but a word.</summary>
internal static class CalendarText
{
    /// <summary>Octets of a line, without its end (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    private const int LongestValue = 200;

    /// <summary>One line of visible words, <see cref="LongestValue"/> UTF-16 units at most.</summary>
    public static string OneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
        {
            if (line.Length + rune.Utf16SequenceLength > LongestValue)
                break;
            line.Append(IsBreak(rune) ? " " : rune.ToString());
        }

        return line.ToString().Trim();
    }

    /// <summary>The calendar with CRLF, its lines folded between whole characters.</summary>
    public static string Write(Calendar calendar)
    {
        var written = new CalendarSerializer(calendar).SerializeToString()!;
        var text = new StringBuilder(written.Length);
        // Ical.Net folds within surrogate pairs, and an emoji there does not survive UTF-8: its folds are undone first.
        foreach (var line in written.ReplaceLineEndings("\r\n").Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            Fold(text, line);
        return text.ToString();
    }

    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }

    private static bool IsBreak(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
