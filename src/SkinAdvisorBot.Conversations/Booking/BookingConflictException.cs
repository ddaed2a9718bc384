namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A turn's change does not fit the book as it has become; nothing of the turn was saved. Answer the message again with the book as it is now.</summary>
public sealed class BookingConflictException(BookingConflict conflict, string appointment)
    : Exception(conflict == BookingConflict.SlotTaken
        ? $"The time of appointment {appointment} was taken by somebody else meanwhile."
        : $"Appointment {appointment} was changed meanwhile.")
{
    public BookingConflict Conflict { get; } = conflict;

    /// <summary>Id of the appointment that could not be held, booked, moved or cancelled.</summary>
    public string Appointment { get; } = appointment;
}

/// <summary>Why a change could not be made.</summary>
public enum BookingConflict
{
    /// <summary>A provider, room or device of the slot is taken or closed at that time.</summary>
    SlotTaken,

    /// <summary>The appointment is no longer what it was when it was read.</summary>
    Changed,
}
