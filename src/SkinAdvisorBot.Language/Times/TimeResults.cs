using System.Globalization;
using Microsoft.Recognizers.Text;

namespace SkinAdvisorBot.Language.Times;

/// <summary>
/// Makes the results that Microsoft.Recognizers.Text's own date model would give: the resolution holds under "values" a list of dictionaries
/// with "timex", "type" and "value", or "start" and "end" (exclusive), days as yyyy-MM-dd. A day without a year has two: the last and the next.
/// </summary>
public static class TimeResults
{
    /// <summary>Longest text that is given to a recogniser, in UTF-16 units: several sentences about a date.</summary>
    public const int MaxText = 300;

    public const string DateType = "datetimeV2.date";

    public const string RangeType = "datetimeV2.daterange";

    private const string UnknownYear = "XXXX";

    /// <summary>A leap year: 29 February is a day until its year is known.</summary>
    private const int SomeLeapYear = 2000;

    /// <summary>One day.</summary>
    /// <param name="start">Index of its first character.</param>
    /// <param name="day">The day; where no year was said, in any year that has it.</param>
    /// <param name="hasYear">Whether the year is certain.</param>
    public static ModelResult Date(string text, int start, int length, DateOnly day, bool hasYear, DateOnly today)
    {
        var timex = Timex(day, hasYear);
        var values = hasYear
            ? [day]
            : YearsAround(day.Month, day.Day, today);
        return Make(text, start, length, DateType, [.. values.Select(value => new Dictionary<string, string>
        {
            ["timex"] = timex, ["type"] = "date", ["value"] = Iso(value),
        })]);
    }

    /// <summary>Several days in a row.</summary>
    /// <param name="to">The last day, inclusive.</param>
    public static ModelResult Days(string text, int start, int length, DateOnly from, DateOnly to, bool hasYear)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        var timex = string.Create(CultureInfo.InvariantCulture, $"({Timex(from, hasYear)},{Timex(to.AddDays(1), hasYear)},P{days}D)");
        return Range(text, start, length, timex, [(from, to.AddDays(1))]);
    }

    /// <summary>A whole month.</summary>
    /// <param name="year">Null where it was not said.</param>
    public static ModelResult Month(string text, int start, int length, int? year, int month, DateOnly today)
    {
        int[] years = year is { } said ? [said] : month <= today.Month ? [today.Year, today.Year + 1] : [today.Year - 1, today.Year];
        var timex = string.Create(CultureInfo.InvariantCulture, $"{(year is null ? UnknownYear : $"{year:0000}")}-{month:00}");
        return Range(text, start, length, timex, [.. years.Select(each => (new DateOnly(each, month, 1), new DateOnly(each, month, 1).AddMonths(1)))]);
    }

    /// <summary>The month and the day of a result of one day, and the year where it was said; null for another result.</summary>
    internal static (int? Year, int Month, int Day)? DateOf(ModelResult result)
    {
        if (result.TypeName != DateType || FirstTimex(result).Split('-') is not [var year, var month, var day])
            return null;
        return (YearOf(year), Number(month), Number(day));
    }

    /// <summary>The month of a result of a whole month, and the year where it was said; null for another result.</summary>
    internal static (int? Year, int Month)? MonthOf(ModelResult result) =>
        result.TypeName == RangeType && FirstTimex(result) is { Length: 7 } timex ? (YearOf(timex[..4]), Number(timex[5..])) : null;

    /// <summary>First and last day of a result of several days, and whether the year was said; null for another result.</summary>
    internal static (DateOnly From, DateOnly To, bool HasYear)? DaysOf(ModelResult result)
    {
        if (result.TypeName != RangeType || FirstTimex(result) is not ['(', .. var timex] || Values(result) is not [var value, ..])
            return null;
        return (Day(value["start"]), Day(value["end"]).AddDays(-1), !timex.StartsWith(UnknownYear, StringComparison.Ordinal));
    }

    /// <summary>The day in the last and the next year that have it, the next being today or later.</summary>
    private static DateOnly[] YearsAround(int month, int day, DateOnly today)
    {
        var next = InSomeYear(today.Year, month, day);
        if (next < today)
            next = InSomeYear(next.Year + 1, month, day);
        var last = next.Year - 1;
        while (!Exists(last, month, day))
            last--;
        return [new DateOnly(last, month, day), next];
    }

    internal static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>The day in a year, or in the next that has it.</summary>
    internal static DateOnly InSomeYear(int year, int month, int day)
    {
        while (!Exists(year, month, day))
            year++;
        return new DateOnly(year, month, day);
    }

    /// <summary>Whether some year has this day.</summary>
    internal static bool Exists(int month, int day) => Exists(SomeLeapYear, month, day);

    private static ModelResult Range(string text, int start, int length, string timex, (DateOnly From, DateOnly End)[] ranges) =>
        Make(text, start, length, RangeType, [.. ranges.Select(range => new Dictionary<string, string>
        {
            ["timex"] = timex, ["type"] = "daterange", ["start"] = Iso(range.From), ["end"] = Iso(range.End),
        })]);

    private static ModelResult Make(string text, int start, int length, string type, List<Dictionary<string, string>> values) => new()
    {
        // Their end is the last character, not the one after it.
        Text = text.Substring(start, length), Start = start, End = start + length - 1, TypeName = type,
        Resolution = new SortedDictionary<string, object> { ["values"] = values },
    };

    private static List<Dictionary<string, string>> Values(ModelResult result) => (List<Dictionary<string, string>>)result.Resolution["values"];

    private static string FirstTimex(ModelResult result) => Values(result)[0]["timex"];

    private static string Timex(DateOnly day, bool hasYear) => hasYear ? Iso(day) : string.Create(CultureInfo.InvariantCulture, $"{UnknownYear}-{day.Month:00}-{day.Day:00}");

    private static string Iso(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");

    private static DateOnly Day(string iso) => new(Number(iso[..4]), Number(iso[5..7]), Number(iso[8..10]));

    private static int? YearOf(string text) => text == UnknownYear ? null : Number(text);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
