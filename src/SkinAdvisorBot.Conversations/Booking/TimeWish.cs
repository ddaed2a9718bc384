using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What a person said about when they would like to come, in the clinic's local time. Plain data: it is stored as JSON.</summary>
public sealed record TimeWish
{
    /// <summary>Times that suit, any of them; empty for any time.</summary>
    public ImmutableArray<TimeWindow> Windows { get; init; } = [];

    /// <summary>Times ruled out ("not Friday").</summary>
    public ImmutableArray<TimeWindow> Except { get; init; } = [];

    /// <summary>How to choose among what suits, or among what was offered.</summary>
    public WishOrder Order { get; init; }

    /// <summary>Days that the words may mean, two or three, to be asked between; empty where they are clear.</summary>
    public ImmutableArray<DateOnly> Which { get; init; } = [];

    /// <summary>True when all that was said lies before now ("last Tuesday", "yesterday").</summary>
    public bool IsPast { get; init; }

    /// <summary>The words for a day or a time that does not exist ("Feb 30", "25:00"); null for none.</summary>
    public string? Impossible { get; init; }
}

/// <summary>A range of days and of hours within each of them; what is null or empty is not restricted.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Weekdays">Days of the week.</param>
/// <param name="Hours">Earliest and latest start.</param>
/// <param name="At">The start wished for exactly; where it is taken, the nearest is offered.</param>
public sealed record TimeWindow(DateOnly? From, DateOnly? To, ImmutableArray<DayOfWeek> Weekdays, HourRange? Hours, TimeOnly? At)
{
    public static TimeWindow Any { get; } = new(null, null, [], null, null);
}

/// <summary>From the first start that suits to the last, both inclusive, local time.</summary>
public readonly record struct HourRange(TimeOnly From, TimeOnly To);

public enum WishOrder
{
    /// <summary>Nothing said: a spread of times.</summary>
    None,

    /// <summary>The first that can be had ("asap").</summary>
    Soonest,

    /// <summary>Before what was offered ("anything earlier?").</summary>
    Earlier,

    /// <summary>After what was offered ("later that day", "the week after").</summary>
    Later,
}
