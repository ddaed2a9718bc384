using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Tokens;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>How a time is joined to the one before it.</summary>
internal enum Joint
{
    /// <summary>Both hold: "Tuesday", "afternoon".</summary>
    Beside,

    /// <summary>As <see cref="Beside"/>, with other words between.</summary>
    Loose,

    /// <summary>Either holds: "Tuesday", "or Thursday".</summary>
    Either,

    /// <summary>It is said in another sentence: a day of its own, or the time of the day before.</summary>
    Apart,

    /// <summary>It takes the place of the one before: "no wait, Friday".</summary>
    Instead,
}

/// <summary>Days or times of day, wanted or ruled out.</summary>
internal sealed record TimeAtom(DaySpan? Day, HourSpan? Hours, Joint Joint, bool IsExcluded)
{
    public WishOrder Order { get; init; }
}
