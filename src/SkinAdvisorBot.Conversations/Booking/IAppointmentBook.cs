using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>The appointments as saved at this moment. A turn reads it; what a turn changes goes into its <see cref="BookingChange"/>s.</summary>
public interface IAppointmentBook
{
    /// <summary>What is taken: appointments, holds that have not lapsed at <paramref name="now"/>, and closures that overlap the range, in no order.</summary>
    ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now);

    /// <summary>Tells the same as <see cref="Busy"/> one by one, without a list of them all.</summary>
    void EachBusy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, HearBusy tell)
    {
        foreach (var time in Busy(from, to, now))
            tell(in time);
    }

    /// <summary>Null when there is none of this id.</summary>
    Appointment? Find(string id);

    /// <summary>Booked visits that start after a moment, of the person with this E.164 number or e-mail address, the earliest first.</summary>
    ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after);
}

/// <summary>Hears of one time that is taken.</summary>
public delegate void HearBusy(in BusyTime time);

/// <param name="Resource">Id of a provider, room or device, or <see cref="WholeClinic"/>.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Appointment">Id of the appointment or hold; null for a closure.</param>
public readonly record struct BusyTime(string Resource, DateTimeOffset From, DateTimeOffset To, string? Appointment)
{
    /// <summary>The resource of a closure that holds for everybody and every room. No id can be spelt so.</summary>
    public const string WholeClinic = "*";
}

/// <summary>A book with nothing in it.</summary>
public sealed class EmptyBook : IAppointmentBook
{
    public static EmptyBook Instance { get; } = new();

    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now) => [];

    public Appointment? Find(string id) => null;

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after) => [];
}
