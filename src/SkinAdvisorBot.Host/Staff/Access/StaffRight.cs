namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>What a member of staff may do. Each is an authorization policy of the same name.</summary>
public enum StaffRight
{
    /// <summary>See what people wrote and what they were told.</summary>
    ReadConversations,

    /// <summary>Take conversations out of the console, as files or on paper.</summary>
    Export,

    /// <summary>End the alert of a red flag, with a reason.</summary>
    Acknowledge,

    /// <summary>Speak to a person in place of the bot.</summary>
    TakeOver,

    /// <summary>Write notes and tags on a conversation.</summary>
    Annotate,

    /// <summary>Say of a turn whether it was right.</summary>
    Correct,

    SeeFigures,

    SeeAppointments,

    /// <summary>Confirm, move and cancel visits, and block time.</summary>
    ChangeAppointments,

    /// <summary>See what the bot says and where it comes from.</summary>
    SeeContent,

    /// <summary>Sign words and triage rules, or send them back.</summary>
    SignOff,

    /// <summary>See proposed lines, candidates and what they would change.</summary>
    SeeLearning,

    /// <summary>Train a candidate and put it in use, or the one before.</summary>
    Retrain,

    /// <summary>Say yes to a candidate that changes the outcome of triage.</summary>
    ApproveTriage,

    /// <summary>Invite members, give and take roles, close accounts.</summary>
    ManageMembers,

    ReadAudit,
}
