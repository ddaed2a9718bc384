namespace SkinAdvisorBot.Host.Storage.FrontDesk;

/// <summary>A secret address under which staff subscribe to appointments; revoked by deletion.</summary>
public sealed class FeedRow
{
    public long Key { get; set; }

    /// <summary>Names the feed to whoever may revoke it; unique, no secret.</summary>
    public required string PublicId { get; set; }

    /// <summary>SHA-256 of the secret in the address; unique. The secret itself has 128 random bits and is not kept.</summary>
    public required byte[] SecretHash { get; set; }

    /// <summary>Id of the provider whose appointments are in it; null for all.</summary>
    public string? Provider { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
