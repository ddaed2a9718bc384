using System.Collections.Concurrent;
using System.Collections.Immutable;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Tests.Outbox;

/// <summary>A provider that answers as a test has put down, and takes everything where nothing was.</summary>
public sealed class ScriptedSender : IMessageSender
{
    public const string SenderName = "script";

    private readonly ConcurrentQueue<Func<SendOutcome>> _answers = new();
    private ImmutableQueue<OutgoingMessage> _tried = [];
    private int _numbers;

    public string Name => SenderName;

    /// <summary>Everything it was handed, in order.</summary>
    public ImmutableArray<OutgoingMessage> Tried => [.. _tried];

    public IEnumerable<string> Words => Tried.Select(message => message.Reply.Text);

    /// <summary>Keeps every message under way until it is released.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public void Answers(params ReadOnlySpan<SendOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
            _answers.Enqueue(() => outcome);
    }

    public void Throws(Exception exception) => _answers.Enqueue(() => throw exception);

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ImmutableInterlocked.Enqueue(ref _tried, message);
        if (Gate is { } gate)
            await gate.Task.WaitAsync(TestContext.Current.CancellationToken);
        return _answers.TryDequeue(out var answer) ? answer() : new SendOutcome.Accepted($"p{Interlocked.Increment(ref _numbers)}");
    }
}
