namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>A deed of a member of staff; see <see cref="AuditRow"/> for its parts.</summary>
public sealed record AuditEntry(DateTimeOffset At, string MemberId, string MemberName, string Action, string Subject, string Details)
{
    /// <summary>Names the deed without its details.</summary>
    public override string ToString() => $"{Action} {Subject}";
}

/// <summary>An entry with its place in the audit.</summary>
public sealed record NumberedAuditEntry(long Number, AuditEntry Entry, byte[] Hash);
