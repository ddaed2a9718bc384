using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>Without credentials nobody can prove who they are: then only programs on this machine are served, for development.</summary>
internal sealed class LocalCallers
{
    /// <summary>What proxies add. A caller they let through is not on this machine, whatever address it comes from.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    private readonly IServer _server;
    private readonly bool _isProduction;
    private readonly bool? _configured;
    private readonly bool _isBehindProxy;

    public LocalCallers(
        IOptions<BotFrameworkOptions> options,
        IOptions<DirectLineOptions> directLine,
        IServer server,
        IHostEnvironment environment,
        ILogger<LocalCallers> logger)
    {
        (_server, _isProduction, _configured) = (server, environment.IsProduction(), options.Value.LocalCallers);
        _isBehindProxy = directLine.Value.PublicUrl is not null;
        if (options.Value.HasCredentials)
            return;
        if (_configured ?? !_isBehindProxy)
            Log.LocalOnly(logger);
        else
            Log.Closed(logger);
    }

    /// <exception cref="BotRefusal">401: not a program on this machine, or none are served.</exception>
    public void Require(HttpContext context)
    {
        if (!(_configured ?? !IsInTheOpen()))
            throw BotRefusal.Unauthorized("there is no MicrosoftAppId, so nobody can prove who they are");
        if (!IsFromThisMachine(context))
            throw BotRefusal.Unauthorized("without MicrosoftAppId only programs on the same machine are served");
        // Tools that send a token mean it to be checked, and there is nothing to check it with.
        if (context.Request.Headers.Authorization.Count > 0)
            throw BotRefusal.Unauthorized("a token came, but there is no MicrosoftAppId to check it with");
    }

    private bool IsInTheOpen() => _isBehindProxy || (_isProduction && _server.Features.Get<IServerAddressesFeature>() is { } listening
        && listening.Addresses.Any(address => !ListeningAddress.IsOnThisMachine(address)));

    /// <summary>Neither through a proxy, nor by a web page that a browser here has open.</summary>
    private static bool IsFromThisMachine(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (request.Host.Host is "localhost" or "127.0.0.1" or "[::1]")
            && !ProxyHeaders.Any(request.Headers.ContainsKey)
            && !request.Headers.ContainsKey("Origin")
            && (request.Headers["Sec-Fetch-Site"].ToString() is "" or "none");
    }
}
