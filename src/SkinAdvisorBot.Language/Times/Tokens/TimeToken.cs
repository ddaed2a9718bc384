using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>What a stretch of words does for a wish.</summary>
internal enum TimeSign
{
    /// <summary>Nothing to do with times; it parts what stands on its two sides.</summary>
    Word,

    /// <summary>Small words that part nothing ("on", "maybe", "works").</summary>
    Filler,

    Day,
    Hours,
    Order,

    /// <summary>"any time".</summary>
    Any,

    /// <summary>A day or a time that does not exist.</summary>
    Impossible,

    And,
    Or,
    To,
    Between,
    After,
    Before,

    /// <summary>"by Friday", "until 4", "no later than": the end is part of it.</summary>
    Until,
    From,

    /// <summary>After what it belongs to: "the 15th or later".</summary>
    Onwards,

    /// <summary>After what it belongs to: "3 at the latest".</summary>
    Latest,

    Not,
    But,

    /// <summary>"no": a correction after a time, else it rules out what follows.</summary>
    No,

    /// <summary>"no wait", "I mean": what was said before is taken back.</summary>
    Correct,

    /// <summary>"doesn't work": what stands before is ruled out.</summary>
    RuledOut,

    /// <summary>"I'm busy": rules out what follows it, or, at the end, what stands before.</summary>
    Busy,
}

internal enum DayKind
{
    /// <summary>A day of the calendar.</summary>
    Date,

    /// <summary>A day of a month that was not said: "the 15th".</summary>
    DayOfMonth,

    /// <summary>A weekday, the coming one if nothing else is said.</summary>
    Weekday,

    /// <summary>Weekdays of every week: "Mondays", "weekdays".</summary>
    Pattern,

    /// <summary>Several days in a row: "next week", "January", "after the 15th".</summary>
    Period,
}

/// <summary>Days that were said.</summary>
/// <param name="From">First day, inclusive; null for an open start.</param>
/// <param name="To">Last day, inclusive; null for an open end.</param>
internal sealed record DaySpan(DayKind Kind, DateOnly? From, DateOnly? To)
{
    /// <summary>Days of the week it is restricted to; empty for none.</summary>
    public ImmutableArray<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>The days it may mean where that is not clear.</summary>
    public ImmutableArray<DateOnly> Which { get; init; } = [];

    /// <summary>Said with "next", which a weekday after it shares: "next Tuesday or Thursday".</summary>
    public bool IsNext { get; init; }

    /// <summary>A bound that was said without its month: "after the 10th".</summary>
    public bool IsOfAnyMonth { get; init; }

    public static DaySpan On(DateOnly day, DayKind kind = DayKind.Date) => new(kind, day, day);

    public static DaySpan Every(params ImmutableArray<DayOfWeek> days) => new(DayKind.Pattern, null, null) { Weekdays = days };

    public static DaySpan Within(DateOnly? from, DateOnly? to) => new(DayKind.Period, from, to);
}

/// <summary>Times of day that were said: a range, or a start.</summary>
/// <param name="IsBare">An hour from 1 to 12 without morning or afternoon.</param>
internal sealed record HourSpan(HourRange? Range, TimeOnly? At, bool IsBare = false)
{
    /// <summary>"mornings": of any day, so that a weekday beside it is of any week.</summary>
    public bool IsPlural { get; init; }

    /// <summary>Stands for a time only beside a day: "night", "am", "early".</summary>
    public bool NeedsDay { get; init; }

    /// <summary>Named by a word ("morning"), not by the clock.</summary>
    public bool IsPart { get; init; }

    public static readonly TimeOnly First = new(0, 0);

    public static readonly TimeOnly Last = new(23, 59);

    public static HourSpan Between(TimeOnly from, TimeOnly to) => new(new HourRange(from, to), null);
}

/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct TimeToken(TimeSign Sign, int First, int Last)
{
    public DaySpan? Day { get; init; }

    public HourSpan? Hours { get; init; }

    public WishOrder Order { get; init; }

    public static TimeToken OfDay(int first, int last, DaySpan day) => new(TimeSign.Day, first, last) { Day = day };

    public static TimeToken OfHours(int first, int last, HourSpan hours) => new(TimeSign.Hours, first, last) { Hours = hours };
}
