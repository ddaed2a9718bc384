using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Secret addresses under which staff subscribe to their visits. Calendar programs send no key, so the address is one.</summary>
internal sealed class FeedEndpoints(
    TurnWriter writer, DeskReader reader, PublicAddress address, AddressLimits limits, CurrentPlaybook content, TimeProvider clock, ILogger<FeedEndpoints> logger)
{
    private const int SecretBytes = 16;

    /// <summary>Longest text that is looked up as a secret.</summary>
    private const int LongestSecret = 64;

    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(366);

    /// <summary><c>GET /desk/feeds</c>: without their secrets, which nobody knows any more.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var feeds = await reader.FeedsAsync(context.RequestAborted);
        await DeskGate.AnswerAsync(context, StatusCodes.Status200OK, new FeedsAnswer([.. feeds.Select(feed => new FeedAnswer(feed.PublicId, feed.Provider, feed.CreatedAt))]), DeskJson.Default.FeedsAnswer);
    }

    /// <summary><c>POST /desk/feeds</c>: all visits, or those of one provider.</summary>
    public async Task AddAsync(HttpContext context)
    {
        var request = await DeskBody.JsonAsync(context.Request, DeskJson.Default.FeedRequest, context.RequestAborted);
        var calendar = content().Clinic.Calendar ?? throw DeskRefusal.NoCalendar();
        if (request.Provider is { } provider && calendar.FindProvider(provider) is null)
            throw DeskRefusal.BadArgument($"'provider' is none of the clinic's. {(Spelling.Nearest(provider, calendar.Providers.Select(known => known.Id)) is { } near ? $"Did you mean '{near}'?" : "Write an id of dialogs/clinic.yaml, or leave it out for all.")}");
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(6));
        await writer.WriteAsync(commands => commands.Feeds.Add(id, HashOf(secret), request.Provider, clock.GetUtcNow()), context.RequestAborted);
        Log.FeedChanged(logger, id, "made");
        var made = new FeedMade(id, request.Provider, $"{address.Base(context.Request)}/desk/feeds/{secret}.ics");
        await DeskGate.AnswerAsync(context, StatusCodes.Status201Created, made, DeskJson.Default.FeedMade);
    }

    /// <summary><c>DELETE /desk/feeds/{id}</c>: its address leads nowhere from now on.</summary>
    public async Task RemoveAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (!await writer.WriteAsync(commands => commands.Feeds.Remove(id), context.RequestAborted))
            throw DeskRefusal.NotFound("There is no feed of this id, or it was revoked before.");
        Log.FeedChanged(logger, id, "revoked");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary><c>GET /desk/feeds/{secret}.ics</c>, without a key.</summary>
    public async Task GetAsync(HttpContext context)
    {
        limits.TakeFile(context.Connection.RemoteIpAddress);
        var secret = (string)context.Request.RouteValues["secret"]!;
        var feed = secret.Length > LongestSecret ? null : await reader.FindFeedAsync(HashOf(secret), context.RequestAborted);
        if (feed is null)
            throw DeskRefusal.NotFound("This feed does not exist or was revoked. Ask the front desk for a new address.");
        var (now, clinic) = (clock.GetUtcNow(), content().Clinic);
        var appointments = await reader.AppointmentsAsync(now - Back, now + Ahead, now, context.RequestAborted);
        var name = feed.Provider is { } provider ? $"{clinic.Name}: {clinic.Calendar?.FindProvider(provider)?.Name ?? provider}" : $"{clinic.Name}: visits";
        await CalendarFile.WriteAsync(context, DeskFeed.Of(appointments.Where(visit => feed.Provider is null || visit.Slot.Provider == feed.Provider), name, clinic, now), "visits.ics");
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
