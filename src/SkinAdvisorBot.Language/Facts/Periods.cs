using System.Collections.Frozen;
using System.Globalization;

namespace SkinAdvisorBot.Language.Facts;

/// <param name="Iso">An ISO 8601 period such as <c>P6W</c>.</param>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
internal readonly record struct Period(string Iso, int First, int Last);

/// <summary>Reads lengths of time: "6 wks", "a couple of months", "1.5 years", "half a year".</summary>
internal static class Periods
{
    /// <summary>Words that count without being numbers.</summary>
    private static readonly FrozenDictionary<string, int> Counts = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["a"] = 1, ["an"] = 1, ["couple"] = 2, ["cpl"] = 2, ["few"] = 3,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, char> Units = new Dictionary<string, char>(StringComparer.Ordinal)
    {
        ["hour"] = 'H', ["hours"] = 'H', ["day"] = 'D', ["days"] = 'D', ["week"] = 'W', ["weeks"] = 'W', ["month"] = 'M', ["months"] = 'M', ["year"] = 'Y', ["years"] = 'Y',
        ["decade"] = 'X', ["decades"] = 'X', ["fortnight"] = 'F',
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The period that begins at a word; null when none does.</summary>
    public static Period? At(FactText text, int at)
    {
        var half = false;
        var i = at;
        if (text[i] is "half" && text.Near(i + 1) is "a" or "an" or "year" or "decade")
            return Half(text, at);
        // "a couple of months", "a few weeks".
        if (text[i] is "a" && text.Near(i + 1) is "couple" or "few" or "cpl")
            i++;
        if (!TryNumber(text, ref i, out var count, ref half))
            return null;
        if (text.Near(i) is "of")
            i++;
        if (text.Near(i) is "and" && text.Near(i + 1) is "a" && text.Near(i + 2) is "half")
        {
            half = true;
            i += 3;
        }

        if (!text.SameSentence(at, i) || !Units.TryGetValue(text[i], out var unit))
            return null;
        if (text.Near(i + 1) is "and" && text.Near(i + 2) is "half" or "a" && (text.Near(i + 2) is "half" || text.Near(i + 3) is "half"))
        {
            half = true;
            i += text.Near(i + 2) is "half" ? 2 : 3;
        }

        return new Period(Iso(count, half, unit), at, i);
    }

    private static Period? Half(FactText text, int at)
    {
        var unit = text.Near(at + 1) is "a" or "an" ? at + 2 : at + 1;
        return text.SameSentence(at, unit) && Units.TryGetValue(text[unit], out var of) && of is 'Y' or 'X' or 'M'
            ? new Period(of switch { 'Y' => "P6M", 'X' => "P5Y", _ => "P2W" }, at, unit)
            : null;
    }

    /// <summary>Reads a number, its fraction rounded down to a half; of "2-3" and "2 or 3" the smaller: a shorter time is the more careful reading.</summary>
    private static bool TryNumber(FactText text, ref int i, out int count, ref bool half)
    {
        if (CountAt(text, i) is not var (number, last))
        {
            count = 0;
            return false;
        }

        count = number;
        i = last + 1;
        if (WholeNumbers.IsDecimal(text, last))
        {
            half = text[i][0] >= '5';
            i++;
            if (count == 0 && !half)
                return false;
        }
        else if (text.Near(i) is "1" && text.Near(i + 1) is "2" && text.HasMarkAfter(i, '/'))
        {
            half = true;
            i += 2;
        }

        return SkipUpper(text, ref i);
    }

    private static bool SkipUpper(FactText text, ref int i)
    {
        if (text.Near(i) is "or" or "to" && i + 1 < text.Count && CountAt(text, i + 1) is var (_, upper))
            i = upper + 1;
        else if (i < text.Count && (text.HasMarkAfter(i - 1, '-') || text.HasMarkAfter(i - 1, '–')) && WholeNumbers.At(text, i) is var (_, last))
            i = last + 1;
        return i < text.Count;
    }

    private static (int Value, int Last)? CountAt(FactText text, int at) => Counts.TryGetValue(text[at], out var count) ? (count, at) : WholeNumbers.At(text, at);

    private static string Iso(int count, bool half, char unit) => string.Create(CultureInfo.InvariantCulture, $"{(unit, half) switch
    {
        ('H', _) => $"PT{count}H",
        ('D', _) => $"P{count}D",
        ('F', _) => $"P{2 * count}W",
        ('X', _) => $"P{(10 * count) + (half ? 5 : 0)}Y",
        ('W', true) => $"P{(7 * count) + 3}D",
        ('M', true) when count < 3 => $"P{(4 * count) + 2}W",
        ('Y', true) => $"P{(12 * count) + 6}M",
        _ => $"P{count}{unit}",
    }}");

    /// <summary>How long ago something was, told right at a word: "3 days ago", "yesterday", "last month"; null when nothing is.</summary>
    public static Period? AgoAt(FactText text, int at)
    {
        switch (text[at])
        {
            case "yesterday":
                return new Period("P1D", at, at);
            case "today" or "tonight":
                return new Period("P0D", at, at);
            case "this" when text.Near(at + 1) is "morning" or "afternoon":
                return new Period("P0D", at, at + 1);
            case "last" when text.Near(at + 1) is "night":
                return new Period("P1D", at, at + 1);
            case "last" when Units.TryGetValue(text.Near(at + 1), out var unit) && text[at + 1] is "week" or "month" or "year":
                return new Period($"P1{unit}", at, at + 1);
        }

        return At(text, at) is { } period && text.Near(period.Last + 1) is "ago" or "back" or "before" or "earlier" ? period with { Last = period.Last + 1 } : null;
    }
}
