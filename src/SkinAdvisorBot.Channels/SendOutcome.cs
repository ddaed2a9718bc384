namespace SkinAdvisorBot.Channels;

/// <summary>What became of a message that was handed to a provider for delivery. No reason names an address or repeats words.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The provider took it; from here on it is theirs to deliver.</summary>
    /// <param name="ProviderId">Their name for it; empty where they gave none.</param>
    public sealed record Accepted(string ProviderId) : SendOutcome;

    /// <summary>It will not be taken, however often it is sent.</summary>
    /// <param name="IsOptOut">True when the person has told the provider that they want no messages from us.</param>
    /// <param name="IsGone">True when nothing can be sent to this address any more: the conversation or the person is gone, or has blocked us.</param>
    public sealed record Refused(string Reason, bool IsOptOut = false, bool IsGone = false) : SendOutcome;

    /// <summary>It was not taken, for certain; another try may succeed.</summary>
    /// <param name="After">How long the provider asks us to wait; null where they said nothing.</param>
    public sealed record Later(string Reason, TimeSpan? After = null) : SendOutcome;

    /// <summary>The answer was lost: it may have been taken, and sending it again may deliver it twice.</summary>
    public sealed record Unsure(string Reason) : SendOutcome;
}
