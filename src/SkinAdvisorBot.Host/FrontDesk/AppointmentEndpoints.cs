using NodaTime;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.Outbox;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>What is booked and held, and what could not be sent.</summary>
internal sealed class AppointmentEndpoints(DeskReader reader, DeskAnswers answers, NoticeBook notices, OutboxBook outbox, CurrentPlaybook content, TimeProvider clock)
{
    /// <summary>Longest range asked for at once.</summary>
    public static readonly TimeSpan LongestRange = TimeSpan.FromDays(366);

    private const int DefaultDays = 14;

    private const int MostNotices = 200;

    private static readonly TimeSpan NoticesBack = TimeSpan.FromDays(30);

    /// <summary><c>GET /desk/appointments?from=&amp;to=</c>; today and two weeks on where nothing is said.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var clinic = content().Clinic;
        var (from, to) = RangeOf(context.Request.Query, clinic.TimeZone);
        var found = await reader.AppointmentsAsync(from, to, clock.GetUtcNow(), context.RequestAborted);
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, new AppointmentsAnswer(from, to, answers.Of(found, clinic.Calendar)), DeskJson.Default.AppointmentsAnswer);
    }

    /// <summary><c>GET /desk/notices</c>: what was given up, or may have been sent or not, in the last thirty days; the latest first.</summary>
    public Task UnsentAsync(HttpContext context) => DeskGate.AnswerAsync(
        context,
        StatusCodes.Status200OK,
        new NoticesAnswer([.. notices.Unsent(clock.GetUtcNow() - NoticesBack, MostNotices).Select(DeskAnswers.Of)]),
        DeskJson.Default.NoticesAnswer);

    /// <summary><c>GET /desk/undelivered</c>: messages to Teams and phones that failed in the last thirty days, or may have been sent or not; the latest first.</summary>
    public Task UndeliveredAsync(HttpContext context) => DeskGate.AnswerAsync(
        context,
        StatusCodes.Status200OK,
        new UndeliveredAnswer([.. outbox.Undelivered(clock.GetUtcNow() - NoticesBack, MostNotices).Select(DeskAnswers.Of)]),
        DeskJson.Default.UndeliveredAnswer);

    /// <exception cref="DeskRefusal">400.</exception>
    public (DateTimeOffset From, DateTimeOffset To) RangeOf(IQueryCollection query, DateTimeZone zone)
    {
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(zone).Date;
        var from = query.TryGetValue("from", out var begin) ? DeskTime.Read(begin, zone, isEnd: false, "from") : zone.AtStartOfDay(today).ToDateTimeOffset();
        var to = query.TryGetValue("to", out var end)
            ? DeskTime.Read(end, zone, isEnd: true, "to")
            : zone.AtStartOfDay(Instant.FromDateTimeOffset(from).InZone(zone).Date.PlusDays(DefaultDays)).ToDateTimeOffset();
        if (to <= from || to - from > LongestRange)
            throw DeskRefusal.BadArgument($"'to' must be later than 'from', and at most {LongestRange.Days} days later.");
        return (from, to);
    }
}
