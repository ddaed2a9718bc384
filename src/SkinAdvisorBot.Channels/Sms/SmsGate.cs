using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What every endpoint for Twilio has around it: nothing is believed before its signature is checked, and every refusal has an empty body.</summary>
internal sealed class SmsGate
{
    /// <summary>Largest body that is read, in bytes: 1,600 characters, each three bytes of three characters, and ample room for the rest.</summary>
    public const int MaxBytes = 64 * 1024;

    private const string SignatureHeader = "X-Twilio-Signature";

    /// <summary>What proxies add. A caller they let through is not on this machine, whatever address it comes from.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    private readonly TwilioOptions _account;
    private readonly string[] _tokens;
    private readonly ILogger<SmsGate> _logger;

    public SmsGate(IOptions<TwilioOptions> account, ILogger<SmsGate> logger)
    {
        (_account, _logger) = (account.Value, logger);
        _tokens = [.. new[] { _account.AuthToken, _account.SecondaryAuthToken }.OfType<string>().Where(token => token.Length > 0)];
        if (!_account.IsAnySet)
            Log.LocalOnly(logger);
    }

    public RequestDelegate Guard(Func<HttpContext, TwilioForm, Task> endpoint) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await endpoint(context, await ReadAsync(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerLeft(_logger, context.Connection.Id);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var refusal = RefusalFor(context, e);
            refusal.WriteTo(context.Response.Headers);
            context.Response.StatusCode = refusal.Status;
            context.Response.ContentLength = 0;
        }
    };

    private async Task<TwilioForm> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        var isGet = HttpMethods.IsGet(request.Method);
        if (!isGet && !IsForm(request))
            throw SmsRefusal.WrongType();
        var form = isGet ? TwilioForm.Read(request.QueryString.Value ?? "") : TwilioForm.Read(await BodyAsync(request, context.RequestAborted));
        if (_account.IsAnySet)
            RequireSignature(context, isGet ? [] : form.Parameters, form);
        else if (!IsFromThisMachine(context))
            throw SmsRefusal.NotLocal();
        return form;
    }

    private void RequireSignature(HttpContext context, IReadOnlyList<(string Name, string Value)> signed, TwilioForm form)
    {
        var header = context.Request.Headers[SignatureHeader];
        if (_account.PublicUrl is not { } url || header is not [{ Length: > 0 } signature]
            || !TwilioSignature.IsValid(signature, _tokens, WebhookUrl.FormsOf(url, TargetOf(context)), signed))
            throw SmsRefusal.Unsigned();
        if (form["AccountSid"] != _account.AccountSid)
            throw SmsRefusal.OtherAccount();
    }

    // What stands in the request, and not what routing made of it: a slash or a capital more is another signature.
    private static string TargetOf(HttpContext context) =>
        context.Features.Get<IHttpRequestFeature>()?.RawTarget is ['/', ..] raw ? raw : context.Request.Path + context.Request.QueryString.Value;

    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && string.Equals(type.MediaType, "application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && type.CharSet?.Trim('"').ToUpperInvariant() is null or "" or "UTF-8";

    private static async Task<byte[]> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
            throw SmsRefusal.TooLarge();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBytes)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw SmsRefusal.TooLarge();
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Neither through a proxy, nor by a web page that a browser here has open.</summary>
    private static bool IsFromThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey)
        && !context.Request.Headers.ContainsKey("Origin")
        && context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "none";

    private SmsRefusal RefusalFor(HttpContext context, Exception e)
    {
        var refusal = e switch
        {
            SmsRefusal known => known,
            BadHttpRequestException bad => SmsRefusal.Of(bad),
            _ => SmsRefusal.Internal(),
        };
        if (refusal.Status == StatusCodes.Status500InternalServerError)
            Log.Failed(_logger, context.Connection.Id, e);
        else
            Log.Refused(_logger, refusal.Status, refusal.Message);
        return refusal;
    }
}
