namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>A clinician signed words, or sent them back. Rows are added and never changed or removed: the database refuses it.</summary>
public sealed class SignatureRow
{
    /// <summary>1, 2, 3 … in the order given.</summary>
    public long Number { get; set; }

    public required string ItemKey { get; set; }

    /// <summary>SHA-256 of what was signed, hex, lower case.</summary>
    public required string Hash { get; set; }

    /// <summary>Stored by name.</summary>
    public required SignatureVerdict Verdict { get; set; }

    /// <summary>Why it was sent back; empty for a signature.</summary>
    public required string Remark { get; set; }

    public required string MemberId { get; set; }

    /// <summary>The name as it was then.</summary>
    public required string MemberName { get; set; }

    /// <summary>The role that gave the right, as people say it.</summary>
    public required string Role { get; set; }

    /// <summary>Stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>Stored in whole milliseconds, UTC; null for what was sent back.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }
}

public enum SignatureVerdict
{
    Signed,

    Returned,
}
