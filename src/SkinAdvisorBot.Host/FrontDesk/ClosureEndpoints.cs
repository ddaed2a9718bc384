using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Times that the desk closes to booking by hand.</summary>
internal sealed class ClosureEndpoints(TurnWriter writer, DeskReader reader, DeskAnswers answers, AppointmentEndpoints appointments, CurrentPlaybook content, TimeProvider clock)
{
    /// <summary>What closures made here name as their source.</summary>
    public const string Source = "desk";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    /// <summary><c>GET /desk/closures?from=&amp;to=</c>: those of the desk and of imported calendars.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var (from, to) = appointments.RangeOf(context.Request.Query, content().Clinic.TimeZone);
        var closures = await reader.ClosuresAsync(from, to, context.RequestAborted);
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, new ClosuresAnswer([.. closures.Select(DeskAnswers.Of)]), DeskJson.Default.ClosuresAnswer);
    }

    /// <summary><c>POST /desk/closures</c>. What is booked stays booked, and is named in the answer.</summary>
    public async Task AddAsync(HttpContext context)
    {
        var request = await DeskBody.JsonAsync(context.Request, DeskJson.Default.ClosureRequest, context.RequestAborted);
        var calendar = content().Clinic.Calendar ?? throw DeskRefusal.NoCalendar();
        RequireResource(calendar, request.Resource);
        var from = DeskTime.Read(request.From, calendar.Zone, isEnd: false, "from");
        var to = DeskTime.Read(request.To, calendar.Zone, isEnd: true, "to");
        if (to <= from || to - from > Longest)
            throw DeskRefusal.BadArgument($"'to' must be later than 'from', and at most {Longest.Days} days later.");
        var closure = new Closure(Source, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9)), request.Resource, from, to);
        await writer.WriteAsync(commands => commands.Closures.Add(closure), context.RequestAborted);
        var overlaps = await OverlapsAsync([closure], context.RequestAborted);
        await DeskGate.AnswerAsync(context, StatusCodes.Status201Created, new ClosureMade(DeskAnswers.Of(closure), answers.Of(overlaps, calendar)), DeskJson.Default.ClosureMade);
    }

    /// <summary><c>DELETE /desk/closures/{id}</c>.</summary>
    public async Task RemoveAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (!await writer.WriteAsync(commands => commands.Closures.Remove(Source, id), context.RequestAborted))
            throw DeskRefusal.NotFound("The desk has made no closure of this id, or it is gone. One of an imported calendar goes away with the next import.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Visits that are booked within closures.</summary>
    public async Task<ImmutableArray<Appointment>> OverlapsAsync(ImmutableArray<Closure> closures, CancellationToken cancellationToken)
    {
        if (closures.IsEmpty)
            return [];
        var booked = await reader.AppointmentsAsync(closures.Min(closure => closure.From), closures.Max(closure => closure.To), clock.GetUtcNow(), cancellationToken);
        return [.. booked.Where(visit => visit.Status == AppointmentStatus.Booked && closures.Any(closure => Overlaps(closure, visit.Slot)))];
    }

    /// <exception cref="DeskRefusal">400: the clinic has none of this id.</exception>
    public static void RequireResource(ClinicCalendar calendar, string? resource)
    {
        if (resource is null || calendar.Resources.Contains(resource))
            return;
        var remedy = Spelling.Nearest(resource, calendar.Resources) is { } near ? $"Did you mean '{near}'?" : $"Write one of {string.Join(", ", calendar.Resources)}, or leave it out for the whole clinic.";
        throw DeskRefusal.BadArgument($"'resource' is none of the clinic's providers, rooms and devices. {remedy}");
    }

    private static bool Overlaps(Closure closure, Slot slot) =>
        closure.From < slot.End && closure.To > slot.Start && (closure.Resource is null || slot.Resources.Contains(closure.Resource));
}
