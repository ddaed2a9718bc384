using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SkinAdvisorBot.Channels.Sms;

public static class SmsEndpoints
{
    /// <summary>Where Twilio brings messages: set it as the webhook of the number, and as its fallback.</summary>
    public const string Path = "/api/sms";

    /// <summary>Where Twilio says what became of a text; we name it with every text.</summary>
    public const string StatusPath = "/api/sms/status";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    /// <summary>Serves Twilio's webhooks. Needs <see cref="IInbox"/>, <see cref="ITranscript"/>, <see cref="IDeliveryReports"/>, <see cref="IOptOutLedger"/> and <see cref="ISmsWords"/>.</summary>
    /// <exception cref="DirectLine.SigningKeyException">The key that makes ids cannot be read or made.</exception>
    public static IEndpointRouteBuilder MapSms(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var gate = services.GetRequiredService<SmsGate>();
        endpoints.MapMethods(Path, Methods, gate.Guard(services.GetRequiredService<SmsWebhook>().HandleAsync));
        endpoints.MapPost(StatusPath, gate.Guard(services.GetRequiredService<SmsStatusEndpoint>().HandleAsync));
        return endpoints;
    }
}
