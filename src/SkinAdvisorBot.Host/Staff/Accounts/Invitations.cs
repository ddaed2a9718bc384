using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Links that let one person set the password of one account, once. Only a hash of each is kept.</summary>
public sealed class Invitations(IDbContextFactory<StaffDbContext> contexts, TimeProvider clock)
{
    /// <summary>How long a link is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int SecretBytes = 32;

    /// <summary>Makes the link of an account; earlier ones of it end.</summary>
    /// <param name="memberId">Null for the first owner's, as long as there is none.</param>
    /// <returns>The secret in it, 43 characters safe in an address.</returns>
    public async Task<string> CreateAsync(string? memberId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        await context.Invitations.Where(row => row.MemberId == memberId).ExecuteDeleteAsync(cancellationToken);
        context.Invitations.Add(new InvitationRow { SecretHash = SHA256.HashData(secret), MemberId = memberId, ExpiresAt = clock.GetUtcNow() + Lifetime });
        await context.SaveChangesAsync(cancellationToken);
        return Base64Url.EncodeToString(secret);
    }

    /// <returns>Null for a link that was never made, was used, or is over.</returns>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        if (HashOf(secret) is not { } hash)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await context.Invitations.AsNoTracking().SingleOrDefaultAsync(row => row.SecretHash == hash, cancellationToken);
        if (row is null || row.ExpiresAt <= clock.GetUtcNow())
            return null;
        if (row.MemberId is null)
            return await HasOwnerAsync(cancellationToken) ? null : new(null, "", "");
        var member = await context.Users.AsNoTracking().SingleOrDefaultAsync(member => member.Id == row.MemberId && !member.IsClosed, cancellationToken);
        return member is null ? null : new(member.Id, member.Email!, member.Name);
    }

    /// <summary>Uses the link up, so that of two who press at once only one goes on.</summary>
    public async Task<bool> TakeAsync(string secret, CancellationToken cancellationToken)
    {
        if (HashOf(secret) is not { } hash)
            return false;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Invitations.Where(row => row.SecretHash == hash && row.ExpiresAt > clock.GetUtcNow()).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    /// <summary>Whether anybody can run the console.</summary>
    public async Task<bool> HasOwnerAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.UserRoles.AnyAsync(row => row.RoleId == StaffRoles.Owner, cancellationToken);
    }

    private static byte[]? HashOf(string secret) =>
        Base64Url.IsValid(secret, out var length) && length == SecretBytes ? SHA256.HashData(Base64Url.DecodeFromChars(secret)) : null;
}

/// <param name="MemberId">Null for the first owner's, who says who they are.</param>
public sealed record Invitation(string? MemberId, string Email, string Name);
