using Microsoft.AspNetCore.Components.Authorization;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>Who is signed in on this page. Asked before each deed: a role may be taken away while a page is open.</summary>
public sealed class StaffSession(AuthenticationStateProvider authentication)
{
    /// <exception cref="StaffRefusedException">The member may not do it, or nobody is signed in.</exception>
    public async Task<StaffActor> RequireAsync(StaffRight permission) =>
        StaffActor.Require((await authentication.GetAuthenticationStateAsync()).User, permission);

    /// <summary>The title of the member's role that gives a right; null where none does.</summary>
    public async Task<string?> FindRoleAsync(StaffRight permission)
    {
        var member = (await authentication.GetAuthenticationStateAsync()).User;
        return StaffRoles.All.Where(role => member.IsInRole(role) && StaffRoles.Allows(role, permission)).Select(StaffRoles.Title).FirstOrDefault();
    }

    public async Task<bool> MayAsync(StaffRight permission) =>
        StaffRoles.Allows((await authentication.GetAuthenticationStateAsync()).User, permission);
}
