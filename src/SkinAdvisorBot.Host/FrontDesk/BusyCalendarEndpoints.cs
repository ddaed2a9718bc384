using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Takes in calendars kept elsewhere, so that nobody is booked over them.</summary>
internal sealed partial class BusyCalendarEndpoints(
    TurnWriter writer, ClosureEndpoints closures, DeskAnswers answers, CurrentPlaybook content, StorageLocation location, TimeProvider clock, ILogger<BusyCalendarEndpoints> logger)
{
    /// <summary>Folder of the data directory that files are read from.</summary>
    public const string Folder = "calendars";

    /// <summary>How far back times are read, so that one that is under way counts.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>How far ahead, beyond the longest horizon that a clinic may have.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(400);

    /// <summary><c>POST /desk/busy-calendars</c>: a calendar as the body, named by <c>?source=&amp;resource=</c>, or JSON that names a file.</summary>
    public async Task ImportAsync(HttpContext context)
    {
        var calendar = content().Clinic.Calendar ?? throw DeskRefusal.NoCalendar();
        var (source, resource, text) = await ReadAsync(context.Request, context.RequestAborted);
        RequireSource(source);
        ClosureEndpoints.RequireResource(calendar, resource);
        var now = clock.GetUtcNow();
        var taken = Read(text, calendar, now, context.RequestAborted).Select(range => new Closure(source!, range.Uid, resource, range.From, range.To)).ToImmutableArray();
        await writer.ReplaceClosuresAsync(source!, taken, context.RequestAborted);
        var overlaps = await closures.OverlapsAsync(taken, context.RequestAborted);
        Log.Imported(logger, source!, taken.Length, resource ?? "the whole clinic", overlaps.Length);
        var answer = new ImportAnswer(source!, resource, taken.Length, calendar.LocalTime(now - Back), calendar.LocalTime(now + Ahead), answers.Of(overlaps, calendar));
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, answer, DeskJson.Default.ImportAnswer);
    }

    /// <summary><c>DELETE /desk/busy-calendars/{source}</c>: what it blocked is free again.</summary>
    public async Task RemoveAsync(HttpContext context)
    {
        var source = (string)context.Request.RouteValues["source"]!;
        RequireSource(source);
        if (!await writer.WriteAsync(commands => commands.Closures.RemoveAll(source), context.RequestAborted))
            throw DeskRefusal.NotFound("No calendar of this name blocks anything.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task<(string? Source, string? Resource, string Text)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (DeskBody.IsCalendar(request))
        {
            var resource = request.Query["resource"].ToString();
            return (request.Query["source"], resource.Length == 0 ? null : resource, await DeskBody.TextAsync(request, BusyCalendar.MaxLength, cancellationToken));
        }

        var named = await DeskBody.JsonAsync(request, DeskJson.Default.ImportRequest, cancellationToken);
        return (named.Source, named.Resource, await ReadFileAsync(named.File, cancellationToken));
    }

    private async Task<string> ReadFileAsync(string? name, CancellationToken cancellationToken)
    {
        // A name alone: nothing outside of the folder can be read.
        if (name is null || !IsFileName().IsMatch(name))
            throw DeskRefusal.BadArgument($"'file' must be the name of an .ics file in the folder '{Folder}' of the data directory. Or send the calendar itself, with Content-Type: text/calendar and ?source=name.");
        var file = location.Directory is { } directory ? new FileInfo(Path.Combine(directory, Folder, name)) : null;
        if (file is not { Exists: true })
            throw DeskRefusal.NotFound($"There is no file of this name in the folder '{Folder}' of the data directory. Put it there first.");
        if (file.Length > BusyCalendar.MaxLength)
            throw DeskRefusal.TooLarge($"The file has more than {BusyCalendar.MaxLength / 1024 / 1024} MB. Export a shorter range of the calendar.");
        try
        {
            return await File.ReadAllTextAsync(file.FullName, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DeskRefusal.Unreadable($"The file can't be read ({e.GetType().Name}). Give the service the right to read it.");
        }
    }

    private static ImmutableArray<BusyRange> Read(string text, ClinicCalendar calendar, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return BusyCalendar.Read(text, calendar.Zone, now - Back, now + Ahead, cancellationToken);
        }
        catch (CalendarUnreadableException e)
        {
            throw DeskRefusal.Unreadable(e.Message);
        }
    }

    private static void RequireSource(string? source)
    {
        if (source is null || !IsSource().IsMatch(source) || source == ClosureEndpoints.Source)
            throw DeskRefusal.BadArgument($"'source' must name the calendar in small letters, digits and hyphens, 40 at most, such as ana-google; '{ClosureEndpoints.Source}' is taken. A second import under the name replaces the first.");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex IsSource();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.ics$")]
    private static partial Regex IsFileName();
}
