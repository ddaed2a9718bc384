using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>An appointment book that a test writes into.</summary>
public interface IOpenBook : IDisposable
{
    IAppointmentBook Book { get; }

    /// <summary>Kinds of what is still to be sent, in the order it was planned.</summary>
    ImmutableArray<string> Planned { get; }

    /// <summary>Makes the changes of one turn.</summary>
    /// <returns>Why they were refused, all of them; null where they were made.</returns>
    BookingConflict? Try(DateTimeOffset now, params ImmutableArray<BookingChange> changes);

    void Close(Closure closure);
}
