using System.Globalization;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

public sealed class KillTests : IDisposable
{
    private const int Kills = 3;

    /// <summary>Acknowledged turns seen before the kill; later rounds begin with resends, so each round goes further than the last.</summary>
    private const int TurnsPerRound = 150;

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_process_killed_in_the_middle_of_traffic_loses_no_acknowledged_turn_and_repeats_none()
    {
        var acknowledged = new Dictionary<(string Conversation, string Message), long>();

        for (var round = 1; round <= Kills; round++)
        {
            foreach (var (turn, sequence) in await RunAndKillAsync(round * TurnsPerRound))
            {
                // A resend after the kill gets the number of the first time.
                Assert.Equal(acknowledged.GetValueOrDefault(turn, sequence), sequence);
                acknowledged[turn] = sequence;
            }
        }

        await using var bot = await RunningConversations.OnAsync(_data.Location, TestContext.Current.CancellationToken);
        Assert.True(acknowledged.Count > TurnsPerRound, $"Only {acknowledged.Count} turns were acknowledged.");
        var stored = _data.Query("SELECT c.public_id, t.message_id, t.first_sequence FROM turn t JOIN conversation c ON c.key = t.conversation_key WHERE t.message_id IS NOT NULL")
            .ToLookup(row => ((string)row[0], (string)row[1]), row => (long)row[2]);
        Assert.All(acknowledged, turn => Assert.Equal(turn.Value, Assert.Single(stored[turn.Key])));
        for (var n = 1; n <= KilledProcess.Conversations; n++)
        {
            var entries = await bot.ReadAsync($"c{n}", most: 1_000_000);
            var head = await bot.Transcript.FindAsync($"c{n}", TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(1, entries.Length).Select(sequence => (long)sequence), entries.Select(entry => entry.Sequence));
            Assert.Equal(entries.Length, head!.LastSequence);
            AssertStateHeard(n, entries.Count(entry => entry.Activity is not null));
        }
    }

    public void Dispose() => _data.Dispose();

    private void AssertStateHeard(int conversation, int messages)
    {
        var heard = _data.Query($"SELECT json_extract(CAST(state AS TEXT), '$.heard') FROM conversation WHERE public_id = 'c{conversation}'");

        Assert.Equal([(long)messages], heard.Single());
    }

    private async Task<List<((string Conversation, string Message) Turn, long Sequence)>> RunAndKillAsync(int turns) =>
    [
        .. (await ProcessToKill.RunAsync(KilledProcess.Verb, _data.Path, turns))
            .Select(line => line.Split(' '))
            .Select(words => ((words[0], words[1]), long.Parse(words[2], CultureInfo.InvariantCulture))),
    ];
}
