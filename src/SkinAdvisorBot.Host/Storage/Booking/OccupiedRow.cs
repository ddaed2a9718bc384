using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Five minutes of a provider, room or device that an appointment or hold has. The key is the promise that nobody else has them.</summary>
public sealed class OccupiedRow
{
    /// <summary>Id of the provider, room or device.</summary>
    public required string Resource { get; set; }

    /// <summary>As <see cref="Cells"/> numbers them.</summary>
    public required long Cell { get; set; }

    public required long AppointmentKey { get; set; }
}
