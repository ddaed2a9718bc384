using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>For development: writes down what would be sent, and sends nothing. Safe for many threads.</summary>
/// <param name="file">JSON lines are appended to it; null for memory alone.</param>
public sealed class RecordingSmsGateway(string? file, TimeProvider clock) : ISmsGateway
{
    /// <summary>Messages kept in memory; the oldest goes first.</summary>
    public const int Kept = 1_000;

    private readonly Lock _gate = new();
    private ImmutableQueue<RecordedSms> _sent = [];
    private int _count;
    private long _number;

    /// <summary>The latest <see cref="Kept"/>, the oldest first.</summary>
    public IReadOnlyList<RecordedSms> Sent
    {
        get
        {
            lock (_gate)
                return [.. _sent];
        }
    }

    public Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recorded = new RecordedSms(sms.To, sms.Text, clock.GetUtcNow());
        lock (_gate)
        {
            if (file is not null && Append(recorded) is { } problem)
                return Task.FromResult<SendOutcome>(new SendOutcome.Later(problem));
            _sent = _sent.Enqueue(recorded);
            if (++_count > Kept)
            {
                _sent = _sent.Dequeue();
                _count--;
            }

            return Task.FromResult<SendOutcome>(new SendOutcome.Accepted(string.Create(CultureInfo.InvariantCulture, $"recorded-{++_number}")));
        }
    }

    private string? Append(RecordedSms sms)
    {
        try
        {
            File.AppendAllText(file!, JsonSerializer.Serialize(sms, JsonSerializerOptions.Web) + "\n");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The record can't be written ({e.GetType().Name}).";
        }
    }
}

/// <summary>A text that would have been sent.</summary>
public sealed record RecordedSms(string To, string Text, DateTimeOffset At)
{
    /// <summary>Never a number or words in a log.</summary>
    public override string ToString() => "recorded text";
}
