using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Ends a page that is open when its member's account was closed or roles or password changed.</summary>
public sealed class StaffRevalidation(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var signedIn = authenticationState.User;
        return await members.GetUserAsync(signedIn) is { IsClosed: false } member
            && signedIn.FindFirstValue(members.Options.ClaimsIdentity.SecurityStampClaimType) == await members.GetSecurityStampAsync(member);
    }
}
