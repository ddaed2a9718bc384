using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.OptOuts;

namespace SkinAdvisorBot.Host.Notices;

/// <summary>Sends what is due: judges it at the last moment, claims it, hands it over, and writes down what became of it.</summary>
/// <remarks>To a conversation exactly once. To phone and mail once, but for a process that dies between handing over and writing it down.</remarks>
public sealed class NoticeSender(NoticeBook notices, OptOutLedger optOuts, IAppointmentBook book, NoticeDelivery delivery, CurrentPlaybook content, TimeProvider clock, ILogger<NoticeSender> logger)
{
    /// <summary>Attempts before a notice is given up: with the waits between them, some five hours.</summary>
    public const int MaxAttempts = 12;

    /// <summary>How long nobody else takes up a notice that is being sent; longer than any gateway waits.</summary>
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Until the content is looked at again for words that are missing.</summary>
    private static readonly TimeSpan ContentWait = TimeSpan.FromMinutes(15);

    /// <summary>Takes what is due for an attempt; what is no longer to be sent is ended on the way.</summary>
    /// <param name="most">Most notices to look at.</param>
    /// <returns>Each is to be handed to <see cref="DeliverAsync"/>.</returns>
    public async Task<List<StoredNotice>> ClaimDueAsync(int most, CancellationToken cancellationToken)
    {
        var claimed = new List<StoredNotice>();
        foreach (var notice in notices.Due(clock.GetUtcNow(), most))
        {
            if (await ClaimAsync(notice, cancellationToken) is { } taken)
                claimed.Add(taken);
        }

        return claimed;
    }

    /// <summary>Makes the attempt. It never fails: what goes wrong is written down and logged.</summary>
    /// <remarks>Not stopped with the service: what is under way is worth waiting for, and every wait in it has a limit.</remarks>
    public async Task DeliverAsync(StoredNotice notice)
    {
        try
        {
            if (notice.Notice.To is null)
                await TellAsync(notice);
            else
                await SettleAsync(notice, await SendAsync(notice));
        }
        catch (Exception e)
        {
            // The claim lapses, and the notice is taken up again.
            Log.Failed(logger, notice.Key, e);
        }
    }

    private async Task<StoredNotice?> ClaimAsync(StoredNotice notice, CancellationToken cancellationToken)
    {
        var (now, playbook) = (clock.GetUtcNow(), content());
        if (playbook is not { Booking: { } plan, Clinic.Calendar: { } calendar } || playbook.FindAct(notice.Notice.Kind) is null)
        {
            Log.NoWords(logger, notice.Key, notice.Notice.Kind);
            await notices.PostponeAsync(notice, now + ContentWait, "The content has no words for it.", cancellationToken);
            return null;
        }

        switch (NoticeRules.Judge(notice.Notice, AppointmentOf(notice), notice.Disturbs, plan, calendar.LocalTime(now)))
        {
            case NoticeVerdict.Drop drop:
                await DropAsync(notice, drop.Reason, now, cancellationToken);
                return null;
            case NoticeVerdict.Wait wait:
                await notices.PostponeAsync(notice, wait.Until, notice.Reason, cancellationToken);
                return null;
        }

        if (notice.Notice.Appointment is { } id && notices.About(id).Any(other => IsDue(other, now) && NoticeRules.IsOutdone(notice.Notice, other.Notice, plan)))
        {
            await DropAsync(notice, "A later reminder was due as well.", now, cancellationToken);
            return null;
        }

        if (ReasonToGiveUp(notice) is { } reason)
        {
            await GiveUpAsync(notice, reason, cancellationToken);
            return null;
        }

        return await notices.ClaimAsync(notice, now, now + Claim, cancellationToken);
    }

    private string? ReasonToGiveUp(StoredNotice notice) => notice switch
    {
        { Attempts: >= MaxAttempts } => notice.Reason ?? $"It was tried {MaxAttempts} times.",
        { Notice.To: null, ConversationId: null } => "Its conversation was deleted.",
        { IsToPhone: true } when optOuts.IsOptedOut(notice.Notice.To!) => "They want no texts.",
        _ => null,
    };

    private async Task TellAsync(StoredNotice notice)
    {
        try
        {
            if (await delivery.TellAsync(notice, clock.GetUtcNow(), CancellationToken.None))
                Log.Sent(logger, notice.Key, notice.Notice.Kind);
        }
        catch (Exception e)
        {
            Log.Failed(logger, notice.Key, e);
            await notices.PostponeAsync(notice, clock.GetUtcNow() + WaitAfter(notice.Attempts), $"The conversation could not be told ({e.GetType().Name}).", CancellationToken.None);
        }
    }

    private async Task<SendOutcome> SendAsync(StoredNotice notice)
    {
        try
        {
            return await delivery.SendAsync(notice, AppointmentOf(notice), content(), clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // Nobody knows how far it came.
            Log.Failed(logger, notice.Key, e);
            return new SendOutcome.Unsure($"Sending failed ({e.GetType().Name}).");
        }
    }

    private async Task SettleAsync(StoredNotice notice, SendOutcome outcome)
    {
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                await notices.EndAsync(notice, NoticeState.Sent, null, accepted.ProviderId, now, CancellationToken.None);
                Log.Sent(logger, notice.Key, notice.Notice.Kind);
                break;
            case SendOutcome.Refused refused:
                if (refused.IsOptOut && notice.IsToPhone)
                    await optOuts.OptOutAsync(new ConsentChange(notice.Notice.To!, now, "", ConsentSource.Provider, MessageId: null), CancellationToken.None);
                await GiveUpAsync(notice, refused.Reason, CancellationToken.None);
                break;
            case SendOutcome.Later later when notice.Attempts >= MaxAttempts:
                await GiveUpAsync(notice, later.Reason, CancellationToken.None);
                break;
            case SendOutcome.Later later:
                var wait = WaitAfter(notice.Attempts);
                await notices.PostponeAsync(notice, now + (later.After > wait ? later.After.Value : wait), later.Reason, CancellationToken.None);
                Log.Later(logger, notice.Key, notice.Notice.Kind, later.Reason);
                break;
            case SendOutcome.Unsure unsure:
                await notices.EndAsync(notice, NoticeState.Unsure, unsure.Reason, null, now, CancellationToken.None);
                Log.Unsure(logger, notice.Key, notice.Notice.Kind, unsure.Reason);
                break;
            default:
                throw new ArgumentException($"The outcome {outcome.GetType().Name} is not known.", nameof(outcome));
        }
    }

    private async Task DropAsync(StoredNotice notice, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await notices.EndAsync(notice, NoticeState.Dropped, notice.Reason is { } earlier ? $"{reason} {earlier}" : reason, null, now, cancellationToken);
        Log.Dropped(logger, notice.Key, notice.Notice.Kind, reason);
    }

    private async Task GiveUpAsync(StoredNotice notice, string reason, CancellationToken cancellationToken)
    {
        await notices.EndAsync(notice, NoticeState.GivenUp, reason, null, clock.GetUtcNow(), cancellationToken);
        Log.GivenUp(logger, notice.Key, notice.Notice.Kind, reason);
    }

    private Appointment? AppointmentOf(StoredNotice notice) => notice.Notice.Appointment is { } id ? book.Find(id) : null;

    private static bool IsDue(StoredNotice notice, DateTimeOffset now) => notice.State is NoticeState.Planned or NoticeState.Sending && notice.Notice.Due <= now;

    private static TimeSpan WaitAfter(int attempts)
    {
        var wait = FirstWait * Math.Pow(2, Math.Max(0, attempts - 1));
        return wait < LongestWait ? wait : LongestWait;
    }
}
