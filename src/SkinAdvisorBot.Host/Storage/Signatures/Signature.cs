namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>A signature or a return; see <see cref="SignatureRow"/> for its parts.</summary>
public sealed record Signature(
    string ItemKey,
    string Hash,
    SignatureVerdict Verdict,
    string Remark,
    string MemberId,
    string MemberName,
    string Role,
    DateTimeOffset At,
    DateTimeOffset? ExpiresAt)
{
    /// <summary>Names the deed without its remark.</summary>
    public override string ToString() => $"{Verdict} {ItemKey}";
}
