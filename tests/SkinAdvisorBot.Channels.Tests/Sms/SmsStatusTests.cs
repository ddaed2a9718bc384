using System.Net;
using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SmsStatusTests
{
    private const string Sid = "SM00000000000000000000000000000042";

    [Theory]
    [InlineData("sent", null, DeliveryReport.Sent, null)]
    [InlineData("delivered", null, DeliveryReport.Delivered, null)]
    [InlineData("read", null, DeliveryReport.Read, null)]
    [InlineData("undelivered", "30003", DeliveryReport.Failed, "Twilio says undelivered, code 30003. The phone was off or out of reach.")]
    [InlineData("failed", "30007", DeliveryReport.Failed, "Twilio says failed, code 30007. The carrier took the text for spam: look at its words.")]
    [InlineData("failed", "30999", DeliveryReport.Failed, "Twilio says failed, code 30999. It was not delivered.")]
    [InlineData("failed", "63016", DeliveryReport.Failed, "Twilio says failed, code 63016. More than 24 hours after the person's last message, WhatsApp takes approved templates only.")]
    [InlineData("canceled", null, DeliveryReport.Failed, "Twilio says canceled.")]
    public async Task News_of_a_text_are_passed_on(string status, string? code, DeliveryReport report, string? reason)
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, status, code)).Status);

        Assert.Equal(("sms", Sid, report, reason), server.Reports.All.Single());
    }

    [Theory]
    [InlineData("queued")]
    [InlineData("sending")]
    [InlineData("teleported")]
    public async Task Stages_before_sending_and_unknown_ones_say_nothing(string status)
    {
        await using var server = await SmsServer.StartAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(server, status, code: null)).Status);

        Assert.Empty(server.Reports.All);
    }

    [Fact]
    public async Task Somebody_who_said_stop_to_Twilio_is_written_down()
    {
        await using var server = await SmsServer.StartAsync();

        await PostAsync(server, "failed", "21610");

        Assert.Equal((SmsServer.Person, ConsentSource.Provider), (server.Ledger.Entries.Single().Change.Number, server.Ledger.Entries.Single().Change.By));
    }

    [Fact]
    public async Task Unsigned_news_are_refused()
    {
        await using var server = await SmsServer.StartAsync();

        var answer = await server.SendAsync(HttpMethod.Post, SmsEndpoints.StatusPath, SmsServer.FormOf([("MessageSid", Sid), ("MessageStatus", "delivered")]), signature: null);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Empty(server.Reports.All);
    }

    private static Task<TwimlAnswer> PostAsync(SmsServer server, string status, string? code)
    {
        (string, string)[] usual = [("MessageSid", Sid), ("MessageStatus", status), ("AccountSid", TwilioForTest.AccountSid), ("To", SmsServer.Person), ("From", SmsServer.Clinic)];
        return server.PostAsync(code is null ? usual : [.. usual, ("ErrorCode", code)], SmsEndpoints.StatusPath);
    }
}
