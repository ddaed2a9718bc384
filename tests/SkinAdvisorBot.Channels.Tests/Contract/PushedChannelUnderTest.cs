using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>A channel whose replies are sent by its <see cref="IMessageSender"/>; the test plays the outbox.</summary>
internal abstract class PushedChannelUnderTest(Provider provider) : ChannelUnderTest
{
    private readonly Dictionary<string, long> _delivered = [];

    public Provider Provider { get; } = provider;

    public abstract IMessageSender Sender { get; }

    /// <summary>The person that a message the provider took is for, and what they see of it.</summary>
    protected abstract (string Address, Seen Seen) Read(string taken);

    public override async Task<IReadOnlyList<Seen>> SeesAsync(string person)
    {
        foreach (var outcome in await DeliverAsync())
            Assert.IsType<SendOutcome.Accepted>(outcome);
        return [.. Provider.Taken.Select(Read).Where(each => each.Address == AddressOf(person)).Select(each => each.Seen)];
    }

    /// <summary>Sends what is new, each conversation in order, each message once.</summary>
    public async Task<ImmutableArray<SendOutcome>> DeliverAsync()
    {
        var outcomes = ImmutableArray.CreateBuilder<SendOutcome>();
        foreach (var message in await DueAsync())
            outcomes.Add(await Sender.SendAsync(message, Stop));
        return outcomes.ToImmutable();
    }

    /// <summary>What is to be sent; it counts as sent from now on.</summary>
    public async Task<ImmutableArray<OutgoingMessage>> DueAsync()
    {
        var due = ImmutableArray.CreateBuilder<OutgoingMessage>();
        foreach (var heard in Inbox.Heard.DistinctBy(each => each.ConversationId))
        {
            var head = (await Inbox.FindAsync(heard.ConversationId, Stop))!;
            var entries = await Inbox.ReadAsync(heard.ConversationId, after: 0, int.MaxValue, Stop);
            var after = _delivered.GetValueOrDefault(heard.ConversationId);
            foreach (var entry in entries.Where(entry => entry.Reply is not null && entry.Sequence > after))
            {
                var answered = entry.ReplyTo is { } sequence ? entries[(int)sequence - 1].Activity : null;
                due.Add(new OutgoingMessage(heard.ConversationId, head.Channel, heard.Address!.Value, entry.Sequence, entry.Reply!, answered));
            }

            _delivered[heard.ConversationId] = head.LastSequence;
        }

        return due.ToImmutable();
    }
}
