using System.Globalization;
using SkinAdvisorBot.Host.Tests.Conversations;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Outbox;

public sealed class OutboxKillTests : IDisposable
{
    private const int Kills = 3;

    private const int MessagesPerRound = 120;

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_process_killed_while_it_sends_sends_nothing_twice_in_order_and_loses_none_from_sight()
    {
        var taken = new List<(string Conversation, long Sequence)>();
        for (var round = 1; round <= Kills; round++)
            taken.AddRange((await ProcessToKill.RunAsync(KilledOutbox.Verb, _data.Path, MessagesPerRound)).Select(Read));
        var provider = new ScriptedSender();
        await using (var bot = await RunningOutbox.OnAsync(_data.Location, TestContext.Current.CancellationToken, provider))
        {
            await bot.PassAsync(TimeSpan.FromDays(365 * 100)); // whatever the clocks of the killed processes said
            taken.AddRange(provider.Tried.Select(message => (message.ConversationId, message.Sequence)));
        }

        Assert.Equal(taken.Distinct(), taken);
        foreach (var conversation in taken.GroupBy(message => message.Conversation))
            Assert.Equal(conversation.Select(message => message.Sequence).Order(), conversation.Select(message => message.Sequence));
        var ended = _data.Query("SELECT c.public_id, o.sequence, o.state FROM outgoing o JOIN conversation c ON c.key = o.conversation_key")
            .ToDictionary(row => ((string)row[0], (long)row[1]), row => (string)row[2]);
        Assert.All(ended, message => Assert.True(taken.Contains(message.Key) ? message.Value is "Sent" or "Unsure" : message.Value == "Unsure", $"{message.Key} is {message.Value}"));
        Assert.True(ended.Count(message => message.Value == "Unsure") <= Kills * KilledOutbox.Conversations);
        Assert.All(taken, message => Assert.True(ended.ContainsKey(message)));
    }

    public void Dispose() => _data.Dispose();

    private static (string Conversation, long Sequence) Read(string line) => line.Split(' ') is [var conversation, var sequence]
        ? (conversation, long.Parse(sequence, CultureInfo.InvariantCulture))
        : throw new FormatException(line);
}
