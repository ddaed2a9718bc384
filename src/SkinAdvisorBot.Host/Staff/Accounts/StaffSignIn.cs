using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Lets no closed account in, whichever way it comes.</summary>
public sealed class StaffSignIn(
    UserManager<StaffMember> members,
    IHttpContextAccessor contexts,
    IUserClaimsPrincipalFactory<StaffMember> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffMember>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<StaffMember> confirmation)
    : SignInManager<StaffMember>(members, contexts, claims, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(StaffMember user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.IsClosed ? Task.FromResult(false) : base.CanSignInAsync(user);
    }
}
