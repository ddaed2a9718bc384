using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Sends texts by Twilio's REST interface. It has no key against doubles, so a lost answer is never answered by a second try.</summary>
/// <param name="http">Its base address is Twilio's; it sets no time limit of its own.</param>
public sealed class TwilioSmsGateway(HttpClient http, IOptions<TwilioOptions> options, TimeProvider clock, ILogger<TwilioSmsGateway> logger) : ISmsGateway
{
    /// <summary>Where the base address points in service.</summary>
    public static readonly Uri Address = new("https://api.twilio.com/");

    /// <summary>Longest wait for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TwilioOptions _account = options.Value;
    private readonly string? _statusCallback = CallbackOf(options.Value);

    public async Task<SendOutcome> SendAsync(OutgoingSms sms, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(sms.To);
        ArgumentException.ThrowIfNullOrEmpty(sms.Text);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = Request(sms);
            using var response = await http.SendAsync(request, either.Token);
            var outcome = TwilioAnswer.Read(response.StatusCode, response.Headers.RetryAfter, await response.Content.ReadAsByteArrayAsync(either.Token), clock.GetUtcNow());
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                Log.AccountRefused(logger, (int)response.StatusCode);
            return outcome;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Unsure($"Twilio did not answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e) when (IsBeforeSending(e.HttpRequestError))
        {
            return new SendOutcome.Later($"Twilio can't be reached ({e.HttpRequestError}).");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new SendOutcome.Unsure("The connection to Twilio broke before the answer.");
        }
    }

    /// <summary>Failures of the way there: nothing of the message has left us.</summary>
    private static bool IsBeforeSending(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private HttpRequestMessage Request(OutgoingSms sms)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"2010-04-01/Accounts/{_account.AccountSid}/Messages.json") { Content = new FormUrlEncodedContent(Form(sms)) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_account.AccountSid}:{_account.AuthToken}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    private IEnumerable<KeyValuePair<string, string?>> Form(OutgoingSms sms)
    {
        yield return new("To", sms.To);
        yield return sms.From is { } from ? new("From", from) : new(_account.IsMessagingService ? "MessagingServiceSid" : "From", _account.From);
        yield return new("Body", sms.Text);
        // Curly quotes and dashes would more than double the number of segments.
        yield return new("SmartEncoded", "true");
        if (_statusCallback is { } callback)
            yield return new("StatusCallback", callback);
    }

    // Twilio calls back by https alone, and to no name with an underscore.
    private static string? CallbackOf(TwilioOptions account) =>
        account.PublicUrl is { } url && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && !address.Host.Contains('_', StringComparison.Ordinal)
            ? WebhookUrl.Below(url, SmsEndpoints.StatusPath)
            : null;
}
