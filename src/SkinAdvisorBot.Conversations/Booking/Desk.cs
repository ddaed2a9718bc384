namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What a turn may use beside the playbook to book: the book as it is, and fresh randomness.</summary>
/// <param name="Book">The appointments as saved.</param>
/// <param name="NewId">An id for an appointment that this turn may make; hard to guess, the same for the same message.</param>
/// <param name="NewCode">Six digits that prove an address, for this turn.</param>
public sealed record Desk(IAppointmentBook Book, string NewId, string NewCode)
{
    /// <summary>For content and tests without appointments.</summary>
    public static Desk Empty { get; } = new(EmptyBook.Instance, "", "");
}
