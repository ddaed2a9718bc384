using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Language.Tests.Times;

/// <summary>
/// Writes a wish in one readable line, its parts joined by "; ":
/// <code>
/// none                                 nothing about time was said
/// any                                  any time will do
/// Dec01                                a day of the year of the table's clock, or Jan05'27 of another year
/// Dec07..Dec13, Dec16.., ..Dec14       first and last day, either may be open
/// Mon,Tue                              days of the week
/// 12:00-17:00, @15:00                  earliest and latest start, an exact start; a full day's start or end is left out: 15:00-, -10:59
/// Dec01 @15:00 | Dec04 -11:59          any of several windows
/// not Fri, soonest, earlier, later     what is ruled out, how to choose
/// which Nov30/Dec07, past, impossible "Feb 30"
/// </code>
/// </summary>
internal static class TimeWishNotation
{
    public static string Write(TimeWish? wish, int year)
    {
        if (wish is null)
            return "none";
        List<string> parts = [];
        if (!wish.Which.IsEmpty)
            parts.Add("which " + string.Join('/', wish.Which.Select(day => Day(day, year))));
        if (!wish.Windows.IsEmpty)
            parts.Add(string.Join(" | ", wish.Windows.Select(window => Window(window, year))));
        parts.AddRange(wish.Except.Select(window => "not " + Window(window, year)));
        if (wish.Order != WishOrder.None)
            parts.Add(wish.Order.ToString().ToLowerInvariant());
        if (wish.IsPast)
            parts.Add("past");
        if (wish.Impossible is { } words)
            parts.Add($"impossible \"{words}\"");
        return parts.Count == 0 ? "any" : string.Join("; ", parts);
    }

    private static string Window(TimeWindow window, int year)
    {
        List<string> parts = [];
        if (window.From is not null || window.To is not null)
            parts.Add(window.From == window.To ? Day(window.From!.Value, year) : $"{Day(window.From, year)}..{Day(window.To, year)}");
        if (!window.Weekdays.IsEmpty)
            parts.Add(Weekdays(window.Weekdays));
        if (window.Hours is { } hours)
            parts.Add($"{(hours.From == default ? "" : Time(hours.From))}-{(hours.To == new TimeOnly(23, 59) ? "" : Time(hours.To))}");
        if (window.At is { } at)
            parts.Add("@" + Time(at));
        return parts.Count == 0 ? "any" : string.Join(' ', parts);
    }

    private static string Weekdays(ImmutableArray<DayOfWeek> days) => string.Join(',', days.Select(day => day.ToString()[..3]));

    private static string Day(DateOnly? day, int year) =>
        day is { } some ? some.ToString("MMMdd", CultureInfo.InvariantCulture) + (some.Year == year ? "" : $"'{some.Year % 100:00}") : "";

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
