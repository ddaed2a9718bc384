using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>The appointments as saved at this moment. A turn reads it; what a turn changes goes into its <see cref="BookingChange"/>s.</summary>
public interface IAppointmentBook
{
    /// <summary>What is taken: appointments, holds that have not lapsed at <paramref name="now"/>, and closures that overlap the range, in no order.</summary>
    ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now);

    /// <summary>
    /// Tells the cells of <see cref="Busy"/> run by run, in no order, without a list of them all. What touches may be told as one, and more
    /// than the range asks for may be told. Where it lags behind what is saved, a slot found by it is refused when it is taken.
    /// </summary>
    /// <param name="own">Id of an appointment or hold that is left out; null for none.</param>
    void EachTaken(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now, string? own, HearTaken tell)
    {
        foreach (var time in Busy(from, to, now))
        {
            if (time.Appointment is null || time.Appointment != own)
                tell(new TakenCells(time.Resource, Cells.Of(time.From), Cells.EndOf(time.To), time.Appointment is null));
        }
    }

    /// <summary>Null when there is none of this id.</summary>
    Appointment? Find(string id);

    /// <summary>Booked visits that start after a moment, of the person with this E.164 number or e-mail address, the earliest first.</summary>
    ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after);
}

/// <summary>Hears of one run of cells that are taken.</summary>
public delegate void HearTaken(in TakenCells cells);

/// <summary>Cells in a row that are taken of one resource.</summary>
/// <param name="Resource">Id of a provider, room or device, or <see cref="BusyTime.WholeClinic"/>.</param>
/// <param name="From">First cell, inclusive.</param>
/// <param name="To">Last cell, exclusive.</param>
/// <param name="IsClosure">Whether a closure takes them, around which no gap is kept.</param>
public readonly record struct TakenCells(string Resource, long From, long To, bool IsClosure);

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
