using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Reads what Twilio answers to a message. Its words may hold the number, so only codes are kept.</summary>
internal static class TwilioAnswer
{
    /// <summary>Wait when the account is refused: a person has to act, and messages should go out soon after.</summary>
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(10);

    public static SendOutcome Read(HttpStatusCode status, RetryConditionHeaderValue? retryAfter, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var (sid, code) = Fields(body);
        var named = code is { } number ? $"Twilio answered {(int)status}, code {number}. {TwilioCodes.Explain(number)}".TrimEnd() : $"Twilio answered {(int)status}.";
        if ((int)status is >= 200 and < 300)
            return sid is null ? new SendOutcome.Unsure($"{named} It gave no id.") : new SendOutcome.Accepted(sid);
        return (status, code) switch
        {
            (HttpStatusCode.TooManyRequests, _) or (_, TwilioCodes.TooManyRequests) or (HttpStatusCode.ServiceUnavailable, _) => new SendOutcome.Later(named, WaitOf(retryAfter, now)),
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => new SendOutcome.Later($"{named} Check Twilio:AccountSid and Twilio:AuthToken.", UntilRepaired),
            (_, TwilioCodes.OptedOut) => new SendOutcome.Refused(named, IsOptOut: true),
            // A message that a failing server had in its hands may still go out.
            (HttpStatusCode.RequestTimeout, _) or (>= HttpStatusCode.InternalServerError, _) => new SendOutcome.Unsure(named),
            _ => new SendOutcome.Refused(named, IsGone: TwilioCodes.IsGone(code ?? 0)),
        };
    }

    private static (string? Sid, int? Code) Fields(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return default;
            using (document)
            {
                var root = document.RootElement;
                if (root.ValueKind != JsonValueKind.Object)
                    return default;
                var sid = root.TryGetProperty("sid", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
                var code = root.TryGetProperty("code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : (int?)null;
                return (string.IsNullOrEmpty(sid) ? null : sid, code);
            }
        }
        catch (JsonException)
        {
            // A page of some proxy on the way; the status alone decides.
            return default;
        }
    }

    private static TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter, DateTimeOffset now) => retryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > now => date - now,
        _ => null,
    };
}
