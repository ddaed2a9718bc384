namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Kinds of notices that mean more than their words; the ids of acts in <c>dialogs/booking.yaml</c>.</summary>
public static class NoticeKinds
{
    /// <summary>The mail after a booking, with the visit as a calendar file.</summary>
    public const string Booked = BookingActs.NoticeBooked;

    /// <summary>The code that proves an address.</summary>
    public const string Code = BookingActs.NoticeCode;

    /// <summary>A freed time, offered in the conversation.</summary>
    public const string WaitOffer = BookingActs.WaitOffer;

    /// <summary>The same, told outside of the conversation.</summary>
    public const string WaitNotice = BookingActs.WaitNotice;
}
