using Microsoft.AspNetCore.Components.Authorization;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Staff.Access;

/// <summary>Who is signed in on this page. Asked before each deed: a role may be taken away while a page is open.</summary>
public sealed class StaffSession(AuthenticationStateProvider authentication, AuditLog audit)
{
    /// <exception cref="StaffRefusedException">The member may not do it, or nobody is signed in.</exception>
    public async Task<StaffActor> RequireAsync(StaffRight right) =>
        StaffActor.Require((await authentication.GetAuthenticationStateAsync()).User, right);

    public async Task<bool> MayAsync(StaffRight right) =>
        StaffRoles.Allows((await authentication.GetAuthenticationStateAsync()).User, right);

    /// <summary>Writes down that the member looked at what people wrote.</summary>
    /// <param name="subject">A public id; empty for none.</param>
    /// <exception cref="StaffRefusedException">The member may not see conversations.</exception>
    public async Task NoteAsync(string action, CancellationToken cancellationToken, string subject = "")
    {
        var actor = await RequireAsync(StaffRight.ReadConversations);
        await audit.AddAsync(actor.Id, actor.Name, action, subject, cancellationToken: cancellationToken);
    }

    /// <summary>The title of the member's role that gives a right; null where none does.</summary>
    public async Task<string?> FindRoleAsync(StaffRight right)
    {
        var member = (await authentication.GetAuthenticationStateAsync()).User;
        return StaffRoles.All.Where(role => member.IsInRole(role) && StaffRoles.Allows(role, right)).Select(StaffRoles.Title).FirstOrDefault();
    }
}
