using System.Collections.Immutable;
using System.Globalization;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What a turn changes in the appointment book. All changes of a turn are saved with it, or the turn is not saved.</summary>
public abstract record BookingChange
{
    private BookingChange()
    {
    }

    /// <summary>Keeps a slot for somebody who is deciding; fails where it is taken.</summary>
    /// <param name="Appointment">With status held.</param>
    public sealed record Hold(Appointment Appointment) : BookingChange;

    /// <summary>Gives a hold back; nothing happens where it has lapsed.</summary>
    public sealed record Release(string Id) : BookingChange;

    /// <summary>Makes a hold an appointment, or books a slot anew where the hold has lapsed; fails where it is taken.</summary>
    /// <param name="Appointment">With status booked and a contact.</param>
    /// <param name="Notices">What is sent about it later.</param>
    public sealed record Book(Appointment Appointment, ImmutableArray<Notice> Notices) : BookingChange;

    /// <summary>Moves an appointment; fails where the slot is taken or somebody changed the appointment meanwhile.</summary>
    /// <param name="Before">Its sequence when it was read.</param>
    /// <param name="Notices">What is sent in place of what was planned.</param>
    public sealed record Move(string Id, int Before, Slot To, ImmutableArray<Notice> Notices) : BookingChange;

    /// <summary>Frees an appointment and drops what was to be sent about it; fails where somebody changed it meanwhile.</summary>
    /// <param name="Before">Its sequence when it was read.</param>
    public sealed record Cancel(string Id, int Before) : BookingChange;

    /// <summary>Writes something beside an appointment for the desk to see: "confirmed", "running late". Nothing happens where it is no longer booked.</summary>
    public sealed record Remark(string Id, string Text, DateTimeOffset At) : BookingChange
    {
        /// <summary>As it stands among the appointment's notes.</summary>
        public string Note => $"{Text}, {At.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}";
    }

    /// <summary>Puts a person on the wait list; one who is on it under this id gets the new wish and keeps the place.</summary>
    public sealed record Wait(WaitEntry Entry) : BookingChange;

    /// <summary>Takes a person off the wait list; nothing happens where they are not on it.</summary>
    /// <param name="Id">Of the entry.</param>
    public sealed record Unwait(string Id) : BookingChange;

    /// <summary>Sends something that is no reply in this conversation.</summary>
    public sealed record Send(Notice Notice) : BookingChange;
}

/// <summary>Something to be sent at a time, unless what it is about changes before.</summary>
/// <param name="Kind">What it says: the id of an act in <c>dialogs/booking.yaml</c>.</param>
/// <param name="Due">Not before this moment.</param>
/// <param name="Appointment">Id of the appointment it is about; null for none.</param>
/// <param name="To">E.164 number or e-mail address; null for the conversation it was planned in.</param>
/// <param name="Code">The code it tells; null for none.</param>
public sealed record Notice(string Kind, DateTimeOffset Due, string? Appointment, string? To, string? Code)
{
    /// <summary>Never an address or a code in a log.</summary>
    public override string ToString() => $"notice {Kind}";
}
