using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>What every endpoint of the front desk has around it: who may come in, and a body in JSON for whatever goes wrong.</summary>
internal sealed class DeskGate
{
    private const string Scheme = "Bearer ";

    /// <summary>What proxies add. A caller they let through is not on this machine, whatever address it comes from.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    private readonly SecretList _keys;
    private readonly bool _isBehindProxy;
    private readonly ILogger<DeskGate> _logger;

    public DeskGate(IOptions<DeskOptions> options, IOptions<DirectLineOptions> directLine, ILogger<DeskGate> logger)
    {
        _keys = new SecretList(options.Value.ApiKeys);
        _isBehindProxy = directLine.Value.PublicUrl is not null;
        _logger = logger;
        if (_keys.IsEmpty && _isBehindProxy)
            Log.DeskClosed(logger);
        else if (_keys.IsEmpty)
            Log.DeskLocalOnly(logger);
    }

    /// <summary>For callers with a key, or where none is set from this machine.</summary>
    public RequestDelegate Guard(RequestDelegate endpoint) => Answer(context =>
    {
        Admit(context);
        return endpoint(context);
    });

    /// <summary>For everybody; the endpoint sees to it that nobody learns what is not theirs.</summary>
    public RequestDelegate Answer(RequestDelegate endpoint) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await endpoint(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(_logger, context.Request.Method, context.Connection.Id);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, RefusalFor(context, e));
        }
    };

    /// <summary>Whether the caller is a program on this machine: neither beyond a proxy, nor a web page that a browser here has open.</summary>
    public bool IsLocal(HttpContext context) => !_isBehindProxy && IsFromThisMachine(context);

    /// <summary>Writes a body in one piece.</summary>
    public static async Task AnswerAsync<T>(HttpContext context, int status, T answer, JsonTypeInfo<T> shape)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(answer, shape);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private void Admit(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (_keys.IsEmpty)
        {
            if (!IsLocal(context))
                throw DeskRefusal.Forbidden("Without a key only programs on the same machine are let in. Set Desk:ApiKeys:0 to 32 random characters or more, and send it as: Authorization: Bearer …");
            return;
        }

        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw DeskRefusal.Unauthorized("Send the key of Desk:ApiKeys in the header: Authorization: Bearer …");
        if (!_keys.Contains(header[Scheme.Length..].Trim()))
            throw DeskRefusal.Unauthorized("The key is not valid. It has to be one of Desk:ApiKeys.");
    }

    private static bool IsFromThisMachine(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            && !ProxyHeaders.Any(request.Headers.ContainsKey)
            && !request.Headers.ContainsKey("Origin")
            && request.Headers["Sec-Fetch-Site"].ToString() is "" or "none";
    }

    private DeskRefusal RefusalFor(HttpContext context, Exception e)
    {
        switch (e)
        {
            case DeskRefusal refusal:
                return refusal;
            case TurnRefusedException:
                return DeskRefusal.Stopping();
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return DeskRefusal.TooLarge("The body is too large.");
            case BadHttpRequestException:
                return DeskRefusal.BadArgument("The request is not valid HTTP or ended early.");
            default:
                Log.RequestFailed(_logger, context.Request.Method, context.Connection.Id, e);
                return DeskRefusal.Internal();
        }
    }

    private static async Task RefuseAsync(HttpContext context, DeskRefusal refusal)
    {
        refusal.WriteTo(context.Response.Headers);
        await AnswerAsync(context, refusal.Status, new ErrorAnswer(new ErrorWords(refusal.Code, refusal.Message)), DeskJson.Default.ErrorAnswer);
    }
}
