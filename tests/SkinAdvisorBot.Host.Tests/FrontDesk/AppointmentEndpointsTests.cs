using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class AppointmentEndpointsTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task The_desk_sees_who_comes_when_to_whom_and_what_was_sent()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        var consent = new TextConsent(desk.Now, "May we?", "Yes");
        var visit = RunningDesk.Visit("A") with { Contact = new Contact("Kim Lee 😀", RunningDesk.Phone, RunningDesk.Email, consent), Notes = ["R12", "examined:R03"] };
        await desk.ChangeAsync(new BookingChange.Book(visit, [new Notice("reminder_days", desk.Now.AddDays(1), "A", RunningDesk.Phone, null)]));
        await desk.ChangeAsync(new BookingChange.Remark("A", "running late", desk.Now));

        var answer = await desk.GetAsync("/desk/appointments");

        Assert.Equal("2026-12-01T00:00:00-05:00", answer.Json["from"]!.GetValue<string>());
        Assert.Equal("2026-12-15T00:00:00-05:00", answer.Json["to"]!.GetValue<string>());
        var entry = Assert.Single(answer.List("appointments"))!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse(
                $$"""
                {"id":"A","status":"booked","start":"2026-12-04T15:00:00-05:00","end":"2026-12-04T15:30:00-05:00","visit":"skin-consultation","visitName":"skin consultation",
                 "provider":"demo-clinician-a","providerName":"Demo Clinician A","room":"demo-room-1","devices":[],"name":"Kim Lee 😀","phone":"{{RunningDesk.Phone}}","email":"{{RunningDesk.Email}}",
                 "mayText":true,"notices":[{"kind":"reminder_days","to":"{{RunningDesk.Phone}}","due":"2026-12-02T15:00:00+00:00","state":"planned","attempts":0,"appointment":"A"}]}
                """),
            Without(entry, "notes")), entry.ToJsonString());
        Assert.Equal(["R12", "examined:R03"], entry["notes"]!.AsArray().Take(2).Select(note => note!.GetValue<string>()));
        Assert.Contains("running late", entry["notes"]!.AsArray()[2]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_are_seen_until_they_lapse_and_cancelled_visits_as_cancelled()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Hold(RunningDesk.Visit("H") with { Status = AppointmentStatus.Held, HeldUntil = desk.Now.AddMinutes(10), Contact = null }));
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("C", hour: 16), []), new BookingChange.Cancel("C", 0));

        var before = await desk.GetAsync("/desk/appointments");
        desk.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = await desk.GetAsync("/desk/appointments");

        Assert.Equal(["held", "cancelled"], before.List("appointments").Select(entry => entry!["status"]!.GetValue<string>()));
        Assert.Equal(["cancelled"], after.List("appointments").Select(entry => entry!["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("?from=2026-12-04&to=2026-12-04", true)]
    [InlineData("?from=2026-12-05&to=2026-12-06", false)]
    [InlineData("?from=2026-12-04T15:29&to=2026-12-04T16:00", true)] // under way
    [InlineData("?from=2026-12-04T15:30&to=2026-12-04T16:00", false)]
    [InlineData("?from=2026-12-04T10:00&to=2026-12-04T15:00", false)]
    [InlineData("?from=2026-12-04T21:00:00%2B01:00&to=2026-12-04T22:00:00%2B01:00", true)]
    [InlineData("?from=2026-12-04T21:00:00+01:00&to=2026-12-04T22:00:00+01:00", true)] // a plus that was not encoded
    public async Task A_range_is_days_the_clinics_time_or_moments(string query, bool isSeen)
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A"), []));

        Assert.Equal(isSeen ? 1 : 0, (await desk.GetAsync($"/desk/appointments{query}")).List("appointments").Count);
    }

    [Theory]
    [InlineData("?from=tomorrow", "'from' is no day or time. Write a day like 2026-12-24")]
    [InlineData("?from=2026-02-30", "'from' is no day or time")]
    [InlineData("?from=0001-01-01", "'from' is no day or time")]
    [InlineData("?from=9999-12-31", "'from' is no day or time")]
    [InlineData("?to=", "'to' is missing")]
    [InlineData("?from=2026-12-05&to=2026-12-03", "'to' must be later than 'from', and at most 366 days later.")]
    [InlineData("?from=2026-12-05&to=2028-12-03", "'to' must be later than 'from'")]
    public async Task A_range_that_is_none_is_refused_with_a_remedy(string query, string remedy)
    {
        await using var desk = await DeskServer.StartAsync(_data);

        var answer = await desk.GetAsync($"/desk/appointments{query}");

        Assert.Equal((HttpStatusCode.BadRequest, "BadArgument"), (answer.Status, answer.Json["error"]!["code"]!.GetValue<string>()));
        Assert.Contains(remedy, answer.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_sent_is_listed_with_its_reason()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Send(new Notice("notice_code", desk.Now, null, RunningDesk.Phone, "123456")));
        desk.Data.Query("UPDATE notice SET state = 'Unsure', last_error = 'Twilio did not answer within 30 seconds.', attempts = 1");

        var answer = await desk.GetAsync("/desk/notices");

        var notice = Assert.Single(answer.List("notices"))!;
        Assert.Equal(("unsure", "Twilio did not answer within 30 seconds.", RunningDesk.Phone), (notice["state"]!.GetValue<string>(), notice["reason"]!.GetValue<string>(), notice["to"]!.GetValue<string>()));
        Assert.DoesNotContain("123456", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_who_could_not_be_reached_and_why_and_neither_words_nor_address()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        var opened = await desk.Writer.OpenAsync(
            new("c", ChannelKind.Sms, "", Locale: null, desk.Now, WelcomeCount: 1, "{}"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray())
            {
                Address = new ReplyAddress("sms", """{"to":"+12125550142"}"""),
                Delivery = ReplyDelivery.Pushed,
            },
            TestContext.Current.CancellationToken);
        var outbox = desk.Outbox;
        await outbox.GiveUpAddressAsync(outbox.Next(opened.Key!.Value)!, """{"to":"+12125550142"}""", "Twilio answered 400, code 21610.", desk.Now, TestContext.Current.CancellationToken);

        var answer = await desk.GetAsync("/desk/undelivered");

        var message = Assert.Single(answer.List("messages"))!;
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""{"conversation":"c","channel":"sms","entry":1,"state":"failed","attempts":0,"reason":"Twilio answered 400, code 21610.","at":"2026-12-01T15:00:00+00:00","unreachable":true}"""),
            message), message.ToJsonString());
    }

    public void Dispose() => _data.Dispose();

    private static JsonObject Without(JsonNode node, string name)
    {
        var copy = node.DeepClone().AsObject();
        copy.Remove(name);
        return copy;
    }
}
