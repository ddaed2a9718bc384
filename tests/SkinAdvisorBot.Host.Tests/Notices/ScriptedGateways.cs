using System.Collections.Concurrent;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Host.Mail;

namespace SkinAdvisorBot.Host.Tests.Notices;

/// <summary>Keeps what is sent, and answers as a test says: the outcomes in order, then accepted.</summary>
public sealed class ScriptedSms : ISmsGateway
{
    private readonly ConcurrentQueue<Func<Task<SendOutcome>>> _outcomes = new();

    public ConcurrentQueue<(string To, string Text)> Sent { get; } = new();

    public void Next(SendOutcome outcome) => _outcomes.Enqueue(() => Task.FromResult(outcome));

    public void Next(Func<Task<SendOutcome>> outcome) => _outcomes.Enqueue(outcome);

    public Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        Sent.Enqueue((sms.To, sms.Text));
        return _outcomes.TryDequeue(out var outcome) ? outcome() : Task.FromResult<SendOutcome>(new SendOutcome.Accepted($"SM{Sent.Count}"));
    }
}

/// <summary>The same for mail.</summary>
public sealed class ScriptedMail : IMailGateway
{
    private readonly ConcurrentQueue<SendOutcome> _outcomes = new();

    public ConcurrentQueue<OutgoingMail> Sent { get; } = new();

    public void Next(SendOutcome outcome) => _outcomes.Enqueue(outcome);

    public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Sent.Enqueue(mail);
        return Task.FromResult(_outcomes.TryDequeue(out var outcome) ? outcome : new SendOutcome.Accepted("mail"));
    }
}
