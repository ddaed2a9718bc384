using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>What a signed-in member carries: id, roles, security stamp, and the name shown.</summary>
public sealed class StaffClaims(UserManager<StaffMember> members, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember, IdentityRole>(members, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(StaffActor.NameClaim, user.Name));
        return identity;
    }
}
