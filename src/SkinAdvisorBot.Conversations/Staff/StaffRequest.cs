namespace SkinAdvisorBot.Conversations.Staff;

/// <summary>What a member of staff does in a conversation.</summary>
public enum StaffDeedKind
{
    /// <summary>Speaks in place of the bot from now on.</summary>
    TakeOver,

    /// <summary>Says something to the person.</summary>
    Say,

    /// <summary>Lets the bot speak again.</summary>
    HandBack,

    /// <summary>Ends the alert of a red flag.</summary>
    Acknowledge,
}

/// <param name="MemberId">The account; never shown to the person.</param>
/// <param name="Name">As the person is told it.</param>
/// <param name="Words">What is said, or the summary of a hand-back; to acknowledge, the reason, which the person never sees. May be empty but to say and to acknowledge.</param>
/// <param name="Lease">How long the conversation is held from now on if the member says nothing more.</param>
public sealed record StaffRequest(StaffDeedKind Kind, string MemberId, string Name, string Words, DateTimeOffset At, TimeSpan Lease)
{
    /// <summary>Whether acknowledging also lifts the outcome in force, because staff have seen to it.</summary>
    public bool LiftsOutcome { get; init; }

    /// <summary>Names the deed without its words.</summary>
    public override string ToString() => $"{Kind} by {MemberId}";
}

/// <summary>What came of it.</summary>
public enum StaffResult
{
    Done,

    /// <summary>Another member holds the conversation.</summary>
    HeldByOther,

    /// <summary>The member does not hold the conversation, or held it too long in silence.</summary>
    NotHeld,

    /// <summary>There is no alert.</summary>
    NothingToAcknowledge,

    /// <summary>There are no words where there have to be some.</summary>
    NoWords,

    /// <summary>More than <see cref="Messages.InboundMessage.MaxLength"/> characters.</summary>
    TooLong,

    /// <summary>There is no such conversation.</summary>
    NotFound,
}
