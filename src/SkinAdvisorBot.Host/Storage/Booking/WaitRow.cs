using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>A person on the wait list. Whoever leaves it, books or is too late is deleted.</summary>
public sealed class WaitRow
{
    public long Key { get; set; }

    /// <summary><see cref="WaitEntry.Id"/>; unique.</summary>
    public required string PublicId { get; set; }

    /// <summary>What the order goes by; whole milliseconds, UTC.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>A <see cref="WaitEntry"/> as JSON in UTF-8.</summary>
    public required byte[] Entry { get; set; }

    /// <summary>The conversation it was said in; null when that was deleted.</summary>
    public long? ConversationKey { get; set; }

    /// <summary>Id of the hold on the time that is offered to them; null for none.</summary>
    public string? Hold { get; set; }

    /// <summary>Start of the time that is offered; whole milliseconds, UTC; null for none.</summary>
    public DateTimeOffset? OfferedStart { get; set; }
}
