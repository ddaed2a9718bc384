using System.Collections.Concurrent;
using System.Net;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>One channel on its real server: how its messages are written and signed, and what a person sees there. All that a new channel has to tell.</summary>
internal abstract class ChannelUnderTest : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Person, ChannelAnswer Answer)> _answers = new();

    public abstract MemoryInbox Inbox { get; }

    /// <summary>Everything logged on the way in and on the way out.</summary>
    public abstract IEnumerable<string> LogLines { get; }

    /// <summary>Whether the replies stand in the answer to each message, so that there is no one order to read them in.</summary>
    public virtual bool AnswersInline => false;

    public virtual bool HasButtons => true;

    /// <summary>Marks of Markdown that a person there would see as they are.</summary>
    public abstract IReadOnlyList<string> RawMarks { get; }

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A message as the channel brings it, without proof of who sends it.</summary>
    public abstract Task<HttpRequestMessage> WriteAsync(Message message);

    /// <summary>Adds the proof, for whatever the request holds by now.</summary>
    public abstract Task SignAsync(HttpRequestMessage request, string person);

    /// <summary>Adds a proof in the right form that somebody else made.</summary>
    public abstract Task ForgeAsync(HttpRequestMessage request);

    public abstract Task<ChannelAnswer> SendAsync(HttpRequestMessage request);

    /// <summary>All that a person has seen so far, in order.</summary>
    public abstract Task<IReadOnlyList<Seen>> SeesAsync(string person);

    /// <summary>What gives a person away: a number, an account, a key to their conversation.</summary>
    public abstract string AddressOf(string person);

    /// <summary>Sends a message with its proof.</summary>
    /// <param name="id">The channel's own; null for the words.</param>
    public async Task<ChannelAnswer> SayAsync(string person, string text, string? id = null)
    {
        using var request = await WriteAsync(new Message(person, text, id ?? text));
        await SignAsync(request, person);
        var answer = await SendAsync(request);
        _answers.Enqueue((person, answer));
        return answer;
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>What the channel was answered to a person's messages, in the order the answers came.</summary>
    protected IEnumerable<ChannelAnswer> AnswersTo(string person) =>
        _answers.Where(each => each.Person == person && each.Answer.IsSuccess).Select(each => each.Answer);

    protected static async Task<ChannelAnswer> SendAsync(HttpClient http, HttpRequestMessage request)
    {
        using var response = await http.SendAsync(request, Stop);
        return new ChannelAnswer(response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }
}

/// <param name="Id">The channel's own id, the same on every resend.</param>
internal sealed record Message(string Person, string Text, string Id);

internal sealed record ChannelAnswer(HttpStatusCode Status, string Body)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
