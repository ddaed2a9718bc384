using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Storage.OptOuts;

/// <summary>Somebody ended their texts, or wanted them again. Rows are added and never changed; of a number the newest holds. They outlive the deletion of everything else about the person, so only a hash of the number is kept.</summary>
public sealed class OptOutEntryRow
{
    public long Key { get; set; }

    /// <summary>SHA-256 of the E.164 number.</summary>
    public required byte[] NumberHash { get; set; }

    public required DateTimeOffset At { get; set; }

    public required OptOutEntryKind Kind { get; set; }

    /// <summary>The words that say so, alone; empty where none were said to us.</summary>
    public required string Words { get; set; }

    public required ConsentSource By { get; set; }

    /// <summary>The provider's id of the message; null where there was none.</summary>
    public string? MessageId { get; set; }
}

/// <summary>Stored by name.</summary>
public enum OptOutEntryKind
{
    Out,

    In,
}
