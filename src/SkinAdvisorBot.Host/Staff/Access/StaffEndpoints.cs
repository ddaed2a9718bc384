using System.Collections.Frozen;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>Who an endpoint of the console is for.</summary>
/// <param name="Right">What its callers need; null for no right in particular.</param>
/// <param name="IsOpen">True for callers who have not signed in.</param>
public readonly record struct StaffAccess(StaffRight? Right, bool IsOpen)
{
    public static StaffAccess Anyone { get; } = new(null, IsOpen: true);

    public static StaffAccess SignedIn { get; } = new(null, IsOpen: false);

    public static StaffAccess With(StaffRight right) => new(right, IsOpen: false);

    /// <param name="roles">Of somebody who has signed in.</param>
    public bool Admits(IEnumerable<string> roles) => Right is not { } right || roles.Any(role => StaffRoles.Allows(role, right));
}

/// <summary>Every page and file of the console with what it needs. A page that is not here does not belong to the console: a test compares it with what runs.</summary>
public static class StaffEndpoints
{
    public static FrozenDictionary<string, StaffAccess> Table { get; } = new Dictionary<string, StaffAccess>
    {
        [StaffPaths.Root] = StaffAccess.SignedIn,
        [StaffPaths.SignIn] = StaffAccess.Anyone,
        [StaffPaths.Welcome + "/{Secret}"] = StaffAccess.Anyone,
        [StaffPaths.SignOut] = StaffAccess.SignedIn,
        [StaffPaths.Refused] = StaffAccess.SignedIn,
        [StaffPaths.Inbox] = StaffAccess.With(StaffRight.ReadConversations),
        [StaffPaths.Conversations + "/{Id}"] = StaffAccess.With(StaffRight.ReadConversations),
        [StaffPaths.SignOff] = StaffAccess.With(StaffRight.SeeContent),
        [StaffPaths.SignOff + "/export.csv"] = StaffAccess.With(StaffRight.SeeContent),
        [StaffPaths.Members] = StaffAccess.With(StaffRight.ManageMembers),
        [StaffPaths.Audit] = StaffAccess.With(StaffRight.ReadAudit),
        [StaffPaths.Audit + "/export.csv"] = StaffAccess.With(StaffRight.ReadAudit),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The connection of a page that is open, which carries no data by itself: its pages ask for their rights.</summary>
    public static string Connection { get; } = "/_blazor";
}
