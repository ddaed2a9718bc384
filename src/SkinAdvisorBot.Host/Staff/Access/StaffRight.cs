namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>What a member of staff may do. Each is an authorization policy of the same name.</summary>
public enum StaffRight
{
    /// <summary>See what people wrote and what they were told.</summary>
    ReadConversations,

    /// <summary>End the alert of a red flag, with a reason.</summary>
    Acknowledge,

    /// <summary>Speak to a person in place of the bot.</summary>
    TakeOver,

    /// <summary>See what the bot says and where it comes from.</summary>
    SeeContent,

    /// <summary>Sign words and triage rules, or send them back.</summary>
    SignOff,

    /// <summary>Invite members, give and take roles, close accounts.</summary>
    ManageMembers,

    ReadAudit,
}
