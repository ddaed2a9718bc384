using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A visit that could take place: when, with whom and where.</summary>
/// <param name="Visit">Id of the kind of visit in <c>dialogs/clinic.yaml</c>.</param>
/// <param name="Start">With the clinic's offset from UTC on that day.</param>
/// <param name="End">Exclusive; the same.</param>
/// <param name="Provider">Id of the person who sees the visitor.</param>
/// <param name="Room">Id of the room.</param>
/// <param name="Devices">Ids of devices the visit needs; often none.</param>
public sealed record Slot(string Visit, DateTimeOffset Start, DateTimeOffset End, string Provider, string Room, ImmutableArray<string> Devices)
{
    /// <summary>Everything that nobody else can have at that time.</summary>
    public IEnumerable<string> Resources => [Provider, Room, .. Devices];
}
