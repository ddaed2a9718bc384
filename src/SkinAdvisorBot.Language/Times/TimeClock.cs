using NodaTime;

namespace SkinAdvisorBot.Language.Times;

/// <summary>The moment a message was said, as the clinic's clocks show it.</summary>
internal sealed class TimeClock
{
    private readonly Instant instant;
    private readonly DateTimeZone zone;

    public TimeClock(DateTimeOffset now, DateTimeZone zone)
    {
        instant = Instant.FromDateTimeOffset(now);
        this.zone = zone;
        (Today, Time) = At(Duration.Zero);
    }

    public DateOnly Today { get; }

    public TimeOnly Time { get; }

    /// <summary>The local day and time so much later; an hour that a clock change skips or repeats is counted once, as it passes.</summary>
    public (DateOnly Day, TimeOnly Time) At(Duration later)
    {
        var local = (instant + later).InZone(zone).LocalDateTime;
        return (new DateOnly(local.Year, local.Month, local.Day), new TimeOnly(local.Hour, local.Minute));
    }

    /// <summary>The first such day of the week from a day on, that day included.</summary>
    public static DateOnly Coming(DateOnly from, DayOfWeek day) => from.AddDays(((int)day - (int)from.DayOfWeek + 7) % 7);

    /// <summary>The Monday of the week that a day lies in; weeks begin on Monday.</summary>
    public static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static DateOnly LastOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
