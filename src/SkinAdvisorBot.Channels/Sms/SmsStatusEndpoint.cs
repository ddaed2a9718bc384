using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Hears from Twilio how far a text has come.</summary>
internal sealed class SmsStatusEndpoint(IDeliveryReports reports, IOptOutLedger ledger, TimeProvider clock, ILogger<SmsStatusEndpoint> logger)
{
    private static readonly TimeSpan WriteLimit = TimeSpan.FromSeconds(10);

    public async Task HandleAsync(HttpContext context, TwilioForm form)
    {
        var (sid, status, code) = (form["MessageSid"], form["MessageStatus"].ToLowerInvariant(), form["ErrorCode"]);
        if (sid.Length == 0 || status.Length == 0)
            throw SmsRefusal.Malformed();
        using var limit = new CancellationTokenSource(WriteLimit, clock);
        try
        {
            if (code == OptedOutCode)
                await ledger.OptOutAsync(new ConsentChange(InboundSms.AddressOf(form["To"]).Number, clock.GetUtcNow(), "", ConsentSource.Provider, MessageId: null), limit.Token);
            if (ReportOf(status) is { } report)
                await reports.ReportAsync(SmsSender.SenderName, sid, report, report == DeliveryReport.Failed ? TwilioCodes.Failure(status, code) : null, limit.Token);
            else
                Log.StatusPassedOver(logger, sid);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw SmsRefusal.Busy();
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static string OptedOutCode { get; } = TwilioCodes.OptedOut.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <returns>Null for what comes before sending, and for a status we don't know.</returns>
    private static DeliveryReport? ReportOf(string status) => status switch
    {
        "sent" => DeliveryReport.Sent,
        "delivered" => DeliveryReport.Delivered,
        "read" => DeliveryReport.Read,
        "undelivered" or "failed" or "canceled" => DeliveryReport.Failed,
        _ => null,
    };
}
