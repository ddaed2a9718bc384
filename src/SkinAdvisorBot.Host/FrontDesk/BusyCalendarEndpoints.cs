using System.Text.RegularExpressions;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.FrontDesk;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Takes in calendars kept elsewhere, so that nobody is booked over them.</summary>
internal sealed partial class BusyCalendarEndpoints(
    DeskGate gate,
    TurnWriter writer,
    DeskReader reader,
    ClosureEndpoints closures,
    CalendarFetcher fetcher,
    DeskAnswers answers,
    CurrentPlaybook content,
    StorageLocation location,
    TimeProvider clock,
    ILogger<BusyCalendarEndpoints> logger)
{
    /// <summary>Folder of the data directory that files are read from.</summary>
    public const string Folder = "calendars";

    /// <summary><c>GET /desk/busy-calendars</c>: imported calendars with what they block and, where they are read again, how that went.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var sources = await reader.BusySourcesAsync(ClosureEndpoints.Source, context.RequestAborted);
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, new BusyCalendarsAnswer([.. sources.Select(DeskAnswers.Of)]), DeskJson.Default.BusyCalendarsAnswer);
    }

    /// <summary><c>POST /desk/busy-calendars</c>: a calendar as the body, named by <c>?source=&amp;resource=</c>, or JSON that names a file or an address.</summary>
    public async Task ImportAsync(HttpContext context)
    {
        var calendar = content().Clinic.Calendar ?? throw DeskRefusal.NoCalendar();
        var (named, body) = await ReadAsync(context.Request, context.RequestAborted);
        RequireSource(named.Source);
        ClosureEndpoints.RequireResource(calendar, named.Resource);
        var address = AddressOf(named, gate.IsLocal(context));
        var text = body ?? (address is null ? await ReadFileAsync(named.File, context.RequestAborted) : await fetcher.FetchAsync(address, context.RequestAborted));
        var (now, source) = (clock.GetUtcNow(), named.Source!);
        var taken = BusyImport.Read(text, source, named.Resource, calendar, now, context.RequestAborted);
        var feed = named.EveryMinutes is { } minutes ? new BusyFeed(source, named.Resource, address!.AbsoluteUri, TimeSpan.FromMinutes(minutes), now) : null;
        await writer.ReplaceClosuresAsync(source, taken, feed, context.RequestAborted);
        var overlaps = await closures.OverlapsAsync(taken, context.RequestAborted);
        Log.Imported(logger, source, taken.Length, named.Resource ?? "the whole clinic", overlaps.Length);
        var answer = new ImportAnswer(source, named.Resource, taken.Length, calendar.LocalTime(now - BusyImport.Back), calendar.LocalTime(now + BusyImport.Ahead), answers.Of(overlaps, calendar));
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, answer, DeskJson.Default.ImportAnswer);
    }

    /// <summary><c>DELETE /desk/busy-calendars/{source}</c>: what it blocked is free again, and it is read no more.</summary>
    public async Task RemoveAsync(HttpContext context)
    {
        var source = (string)context.Request.RouteValues["source"]!;
        RequireSource(source);
        if (!await writer.WriteAsync(commands => commands.BusyFeeds.Remove(source) | commands.Closures.RemoveAll(source), context.RequestAborted))
            throw DeskRefusal.NotFound("No calendar of this name blocks anything, and none is read again.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<(ImportRequest Named, string? Body)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!DeskBody.IsCalendar(request))
            return (await DeskBody.JsonAsync(request, DeskJson.Default.ImportRequest, cancellationToken), null);
        var resource = request.Query["resource"].ToString();
        var named = new ImportRequest { Source = request.Query["source"], Resource = resource.Length == 0 ? null : resource };
        return (named, await DeskBody.TextAsync(request, BusyCalendar.MaxLength, cancellationToken));
    }

    /// <returns>Null where none is named.</returns>
    private static Uri? AddressOf(ImportRequest named, bool isLocal)
    {
        if (named is { Url: not null, File: not null })
            throw DeskRefusal.BadArgument("Name a 'file' or a 'url', not both.");
        if (named is { Url: null, EveryMinutes: not null })
            throw DeskRefusal.BadArgument("'every_minutes' needs a 'url' to read again.");
        if (named.EveryMinutes is < 15 or > 1440)
            throw DeskRefusal.BadArgument("'every_minutes' must lie between 15 and 1440, which is a day.");
        return named.Url is { } url ? CalendarAddress.Read(url, isLocal) : null;
    }

    private async Task<string> ReadFileAsync(string? name, CancellationToken cancellationToken)
    {
        // A name alone: nothing outside of the folder can be read.
        if (name is null || !IsFileName().IsMatch(name))
            throw DeskRefusal.BadArgument($"'file' must be the name of an .ics file in the folder '{Folder}' of the data directory. Or name a 'url', or send the calendar itself, with Content-Type: text/calendar and ?source=name.");
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
