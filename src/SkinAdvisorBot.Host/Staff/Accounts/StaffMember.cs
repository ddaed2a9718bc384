using Microsoft.AspNetCore.Identity;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>The account of a member of staff. The user name is the e-mail address.</summary>
public sealed class StaffMember : IdentityUser
{
    public const int MaxNameLength = 80;

    /// <summary>As colleagues and people in the chat read it.</summary>
    [ProtectedPersonalData]
    public string Name { get; set; } = "";

    public DateTimeOffset InvitedAt { get; set; }

    /// <summary>A closed account signs in no more; it stays, because the audit names it.</summary>
    public bool IsClosed { get; set; }
}
