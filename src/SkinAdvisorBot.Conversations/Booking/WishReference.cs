using System.Globalization;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads a time that is told against one known already: "same time on Thursday", "an hour later", "that day at four".</summary>
internal static partial class WishReference
{
    /// <param name="wish">What the words say by themselves; null for nothing.</param>
    /// <param name="known">The time spoken of, local.</param>
    /// <returns>Null where the words point at nothing.</returns>
    public static TimeWish? Resolve(string text, TimeWish? wish, DateTimeOffset known)
    {
        if (Shift().Match(text) is { Success: true } shift)
            return Exactly(known + MinutesOf(shift));
        var day = DateOnly.FromDateTime(known.DateTime);
        if (WeekFollowing().IsMatch(text) && WeekdayOf(wish) is { } weekday)
            return WishMerge.On(wish! with { Which = [], IsPast = false, Order = WishOrder.None }, day.AddDays(7 + SinceMonday(weekday) - SinceMonday(day.DayOfWeek)));
        if (SameDay().IsMatch(text))
            return WishMerge.On((wish ?? new TimeWish()) with { Which = [], IsPast = false }, day);
        if (!SameTime().IsMatch(text))
            return null;
        var at = TimeOnly.FromDateTime(known.DateTime);
        if (WeekAfter().IsMatch(text) && wish is null or { Windows: [{ Weekdays.IsEmpty: true }] or [], Which.IsEmpty: true })
            return Exactly(known.AddDays(7));
        return wish is { Windows.IsEmpty: false } or { Which.IsEmpty: false }
            ? wish with { Windows = [.. wish.Windows.DefaultIfEmpty(TimeWindow.Any).Select(window => window with { Hours = null, At = at })] }
            : null;
    }

    /// <summary>The one day of the week that is named; null for none or several.</summary>
    private static DayOfWeek? WeekdayOf(TimeWish? wish) => wish switch
    {
        { Which: [var day, ..] } => day.DayOfWeek,
        { Windows: [{ Weekdays: [var only] }] } => only,
        { Windows: [{ From: { } from, To: { } to }] } when from == to => from.DayOfWeek,
        _ => null,
    };

    private static int SinceMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private static TimeWish Exactly(DateTimeOffset start)
    {
        var day = DateOnly.FromDateTime(start.DateTime);
        return new TimeWish { Windows = [new TimeWindow(day, day, [], null, TimeOnly.FromDateTime(start.DateTime))] };
    }

    private static TimeSpan MinutesOf(Match shift)
    {
        var count = shift.Groups["count"].Value.ToLowerInvariant() switch
        {
            "half an" => 0.5,
            "a" or "an" or "one" => 1,
            "two" or "a couple of" or "couple" => 2,
            "three" => 3,
            var digits => double.Parse(digits, CultureInfo.InvariantCulture),
        };
        var time = shift.Groups["unit"].Value[0] is 'h' or 'H' ? TimeSpan.FromHours(count) : TimeSpan.FromMinutes(count);
        return shift.Groups["way"].Value[0] is 'l' or 'L' ? time : -time;
    }

    [GeneratedRegex(@"\b(?<count>half an|an?|one|two|three|a couple of|[0-9]{1,2})\s+(?<unit>hours?|hrs?|minutes?|mins?)\s+(?<way>later|earlier|sooner)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shift();

    [GeneratedRegex(@"\b(?:(?:the|at the|at) )?same (?:time|hour)\b|\ba la misma hora\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SameTime();

    [GeneratedRegex(@"\b(?:the )?same day\b|\bthat (?:same )?day\b|\bel mismo d[ií]a\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SameDay();

    [GeneratedRegex(@"\b(?:the|a|one) week (?:later|after)\b(?! next)|\bthe following week\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekFollowing();

    [GeneratedRegex(@"\b(?:next week|(?:the|a|one) week (?:later|after)|in a week)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WeekAfter();
}
