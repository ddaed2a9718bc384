using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>For development: writes down what would be sent, and sends nothing. Safe for many threads.</summary>
/// <param name="file">JSON lines are appended to it; null for memory alone.</param>
public sealed class RecordingMailGateway(string? file) : IMailGateway
{
    /// <summary>Mails kept in memory; the oldest goes first.</summary>
    public const int Kept = 1_000;

    private readonly Lock _gate = new();
    private ImmutableList<OutgoingMail> _sent = [];

    /// <summary>The latest <see cref="Kept"/>, the oldest first.</summary>
    public IReadOnlyList<OutgoingMail> Sent => Volatile.Read(ref _sent);

    public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (file is not null && Append(mail) is { } problem)
                return Task.FromResult<SendOutcome>(new SendOutcome.Later(problem));
            Volatile.Write(ref _sent, (_sent.Count < Kept ? _sent : _sent.RemoveAt(0)).Add(mail));
        }

        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"recorded-{mail.Id}"));
    }

    private string? Append(OutgoingMail mail)
    {
        try
        {
            File.AppendAllText(file!, JsonSerializer.Serialize(mail, JsonSerializerOptions.Web) + "\n");
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The record can't be written ({e.GetType().Name}).";
        }
    }
}
