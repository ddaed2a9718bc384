using System.Net;
using System.Net.Sockets;
using System.Text;
using SkinAdvisorBot.Host.Appointments;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>The addresses of a host, in the order they are tried.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>Fetches calendars that somebody named, without being led into the network of this service. Safe for many threads.</summary>
internal sealed class CalendarFetcher : IDisposable
{
    public static readonly TimeSpan ConnectsWithin = TimeSpan.FromSeconds(10);

    /// <summary>Name, connection and body together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MostHeaderKilobytes = 16;

    private readonly HostLookup _lookup;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public CalendarFetcher(HostLookup lookup, TimeProvider clock)
    {
        (_lookup, _clock) = (lookup, clock);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would connect to wherever the name leads, unchecked.
            UseProxy = false,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <param name="address">As <see cref="CalendarAddress.Read"/> allows it. One of this machine's own is connected to this machine, every other to the public internet.</param>
    /// <returns>What is there, as text; not yet known to be a calendar.</returns>
    /// <exception cref="DeskRefusal">It can't be had; the message says what to do, and nothing of the address.</exception>
    public async Task<string> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("text/calendar");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            Check(response);
            return await ReadAsync(response.Content, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw DeskRefusal.Unreachable($"The calendar did not come within {Patience.TotalSeconds} seconds. Try again later, or send the calendar itself.");
        }
        catch (HttpRequestException e) when (e.InnerException is DeskRefusal refusal)
        {
            throw refusal;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw DeskRefusal.Unreachable($"The calendar's server can't be reached or broke off ({Kind(e)}). Check the address, and that the server has a valid certificate.");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Kind(Exception e) => e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : e.GetType().Name;

    private static void Check(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
            throw DeskRefusal.Unreachable($"The address leads on to another (the server answered {status}), which is not followed. Open it in a browser and use the address it ends at.");
        if (status is 401 or 403)
            throw DeskRefusal.Unreachable($"The server wants somebody to sign in (it answered {status}). Use the calendar's secret address for sharing.");
        if (status != 200)
            throw DeskRefusal.Unreachable($"The server answered {status} in place of a calendar. Check the address, or try again later.");
        if (response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() is not ("text/calendar" or "application/octet-stream" or "text/plain"))
            throw DeskRefusal.Unreadable("What is served there is no calendar: it has to be sent as text/calendar, application/octet-stream or text/plain. Use the address of the .ics file, not of a page that shows it.");
        if (response.Content.Headers.ContentLength > BusyCalendar.MaxLength)
            throw TooLarge();
    }

    private static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var piece = new byte[16 * 1024];
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var read)
        {
            if (body.Length + read > BusyCalendar.MaxLength)
                throw TooLarge();
            body.Write(piece, 0, read);
        }

        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static DeskRefusal TooLarge() => DeskRefusal.TooLarge($"The calendar has more than {BusyCalendar.MaxLength / 1024 / 1024} MB. Share a shorter range of it.");

    /// <summary>Looks the name up itself and connects to what it checked, so that a second look can't give another answer.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ConnectsWithin, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var isHere = context.InitialRequestMessage.RequestUri!.IsLoopback;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var addresses = await AddressesAsync(context.DnsEndPoint.Host, either.Token);
            if (addresses.Length == 0)
                throw new SocketException((int)SocketError.HostNotFound);
            if (!addresses.All(address => isHere ? IPAddress.IsLoopback(address) : PublicInternet.Has(address)))
                throw DeskRefusal.BadArgument("'url' leads to a private address, which is not fetched from. Use the calendar's public address, or send the calendar itself.");
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, either.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw DeskRefusal.Unreachable($"The calendar's server took no connection within {ConnectsWithin.TotalSeconds} seconds. Check the address, or try again later.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await _lookup(host, cancellationToken);
}
