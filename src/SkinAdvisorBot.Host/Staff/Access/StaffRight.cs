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

    /// <summary>See visits, with names and addresses.</summary>
    SeeAppointments,

    /// <summary>Confirm, move and cancel visits, and block time.</summary>
    ChangeAppointments,

    /// <summary>Write notes and tags beside a conversation.</summary>
    Annotate,

    /// <summary>See counts over all conversations; no words of anybody.</summary>
    SeeFigures,

    /// <summary>Mark turns as right or wrong, and see what was marked.</summary>
    Correct,

    /// <summary>See candidates of the bot's understanding and what they would change.</summary>
    SeeLearning,

    /// <summary>Accept proposed training lines, train a candidate, activate it and undo that.</summary>
    Teach,

    /// <summary>Say yes to a candidate that changes an outcome of triage.</summary>
    ApproveTriage,
}
