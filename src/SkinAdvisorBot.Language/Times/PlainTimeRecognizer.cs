using System.Text.RegularExpressions;
using Microsoft.Recognizers.Text;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times;

/// <summary>The common dates in our own code: for a program that was built without Node.js, and for a text that the other recogniser gave up.</summary>
public sealed partial class PlainTimeRecognizer : ITimeRecognizer
{
    private const string MonthNames = "january|february|march|april|may|june|july|august|september|october|november|december";

    private const string DayNumber = @"(?:\d{1,2}(?:st|nd|rd|th)?|first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th|(?:twen|thir)tieth)";

    public static PlainTimeRecognizer Instance { get; } = new();

    private PlainTimeRecognizer()
    {
    }

    public IReadOnlyList<ModelResult> Recognize(string text, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, TimeResults.MaxText);
        var found = Iso().Matches(text).Select(match => OfIso(match, text, today))
            .Concat(Slashes().Matches(text).Select(match => OfSlashes(match, text, today)))
            .Concat(MonthFirst().Matches(text).Select(match => OfMonthDay(match, text, today)))
            .Concat(DayFirst().Matches(text).Select(match => OfMonthDay(match, text, today)))
            .Concat(MonthAlone().Matches(text).Select(match => TimeResults.Month(text, match.Index, match.Length, NumberIn(match, "year"), Month(match), today)))
            .Concat(Near().Matches(text).Select(match => OfNear(match, text, today)))
            .Concat(FromNow().Matches(text).Select(match => OfFromNow(match, text, today)))
            .OfType<ModelResult>();
        var kept = new List<ModelResult>();
        foreach (var result in found.OrderByDescending(result => result.Text.Length).ThenBy(result => result.Start))
        {
            if (kept.TrueForAll(other => other.End < result.Start || result.End < other.Start))
                kept.Add(result);
        }

        return [.. kept.OrderBy(result => result.Start)];
    }

    private static ModelResult? OfIso(Match match, string text, DateOnly today) =>
        Of(match, text, NumberIn(match, "year"), NumberIn(match, "month")!.Value, NumberIn(match, "day")!.Value, today);

    /// <summary>Month first, as in the United States, unless only the other order is a date.</summary>
    private static ModelResult? OfSlashes(Match match, string text, DateOnly today)
    {
        int month = NumberIn(match, "month")!.Value, day = NumberIn(match, "day")!.Value;
        if (month > 12 && day is >= 1 and <= 12)
            (month, day) = (day, month);
        var year = NumberIn(match, "year");
        return Of(match, text, year is < 100 ? 2000 + year : year, month, day, today);
    }

    private static ModelResult? OfMonthDay(Match match, string text, DateOnly today)
    {
        int month = Month(match), day = NumberIn(match, "day")!.Value;
        var year = NumberIn(match, "year");
        if (NumberIn(match, "to") is not { } to)
            return Of(match, text, year, month, day, today);
        var guess = year ?? today.Year;
        return TimeResults.Exists(guess, month, day) && TimeResults.Exists(guess, month, to)
            ? TimeResults.Days(text, match.Index, match.Length, new DateOnly(guess, month, day), new DateOnly(guess, month, to), year is not null)
            : null;
    }

    private static ModelResult OfNear(Match match, string text, DateOnly today)
    {
        var days = match.Value switch
        {
            "today" or "now" => 0,
            "tomorrow" => 1,
            "yesterday" => -1,
            _ => match.Value.Contains("before", StringComparison.Ordinal) ? -2 : 2,
        };
        return TimeResults.Date(text, match.Index, match.Length, today.AddDays(days), hasYear: true, today);
    }

    private static ModelResult? OfFromNow(Match match, string text, DateOnly today)
    {
        var count = match.Groups["count"].Value switch
        {
            "a" or "an" => 1,
            "couple" => 2,
            "few" => 3,
            var word => NumberWords.Of(word),
        };
        if (count is not (> 0 and <= 1000 and var some))
            return null;
        var day = match.Groups["unit"].ValueSpan[0] switch
        {
            'd' => today.AddDays(some),
            'w' => today.AddDays(7 * some),
            _ => today.AddMonths(some),
        };
        return TimeResults.Date(text, match.Index, match.Length, day, hasYear: true, today);
    }

    private static ModelResult? Of(Match match, string text, int? year, int month, int day, DateOnly today)
    {
        if (year is { } said ? !TimeResults.Exists(said, month, day) : !TimeResults.Exists(month, day))
            return null;
        return TimeResults.Date(text, match.Index, match.Length, TimeResults.InSomeYear(year ?? today.Year, month, day), year is not null, today);
    }

    private static int Month(Match match) => Months.Of(match.Groups["month"].Value)!.Value;

    private static int? NumberIn(Match match, string group) => match.Groups[group] is { Success: true, Value: var value } ? NumberWords.Ordinal(value) ?? NumberWords.Of(value) : null;

    [GeneratedRegex(@"(?<![\d/-])(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?![\d/-])", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d/.-])(?:(?<month>\d{1,2})/(?<day>\d{1,2})(?:/(?<year>\d{4}|\d{2}))?|(?<month>\d{1,2})[.-](?<day>\d{1,2})[.-](?<year>\d{4}))(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex Slashes();

    [GeneratedRegex($@"\b(?<month>{MonthNames}),? ?(?<day>{DayNumber})(?! ?(?:am|pm|:)|\d)(?: ?(?:to|-) ?(?<to>{DayNumber})(?! ?(?:am|pm|:)|\d))?(?:,? (?<year>(?:19|20)\d\d)\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex($@"\b(?<day>{DayNumber})(?: ?(?:to|-) ?(?<to>{DayNumber}))? ?(?:of )?(?<month>{MonthNames})\b(?:,? (?<year>(?:19|20)\d\d)\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex($@"\b(?<month>{MonthNames})\b(?:,? (?<year>(?:19|20)\d\d)\b)?", RegexOptions.CultureInvariant)]
    private static partial Regex MonthAlone();

    [GeneratedRegex(@"\b(?:(?:the )?day (?:after tomorrow|before yesterday)|today|tomorrow|yesterday|now)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Near();

    [GeneratedRegex(@"\b(?:in )?(?:a )?(?<count>\d{1,3}|a|couple|few|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:of )?(?<unit>day|week|month)s? (?:from (?:now|today)|out)\b", RegexOptions.CultureInvariant)]
    private static partial Regex FromNow();
}
