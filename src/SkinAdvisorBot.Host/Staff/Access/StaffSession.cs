using Microsoft.AspNetCore.Components.Authorization;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>Who is signed in on this page. Asked before each deed: a role may be taken away while a page is open.</summary>
public sealed class StaffSession(AuthenticationStateProvider authentication)
{
    /// <exception cref="StaffRefusedException">The member may not do it, or nobody is signed in.</exception>
    public async Task<StaffActor> RequireAsync(StaffRight permission) =>
        StaffActor.Require((await authentication.GetAuthenticationStateAsync()).User, permission);

    public async Task<bool> MayAsync(StaffRight permission) =>
        StaffRoles.Allows((await authentication.GetAuthenticationStateAsync()).User, permission);
}
