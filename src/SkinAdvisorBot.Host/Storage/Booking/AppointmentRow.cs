using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>A visit that is held, booked or cancelled. A hold that lapsed or was given back is deleted.</summary>
public sealed class AppointmentRow
{
    /// <summary>Never shown outside.</summary>
    public long Key { get; set; }

    /// <summary><see cref="Appointment.Id"/>; unique.</summary>
    public required string PublicId { get; set; }

    public required AppointmentStatus Status { get; set; }

    /// <summary>Whole milliseconds; null unless held.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    public required int Sequence { get; set; }

    public required string Visit { get; set; }

    /// <summary>Whole milliseconds, UTC.</summary>
    public required DateTimeOffset Start { get; set; }

    /// <summary>Exclusive; whole milliseconds, UTC.</summary>
    public required DateTimeOffset End { get; set; }

    /// <summary>The clinic's minutes east of UTC at the start.</summary>
    public required int StartOffset { get; set; }

    /// <summary>The clinic's minutes east of UTC at the end.</summary>
    public required int EndOffset { get; set; }

    public required string Provider { get; set; }

    public required string Room { get; set; }

    /// <summary>Ids, separated by spaces; empty for none.</summary>
    public required string Devices { get; set; }

    /// <summary>Null while held, like all of the contact.</summary>
    public string? Name { get; set; }

    /// <summary>E.164.</summary>
    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>When they agreed to be texted; null where they did not.</summary>
    public DateTimeOffset? ConsentAt { get; set; }

    public string? ConsentQuestion { get; set; }

    public string? ConsentAnswer { get; set; }

    /// <summary>JSON array of texts in UTF-8.</summary>
    public required byte[] Notes { get; set; }

    /// <summary>The conversation it was made in; null when that was deleted.</summary>
    public long? ConversationKey { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}
