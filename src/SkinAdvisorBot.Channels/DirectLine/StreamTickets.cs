using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Lets a socket open without a header: browsers cannot send one.</summary>
/// <param name="After">The watermark from which the socket starts.</param>
/// <param name="Origins">As in the token that asked for it.</param>
internal sealed record StreamTicket(string ConversationId, long After, ImmutableArray<string> Origins);

/// <summary>Makes tickets for 60 seconds and takes each once. A client that saw a refused token opens its old address again and again, and every such socket would double its messages.</summary>
/// <remarks>
/// Tickets are signed, so any node takes those of another. Which were used is remembered by the node that took them,
/// until they expire; tickets made before this process started are refused, for we cannot know whether they were used.
/// </remarks>
internal sealed class StreamTickets(SigningKey key, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private readonly SignedClaims _signed = new(key.Bytes, "directline-stream", clock);
    private readonly long _startedAt = clock.GetUtcNow().ToUnixTimeMilliseconds();
    private readonly Lock _gate = new();
    private DateTimeOffset _turnedAt = clock.GetUtcNow();
    private HashSet<string> _used = [];
    private HashSet<string> _usedBefore = [];

    public string Issue(StreamTicket ticket)
    {
        var body = new Dictionary<string, object>(5)
        {
            ["conv"] = ticket.ConversationId,
            ["after"] = ticket.After,
            ["made"] = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            ["jti"] = RandomIds.New(),
        };
        if (!ticket.Origins.IsEmpty)
            body["origins"] = ticket.Origins.ToArray();
        return _signed.Sign(body, Lifetime);
    }

    /// <exception cref="DirectLineRefusal">401 for what is no ticket, 403 for one that is used or too old.</exception>
    public async Task<StreamTicket> RedeemAsync(string? ticket)
    {
        if (string.IsNullOrEmpty(ticket) || await _signed.ReadAsync(ticket) is not { } read
            || !read.TryGetPayloadValue<string>("conv", out var conversationId)
            || !read.TryGetPayloadValue<long>("after", out var after)
            || !read.TryGetPayloadValue<long>("made", out var made))
            throw DirectLineRefusal.Unauthorized("The address holds no valid ticket. Ask for a new streamUrl with GET /v3/directline/conversations/{id}.");
        if (made < _startedAt || _signed.IsExpired(read) || !TryUse(read.Id))
            throw DirectLineRefusal.Forbidden("This streamUrl was used or is older than 60 seconds. Ask for a new one with GET /v3/directline/conversations/{id}.");
        read.TryGetPayloadValue<string[]>("origins", out var origins);
        return new StreamTicket(conversationId, after, origins is null ? [] : [.. origins]);
    }

    // Two sets of one lifetime each: what is in neither has expired, and nothing is ever searched for removal.
    private bool TryUse(string id)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now - _turnedAt > Lifetime)
            {
                (_usedBefore, _used) = (now - _turnedAt > 2 * Lifetime ? [] : _used, []);
                _turnedAt = now;
            }

            return !_usedBefore.Contains(id) && _used.Add(id);
        }
    }
}
