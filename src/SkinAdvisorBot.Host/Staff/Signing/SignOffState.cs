using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>How far an item is with its signatures. In the order a clinician works through them.</summary>
public enum SignOffKind
{
    /// <summary>Signed once, with other words than it has now.</summary>
    Changed,

    Expired,

    /// <summary>Signed by one of the two clinicians it needs.</summary>
    HalfSigned,

    /// <summary>Never signed.</summary>
    Pending,

    /// <summary>Sent back with a remark; the author's turn.</summary>
    Returned,

    Signed,
}

/// <param name="Remark">Why it was sent back; null unless it was.</param>
/// <param name="Valid">Signatures that count now, the newest of each clinician, in the order given.</param>
/// <param name="ExpiresAt">When it stops being signed; null unless it is.</param>
public sealed record SignOffState(SignOffKind Kind, string? Remark, ImmutableArray<Signature> Valid, DateTimeOffset? ExpiresAt)
{
    /// <param name="signatures">All of the item, in the order given.</param>
    public static SignOffState Of(SignableItem item, ImmutableArray<Signature> signatures, DateTimeOffset now)
    {
        var own = signatures.Where(signature => signature.Hash == item.Hash).ToImmutableArray();
        var sentBack = own.LastOrDefault(signature => signature.Verdict == SignatureVerdict.Returned);
        var since = sentBack is null ? own : own[(own.LastIndexOf(sentBack) + 1)..];
        if (sentBack is not null && since.IsEmpty)
            return new(SignOffKind.Returned, sentBack.Remark, [], null);

        var valid = since.Where(signature => signature.ExpiresAt > now)
            .GroupBy(signature => signature.MemberId, StringComparer.Ordinal)
            .Select(member => member.MaxBy(signature => signature.ExpiresAt)!)
            .OrderBy(signature => signature.At).ToImmutableArray();
        if (valid.Length >= item.SignersNeeded)
            return new(SignOffKind.Signed, null, valid, valid.Select(signature => signature.ExpiresAt).OrderDescending().ElementAt(item.SignersNeeded - 1));
        if (!valid.IsEmpty)
            return new(SignOffKind.HalfSigned, null, valid, null);
        if (!since.IsEmpty)
            return new(SignOffKind.Expired, null, [], null);
        return new(signatures.Any(signature => signature.Verdict == SignatureVerdict.Signed) ? SignOffKind.Changed : SignOffKind.Pending, null, [], null);
    }

    /// <summary>The state as people say it.</summary>
    public static string Title(SignOffKind kind) => kind switch
    {
        SignOffKind.Changed => "Changed since signed",
        SignOffKind.Expired => "Signature expired",
        SignOffKind.HalfSigned => "Needs a second clinician",
        SignOffKind.Pending => "Never signed",
        SignOffKind.Returned => "Sent back",
        SignOffKind.Signed => "Signed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such state."),
    };
}
