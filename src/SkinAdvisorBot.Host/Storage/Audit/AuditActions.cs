using SkinAdvisorBot.Conversations.Staff;

namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>What the audit calls the deeds of staff. Names stay once they are in use: old entries hold them.</summary>
public static class AuditActions
{
    public const string SignedIn = "member.signed-in";
    public const string SignedOut = "member.signed-out";
    public const string SignInFailed = "member.sign-in-failed";
    public const string LockedOut = "member.locked-out";
    public const string InvitationAccepted = "member.invitation-accepted";
    public const string MemberInvited = "member.invited";
    public const string MemberInvitedAgain = "member.invited-again";
    public const string RolesChanged = "member.roles-changed";
    public const string MemberClosed = "member.closed";
    public const string MemberReopened = "member.reopened";
    public const string ConversationRead = "conversation.read";
    public const string ConversationSearched = "conversation.searched";
    public const string AlertAcknowledged = "conversation.alert-acknowledged";
    public const string TakenOver = "conversation.taken-over";
    public const string HandedBack = "conversation.handed-back";
    public const string StaffReplied = "conversation.replied";
    public const string WordsSigned = "words.signed";
    public const string WordsReturned = "words.returned";
    public const string SignOffExported = "words.exported";
    public const string AuditExported = "audit.exported";

    /// <summary>What a deed in a conversation is called.</summary>
    public static string Of(StaffDeedKind kind) => kind switch
    {
        StaffDeedKind.TakeOver => TakenOver,
        StaffDeedKind.Say => StaffReplied,
        StaffDeedKind.HandBack => HandedBack,
        _ => AlertAcknowledged,
    };
}
