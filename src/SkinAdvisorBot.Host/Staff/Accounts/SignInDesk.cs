using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Lets members in and out. Everything is said in the same words whether or not there is such an account.</summary>
public sealed class SignInDesk(SignInManager<StaffMember> signIn, UserManager<StaffMember> members, Invitations invitations, AuditLog audit, TimeProvider clock)
{
    private const string Unknown = "E-mail and password don't match. Try again, or ask the owner for a new link.";

    // What is hashed for an address that nobody has, so that the answer takes as long.
    private static readonly StaffMember Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<StaffMember>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>What to tell whoever is not let in; null for who is.</returns>
    public async Task<string?> SignInAsync(string email, string password)
    {
        var member = await members.FindByEmailAsync(email.Trim());
        if (member is null or { IsClosed: true })
        {
            members.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return Unknown;
        }

        var result = await signIn.PasswordSignInAsync(member, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await audit.AddAsync(member.Id, member.Name, AuditActions.SignedIn);
            return null;
        }

        await audit.AddAsync(member.Id, member.Name, result.IsLockedOut ? AuditActions.LockedOut : AuditActions.SignInFailed);
        return Unknown;
    }

    /// <summary>Makes or opens the account of an invitation and signs in.</summary>
    /// <returns>What is wrong, one sentence each; empty when it is done.</returns>
    public async Task<IReadOnlyList<string>> AcceptAsync(string secret, string name, string email, string password, bool isClinician, CancellationToken cancellationToken)
    {
        if (await invitations.FindAsync(secret, cancellationToken) is not { } invitation)
            return ["This link was used or is too old. Ask the owner for a new one."];
        if (name.Trim() is not { Length: > 0 and <= StaffMember.MaxNameLength } shown)
            return [$"Write your name as people in the chat should read it, {StaffMember.MaxNameLength} characters at most."];
        var member = invitation.MemberId is { } id ? await members.FindByIdAsync(id) : null;
        member ??= new StaffMember { UserName = email.Trim(), Email = email.Trim(), EmailConfirmed = true, InvitedAt = clock.GetUtcNow() };
        member.Name = shown;
        foreach (var validator in members.PasswordValidators)
        {
            if (await validator.ValidateAsync(members, member, password) is { Succeeded: false } weak)
                return Words(weak);
        }

        if (!await invitations.TakeAsync(secret, cancellationToken))
            return ["This link was used just now. Ask the owner for a new one."];
        var saved = invitation.MemberId is null ? await members.CreateAsync(member, password) : await SetPasswordAsync(member, password);
        if (!saved.Succeeded)
        {
            if (invitation.MemberId is null)
                return [.. Words(saved), "This link is used up. Start the service again for a new one."];
            return [.. Words(saved), "This link is used up. Ask the owner for a new one."];
        }

        if (invitation.MemberId is null)
            await members.AddToRolesAsync(member, isClinician ? [StaffRoles.Owner, StaffRoles.Clinician] : [StaffRoles.Owner]);
        await audit.AddAsync(member.Id, member.Name, AuditActions.InvitationAccepted, cancellationToken: cancellationToken);
        await signIn.SignInAsync(member, isPersistent: false);
        return [];
    }

    internal static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<StaffMember> signIn, AuditLog audit)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return Results.BadRequest("This did not come from a page of the console. Load the page again and sign out there.");
        if (context.User.Identity?.IsAuthenticated == true)
        {
            await audit.AddAsync(signIn.UserManager.GetUserId(context.User) ?? "", context.User.FindFirst(StaffActor.NameClaim)?.Value ?? "", AuditActions.SignedOut, cancellationToken: context.RequestAborted);
            await signIn.SignOutAsync();
        }

        return Results.LocalRedirect(StaffPaths.SignIn);
    }

    private async Task<IdentityResult> SetPasswordAsync(StaffMember member, string password)
    {
        if (await members.HasPasswordAsync(member) && await members.RemovePasswordAsync(member) is { Succeeded: false } kept)
            return kept;
        await members.SetLockoutEndDateAsync(member, null);
        await members.ResetAccessFailedCountAsync(member);
        return await members.AddPasswordAsync(member, password);
    }

    private static string[] Words(IdentityResult result) => [.. result.Errors.Select(error => error.Description)];
}
