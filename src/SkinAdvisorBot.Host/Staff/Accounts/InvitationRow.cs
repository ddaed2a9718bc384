namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>A link that lets one person set the password of one account, once.</summary>
public sealed class InvitationRow
{
    /// <summary>SHA-256 of the secret in the link.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>The account; null for the very first, whose owner says who they are.</summary>
    public string? MemberId { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
