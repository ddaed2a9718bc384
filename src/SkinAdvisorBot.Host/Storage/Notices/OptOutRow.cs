namespace SkinAdvisorBot.Host.Storage.Notices;

/// <summary>A number that wants no texts from us. It outlives the deletion of everything else about the person, so only a hash is kept.</summary>
public sealed class OptOutRow
{
    /// <summary>SHA-256 of the E.164 number.</summary>
    public required byte[] NumberHash { get; set; }

    public required DateTimeOffset At { get; set; }
}
