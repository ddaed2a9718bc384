using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>What members of staff do with words that are to be signed.</summary>
public sealed class SignOffDesk(StaffSession session, SignOffReader reader, SignatureBook signatures, IOptions<SignOffOptions> options, TimeProvider clock)
{
    public const int LongestRemark = 1000;

    /// <exception cref="StaffRefusedException">The member may not see content.</exception>
    public async Task<ImmutableArray<SignOffEntry>> ListAsync(CancellationToken cancellationToken)
    {
        await session.RequireAsync(StaffRight.SeeContent);
        return await reader.ListAsync(cancellationToken);
    }

    /// <param name="hash">Of the words that the clinician has before them.</param>
    /// <returns>What is wrong; null when it is signed.</returns>
    /// <exception cref="StaffRefusedException">The member may not sign.</exception>
    public Task<string?> SignAsync(string key, string hash, CancellationToken cancellationToken) =>
        AddAsync(key, hash, SignatureVerdict.Signed, remark: "", cancellationToken);

    /// <param name="remark">What is to be changed, 1 to <see cref="LongestRemark"/> characters.</param>
    /// <returns>What is wrong; null when it is sent back.</returns>
    /// <exception cref="StaffRefusedException">The member may not sign.</exception>
    public Task<string?> ReturnAsync(string key, string hash, string remark, CancellationToken cancellationToken) =>
        AddAsync(key, hash, SignatureVerdict.Returned, remark.Trim(), cancellationToken);

    private async Task<string?> AddAsync(string key, string hash, SignatureVerdict verdict, string remark, CancellationToken cancellationToken)
    {
        var actor = await session.RequireAsync(StaffRight.SignOff);
        if (verdict == SignatureVerdict.Returned && remark.Length is 0 or > LongestRemark)
            return $"Write what is to be changed, in {LongestRemark} characters at most.";
        if (reader.Find(key)?.Hash != hash)
            return "These words were changed while you read them. Read the new ones, then sign.";
        var now = clock.GetUtcNow();
        DateTimeOffset? expires = verdict == SignatureVerdict.Signed ? now.AddMonths(options.Value.SignatureMonths) : null;
        var role = await session.FindRoleAsync(StaffRight.SignOff) ?? "";
        await signatures.AddAsync(new(key, hash, verdict, remark, actor.Id, actor.Name, role, now, expires), cancellationToken);
        return null;
    }
}
