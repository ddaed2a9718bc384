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
    private const int MaxDigits = 3;

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["eighteen"] = 18, ["thirteen"] = 13, ["fourteen"] = 14, ["sixteen"] = 16, ["seventeen"] = 17, ["nineteen"] = 19, ["forty"] = 40, ["fifty"] = 50, ["twenty"] = 20, ["thirty"] = 30, ["couple"] = 2, ["few"] = 3, ["cpl"] = 2,
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

    /// <summary>Reads a number; of "2-3" and "2 or 3" the smaller, since a shorter time is the more careful reading.</summary>
    private static bool TryNumber(FactText text, ref int i, out int count, ref bool half)
    {
        if (Numbers.TryGetValue(text[i], out count))
        {
            i++;
            return SkipUpper(text, ref i);
        }

        if (!IsNumber(text[i]))
            return false;
        count = int.Parse(text[i], CultureInfo.InvariantCulture);
        i++;
        if (text.Near(i) is ['0' or '5'] && text.HasMarkAfter(i - 1, '.') && text.WordAt(i).Start - text.WordAt(i - 1).End == 1)
        {
            half = text[i] is "5";
            i++;
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
        if (text.Near(i) is "or" or "to" && IsCount(text.Near(i + 1)))
            i += 2;
        else if (i > 0 && i < text.Count && IsNumber(text[i]) && (text.HasMarkAfter(i - 1, '-') || text.HasMarkAfter(i - 1, '–')))
            i++;
        return i < text.Count;
    }

    private static bool IsCount(string word) => IsNumber(word) || Numbers.ContainsKey(word);

    private static bool IsNumber(string word) => word.Length is > 0 and <= MaxDigits && word.All(char.IsAsciiDigit);

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
