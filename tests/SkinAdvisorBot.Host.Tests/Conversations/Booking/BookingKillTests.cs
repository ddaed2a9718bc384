using System.Globalization;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

public sealed class BookingKillTests : IDisposable
{
    private const int Kills = 3;

    /// <summary>Acknowledged messages seen before the kill; later rounds begin with resends, so each round goes further than the last.</summary>
    private const int MessagesPerRound = 150;

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task After_a_kill_every_appointment_was_told_and_everything_told_is_so()
    {
        var acknowledged = new Dictionary<(string Conversation, string Message), string>();
        for (var round = 1; round <= Kills; round++)
        {
            foreach (var line in await ProcessToKill.RunAsync(KilledBooking.Verb, _data.Path, round * MessagesPerRound))
            {
                var words = line.Split(' ', 3);
                // A resend after the kill gets the reply of the first time.
                Assert.Equal(acknowledged.GetValueOrDefault((words[0], words[1]), words[2]), words[2]);
                acknowledged[(words[0], words[1])] = words[2];
            }

            var told = Told();
            Assert.All(acknowledged, message => Assert.Equal(message.Value, told.Single(turn => (turn.Conversation, turn.Message) == message.Key).Reply));
            Assert.Equal(Expected(told), Booked());
            Assert.Equal(Booked().Count(appointment => appointment.Value.Status == "Booked") * 2L * 9, _data.Query("SELECT count(*) FROM occupied").Single()[0]);
        }

        Assert.Contains(acknowledged.Values, reply => reply.StartsWith("moved ", StringComparison.Ordinal));
        Assert.Contains(acknowledged.Values, reply => reply.StartsWith("cancelled ", StringComparison.Ordinal));
        Assert.Contains("taken", acknowledged.Values);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>What the saved replies say, in the order of each conversation.</summary>
    private List<(string Conversation, string Message, string Reply)> Told() =>
    [
        .. _data.Query("SELECT c.public_id, t.message_id, t.replies FROM turn t JOIN conversation c ON c.key = t.conversation_key WHERE t.message_id IS NOT NULL ORDER BY c.key, t.number")
            .Select(row => ((string)row[0], (string)row[1], StoredJson.ReadReplies((byte[])row[2]).Single().Text)),
    ];

    /// <summary>The appointments as the replies tell them.</summary>
    private static SortedDictionary<string, (string Status, long Start)> Expected(List<(string Conversation, string Message, string Reply)> told)
    {
        var expected = new SortedDictionary<string, (string Status, long Start)>(StringComparer.Ordinal);
        foreach (var words in told.Select(turn => turn.Reply.Split(' ')).Where(words => words.Length > 1))
        {
            expected[words[1]] = words[0] == "cancelled"
                ? ("Cancelled", expected[words[1]].Start)
                : ("Booked", DateTimeOffset.Parse(words[2], CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
        }

        return expected;
    }

    private SortedDictionary<string, (string Status, long Start)> Booked() => new(
        _data.Query("SELECT public_id, status, start_unix_ms FROM appointment").ToDictionary(row => (string)row[0], row => ((string)row[1], (long)row[2])),
        StringComparer.Ordinal);
}
