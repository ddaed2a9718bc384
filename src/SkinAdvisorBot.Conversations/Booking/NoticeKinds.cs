namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Kinds of notices that mean more than their words; the ids of acts in <c>dialogs/booking.yaml</c>.</summary>
public static class NoticeKinds
{
    /// <summary>The mail after a booking, with the visit as a calendar file.</summary>
    public const string Booked = BookingActs.NoticeBooked;

    /// <summary>That a visit has another time, with the change for the visitor's calendar.</summary>
    public const string Moved = BookingActs.NoticeMoved;

    /// <summary>That a visit is cancelled, with what takes it out of the visitor's calendar.</summary>
    public const string Cancelled = BookingActs.NoticeCancelled;

    /// <summary>The code that proves an address.</summary>
    public const string Code = BookingActs.NoticeCode;

    /// <summary>A freed time, offered in the conversation.</summary>
    public const string WaitOffer = BookingActs.WaitOffer;

    /// <summary>The same, told outside of the conversation.</summary>
    public const string WaitNotice = BookingActs.WaitNotice;
}
