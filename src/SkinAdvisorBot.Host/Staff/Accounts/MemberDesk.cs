using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Who belongs to the staff, and in which roles.</summary>
public sealed class MemberDesk(IServiceScopeFactory scopes, StaffSession session, Invitations invitations, AuditLog audit, TimeProvider clock)
{
    public async Task<ImmutableArray<MemberView>> ListAsync(CancellationToken cancellationToken)
    {
        await session.RequireAsync(StaffRight.ManageMembers);
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var views = ImmutableArray.CreateBuilder<MemberView>();
        foreach (var member in await members.Users.AsNoTracking().OrderBy(member => member.Name).ToListAsync(cancellationToken))
            views.Add(new(member.Id, member.Name, member.Email!, [.. await members.GetRolesAsync(member)], member.IsClosed, member.PasswordHash is null));
        return views.ToImmutable();
    }

    /// <summary>Makes an account and the link that opens it.</summary>
    /// <returns>The link's secret, or what is wrong.</returns>
    public async Task<(string? Secret, string? Problem)> InviteAsync(string name, string email, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        var actor = await session.RequireAsync(StaffRight.ManageMembers);
        if (roles.Count == 0)
            return (null, "Choose at least one role.");
        if (name.Trim() is not { Length: > 0 and <= StaffMember.MaxNameLength } shown)
            return (null, $"Write a name of {StaffMember.MaxNameLength} characters at most.");
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { UserName = email.Trim(), Email = email.Trim(), EmailConfirmed = true, Name = shown, InvitedAt = clock.GetUtcNow() };
        if (await members.CreateAsync(member) is { Succeeded: false } refused)
            return (null, Words(refused));
        if (await members.AddToRolesAsync(member, roles) is { Succeeded: false } roleless)
            return (null, Words(roleless));
        await audit.AddAsync(actor.Id, actor.Name, AuditActions.MemberInvited, member.Id, string.Join(", ", roles.Order()), cancellationToken);
        return (await invitations.CreateAsync(member.Id, cancellationToken), null);
    }

    /// <summary>A new link for somebody who forgot the password or never used the first.</summary>
    /// <returns>The link's secret; null when there is no such open account.</returns>
    public async Task<string?> InviteAgainAsync(string memberId, CancellationToken cancellationToken)
    {
        var actor = await session.RequireAsync(StaffRight.ManageMembers);
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (await members.FindByIdAsync(memberId) is not { IsClosed: false })
            return null;
        await audit.AddAsync(actor.Id, actor.Name, AuditActions.MemberInvitedAgain, memberId, cancellationToken: cancellationToken);
        return await invitations.CreateAsync(memberId, cancellationToken);
    }

    /// <returns>What is wrong; null when it is done.</returns>
    public Task<string?> SetRolesAsync(string memberId, IReadOnlyCollection<string> roles, CancellationToken cancellationToken) => ChangeAsync(memberId, AuditActions.RolesChanged, string.Join(", ", roles.Order()), async (members, member) =>
    {
        if (roles.Count == 0)
            return "Choose at least one role, or close the account.";
        var held = await members.GetRolesAsync(member);
        if (held.Contains(StaffRoles.Owner) && !roles.Contains(StaffRoles.Owner) && await IsLastOwnerAsync(members, member))
            return "Somebody has to stay owner. Make another member owner first.";
        if (await members.RemoveFromRolesAsync(member, held.Except(roles)) is { Succeeded: false } kept)
            return Words(kept);
        return await members.AddToRolesAsync(member, roles.Except(held)) is { Succeeded: false } missed ? Words(missed) : null;
    }, cancellationToken);

    /// <returns>What is wrong; null when it is done.</returns>
    public Task<string?> CloseAsync(string memberId, CancellationToken cancellationToken) => ChangeAsync(memberId, AuditActions.MemberClosed, "", async (members, member) =>
    {
        if (await members.IsInRoleAsync(member, StaffRoles.Owner) && await IsLastOwnerAsync(members, member))
            return "Somebody has to stay owner. Make another member owner first.";
        member.IsClosed = true;
        return await members.UpdateAsync(member) is { Succeeded: false } kept ? Words(kept) : null;
    }, cancellationToken);

    /// <returns>What is wrong; null when it is done.</returns>
    public Task<string?> ReopenAsync(string memberId, CancellationToken cancellationToken) => ChangeAsync(memberId, AuditActions.MemberReopened, "", async (members, member) =>
    {
        member.IsClosed = false;
        return await members.UpdateAsync(member) is { Succeeded: false } kept ? Words(kept) : null;
    }, cancellationToken);

    private async Task<string?> ChangeAsync(string memberId, string action, string details, Func<UserManager<StaffMember>, StaffMember, Task<string?>> change, CancellationToken cancellationToken)
    {
        var actor = await session.RequireAsync(StaffRight.ManageMembers);
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        if (await members.FindByIdAsync(memberId) is not { } member)
            return "There is no such member any more. Load the page again.";
        if (await change(members, member) is { } problem)
            return problem;
        // A new stamp ends the pages and sessions that are open with the old roles.
        await members.UpdateSecurityStampAsync(member);
        await audit.AddAsync(actor.Id, actor.Name, action, memberId, details, cancellationToken);
        return null;
    }

    private static async Task<bool> IsLastOwnerAsync(UserManager<StaffMember> members, StaffMember owner) =>
        (await members.GetUsersInRoleAsync(StaffRoles.Owner)).All(other => other.Id == owner.Id || other.IsClosed);

    private static string Words(IdentityResult result) => string.Join(" ", result.Errors.Select(error => error.Description));
}

/// <param name="IsInvited">True until the link was used.</param>
public sealed record MemberView(string Id, string Name, string Email, ImmutableArray<string> Roles, bool IsClosed, bool IsInvited);
