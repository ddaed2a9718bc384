using System.Security.Claims;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>A member of staff who is doing something.</summary>
/// <param name="Id">The account's id, never shown.</param>
/// <param name="Name">As people are told it.</param>
public sealed record StaffActor(string Id, string Name)
{
    /// <summary>What sign-in keeps the shown name under.</summary>
    public const string NameClaim = "staff:name";

    /// <exception cref="StaffRefusedException">The member may not do it, or nobody is signed in.</exception>
    public static StaffActor Require(ClaimsPrincipal member, StaffRight right)
    {
        if (!StaffRoles.Allows(member, right) || member.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            throw new StaffRefusedException(right);
        return new(id, member.FindFirstValue(NameClaim) ?? "Staff");
    }
}

/// <summary>A member of staff may not do what was asked.</summary>
public sealed class StaffRefusedException(StaffRight right)
    : Exception($"This needs the right '{right}', which your roles do not have. Ask the owner for it.")
{
    public StaffRight Right { get; } = right;
}
