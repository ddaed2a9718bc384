using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Reads days and moments as the desk writes them.</summary>
internal static class DeskTime
{
    private static readonly LocalDateTimePattern Local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <param name="text">A day (2026-12-24), the clinic's local time (2026-12-24T13:00), or a moment with its offset (2026-12-24T13:00:00-05:00).</param>
    /// <param name="isEnd">Whether a day means its end; otherwise its beginning.</param>
    /// <param name="name">What it is called in the request.</param>
    /// <exception cref="DeskRefusal">400: it is none of these.</exception>
    public static DateTimeOffset Read(string? text, DateTimeZone zone, bool isEnd, string name)
    {
        if (string.IsNullOrEmpty(text))
            throw DeskRefusal.BadArgument($"'{name}' is missing. {Remedy}");
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(LocalDate.MinIsoValue, out var day) && IsSensible(day))
            return zone.AtStartOfDay(isEnd ? day.PlusDays(1) : day).ToDateTimeOffset();
        if (Local.Parse(text).TryGetValue(default, out var local) && IsSensible(local.Date))
            return local.InZoneLeniently(zone).ToDateTimeOffset();
        // A plus sign in a query that was not encoded arrives as a space.
        if (OffsetDateTimePattern.ExtendedIso.Parse(text.Replace(' ', '+')).TryGetValue(default, out var moment) && IsSensible(moment.Date))
            return Instant.FromDateTimeOffset(moment.ToDateTimeOffset()).InZone(zone).ToDateTimeOffset();
        throw DeskRefusal.BadArgument($"'{name}' is no day or time. {Remedy}");
    }

    public static string Words(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private const string Remedy = "Write a day like 2026-12-24, the clinic's time like 2026-12-24T13:00, or a moment like 2026-12-24T13:00:00-05:00.";

    private static bool IsSensible(LocalDate day) => day.Year is >= 2000 and <= 2200;
}
