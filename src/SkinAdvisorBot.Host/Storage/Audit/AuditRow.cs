namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>One deed of a member of staff. Rows are added and never changed or removed: the database refuses it, and <see cref="Hash"/> shows it.</summary>
public sealed class AuditRow
{
    /// <summary>1, 2, 3 … without a gap.</summary>
    public long Number { get; set; }

    /// <summary>Stored in whole milliseconds, UTC.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The account; empty for the service itself.</summary>
    public required string MemberId { get; set; }

    /// <summary>The name as it was then.</summary>
    public required string MemberName { get; set; }

    /// <summary>Such as <c>conversation.read</c>: what it was done to, and what.</summary>
    public required string Action { get; set; }

    /// <summary>Public id of the conversation, visit, account or rule; empty for none.</summary>
    public required string Subject { get; set; }

    /// <summary>In plain words, such as a reason; empty for none. Never what a person wrote.</summary>
    public required string Details { get; set; }

    /// <summary>SHA-256, 32 bytes, over the hash of the row before (32 zeros before the first) and all columns of this one.</summary>
    public required byte[] Hash { get; set; }
}
