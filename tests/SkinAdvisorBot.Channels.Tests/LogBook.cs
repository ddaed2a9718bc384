using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.Tests;

/// <summary>What the server logs, exceptions included.</summary>
public sealed class LogBook : ILoggerProvider, ILogger
{
    private readonly Channel<string> _news = Channel.CreateUnbounded<string>();
    private ImmutableList<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Waits for a line that holds these words, a minute at most.</summary>
    public async Task WaitForAsync(string words, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        await foreach (var line in _news.Reader.ReadAllAsync(limit.Token))
        {
            if (line.Contains(words, StringComparison.Ordinal))
                return;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        ImmutableInterlocked.Update(ref _lines, (lines, added) => lines.Add(added), line);
        _news.Writer.TryWrite(line);
    }

    public void Dispose()
    {
    }
}
