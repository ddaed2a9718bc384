using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>What is to be signed of the content in force, and how far it is. Safe for many threads.</summary>
public sealed class SignOffReader(CurrentPlaybook content, SignatureBook signatures, SaidLines said, TimeProvider clock)
{
    private static readonly TimeSpan SaidWithin = TimeSpan.FromDays(30);

    private volatile Listed? _listed;

    /// <summary>True until everything that can be said is signed.</summary>
    public bool AwaitsReview()
    {
        var now = clock.GetUtcNow();
        return Current().Items.Any(item => StateOf(item, now).Kind != SignOffKind.Signed);
    }

    public SignOffTotals Totals()
    {
        var now = clock.GetUtcNow();
        return SignOffTotals.Of(Current().Items.Select(item => StateOf(item, now)));
    }

    /// <summary>The item as it is now; null where the content has none of that key.</summary>
    public SignableItem? Find(string key) => Current().Items.FirstOrDefault(item => item.Key == key);

    public SignOffState StateOf(SignableItem item) => StateOf(item, clock.GetUtcNow());

    /// <summary>All items, those to be worked on first: by state, red flags ahead, then what is said most.</summary>
    public async Task<ImmutableArray<SignOffEntry>> ListAsync(CancellationToken cancellationToken)
    {
        var (now, listed) = (clock.GetUtcNow(), Current());
        var count = await said.CountAsync(listed.Content.Hash, now - SaidWithin, now, cancellationToken);
        return [.. listed.Items.Select(item => new SignOffEntry(item, StateOf(item, now), SaidOf(item, count)))
            .OrderBy(entry => entry.State.Kind).ThenByDescending(entry => entry.Item.IsRedFlag).ThenByDescending(entry => entry.Said)];
    }

    /// <summary>How much of what was said of medicine in a time is signed as things stand now.</summary>
    /// <param name="to">The first moment that does not count.</param>
    public async Task<SignOffShare> ShareAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var (now, listed) = (clock.GetUtcNow(), Current());
        var count = await said.CountAsync(listed.Content.Hash, from, to, cancellationToken);
        var states = listed.Items.Select(item => (Said: SaidOf(item, count), State: StateOf(item, now))).ToArray();
        return new(
            states.Sum(each => each.Said),
            states.Where(each => each.State.Kind == SignOffKind.Signed).Sum(each => each.Said),
            count.Earlier,
            SignOffTotals.Of(states.Select(each => each.State)));
    }

    private static long SaidOf(SignableItem item, SaidCount count) =>
        item.Parts.Select(part => part.Place).Distinct(StringComparer.Ordinal).Sum(place => count.Places.GetValueOrDefault(place));

    private SignOffState StateOf(SignableItem item, DateTimeOffset now) => SignOffState.Of(item, signatures.Of(item.Key), now);

    private Listed Current()
    {
        var playbook = content();
        if (_listed is { } known && known.Content == playbook)
            return known;
        return _listed = new(playbook, SignableItems.Of(playbook));
    }

    private sealed record Listed(Playbook Content, ImmutableArray<SignableItem> Items);
}

/// <param name="Said">How often any of its words was said in the last 30 days, of the newest <see cref="SaidLines.MostTurns"/> turns, since the content last changed.</param>
public sealed record SignOffEntry(SignableItem Item, SignOffState State, long Said);

/// <param name="Said">Sentences said that need a signature, in the content of now.</param>
/// <param name="SaidSigned">Those of them whose words are signed now.</param>
/// <param name="SaidEarlier">Sentences of any kind said from content that has been changed since; they are in neither number.</param>
public sealed record SignOffShare(long Said, long SaidSigned, long SaidEarlier, SignOffTotals Totals)
{
    /// <summary>0 to 1; null where nothing was said.</summary>
    public double? Signed => Said == 0 ? null : (double)SaidSigned / Said;
}
