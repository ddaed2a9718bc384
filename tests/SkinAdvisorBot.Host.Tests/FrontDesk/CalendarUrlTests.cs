using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

/// <summary>A calendar is taken in from where it is served.</summary>
public sealed class CalendarUrlTests : IDisposable
{
    private static readonly string Calendar = IcsText.Of(
        IcsText.Event("1", "DTSTART:20261204T190000Z", "DTEND:20261204T220000Z"),
        IcsText.Event("2", "DTSTART:20261207T150000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"));

    private readonly DataDirectory _data = new();

    [Theory]
    [InlineData("text/calendar; charset=utf-8")]
    [InlineData("application/octet-stream")]
    [InlineData("text/plain")]
    public async Task A_calendar_is_fetched_and_blocks_its_times(string type)
    {
        await using var server = await CalendarServer.StartAsync();
        server.Serves(Calendar, type);
        await using var desk = await DeskServer.StartAsync(_data);

        var answer = await ImportAsync(desk, server.Url);

        Assert.Equal((HttpStatusCode.OK, "ana", 4), (answer.Status, answer.Json["source"]!.GetValue<string>(), answer.Json["times"]!.GetValue<int>()));
        await Assert.ThrowsAsync<BookingConflictException>(() => desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("B", hour: 14), [])));
    }

    [Theory]
    [InlineData(302, "leads on to another")]
    [InlineData(307, "leads on to another")]
    [InlineData(403, "sign in")]
    [InlineData(404, "The server answered 404")]
    [InlineData(500, "The server answered 500")]
    public async Task Whatever_is_no_calendar_at_once_is_refused_with_a_remedy(int status, string remedy)
    {
        await using var server = await CalendarServer.StartAsync();
        server.Refuses(status);
        await using var desk = await DeskServer.StartAsync(_data);

        var answer = await ImportAsync(desk, server.Url);

        Assert.Equal((HttpStatusCode.BadGateway, 1), (answer.Status, server.Requests));
        Assert.Contains(remedy, answer.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(CalendarServer.Secret, answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData(null)]
    public async Task Another_type_is_refused_and_the_calendar_taken_before_stays(string? type)
    {
        await using var server = await CalendarServer.StartAsync(Calendar);
        await using var desk = await DeskServer.StartAsync(_data);
        await ImportAsync(desk, server.Url);
        server.Serves(Calendar, type);

        var answer = await ImportAsync(desk, server.Url);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([4L], _data.Query("SELECT count(*) FROM closure").Single());
    }

    [Fact]
    public async Task Half_a_calendar_is_refused_and_the_one_taken_before_stays()
    {
        await using var server = await CalendarServer.StartAsync(Calendar);
        await using var desk = await DeskServer.StartAsync(_data);
        await ImportAsync(desk, server.Url);
        server.Serves(Calendar[..^20]);

        var answer = await ImportAsync(desk, server.Url);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal([4L], _data.Query("SELECT count(*) FROM closure").Single());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_5_MB_are_refused_whether_announced_or_not(bool isAnnounced)
    {
        await using var server = await CalendarServer.StartAsync();
        server.Answer = async context =>
        {
            context.Response.ContentType = "text/calendar";
            context.Response.ContentLength = isAnnounced ? BusyCalendar.MaxLength + 1 : null;
            await context.Response.Body.WriteAsync(new byte[BusyCalendar.MaxLength + 1], context.RequestAborted);
        };
        await using var desk = await DeskServer.StartAsync(_data);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ImportAsync(desk, server.Url)).Status);
    }

    [Fact]
    public async Task A_server_that_falls_silent_is_given_up_after_30_seconds()
    {
        await using var server = await CalendarServer.StartAsync();
        server.FallsSilent();
        await using var desk = await DeskServer.StartAsync(_data);

        var importing = ImportAsync(desk, server.Url);
        await server.Asked.WaitAsync(TestContext.Current.CancellationToken);
        desk.Clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        var isEarly = importing.IsCompleted;
        desk.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.False(isEarly);
        Assert.Contains("within 30 seconds", (await importing).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_found_within_10_seconds_is_given_up()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var desk = await DeskServer.StartAsync(_data, async (_, cancellationToken) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        });

        var importing = ImportAsync(desk, "https://calendar.example/ana.ics");
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        desk.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("within 10 seconds", (await importing).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("64:ff9b::a01:203")]
    [InlineData("2002:a01:203::1")]
    public async Task A_private_address_is_never_connected_to_by_number_or_by_name(string address)
    {
        await using var server = await CalendarServer.StartAsync(Calendar);
        await using var desk = await DeskServer.StartAsync(_data, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse(address)]));
        var port = new Uri(server.Url).Port;

        var byName = await ImportAsync(desk, $"https://calendar.example:{port}/ana.ics?key={CalendarServer.Secret}");
        var number = IPAddress.Parse(address);
        var byNumber = IPAddress.IsLoopback(number) ? byName : await ImportAsync(desk, $"https://{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}:{port}/");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, 0), (byName.Status, byNumber.Status, server.Requests));
        Assert.Contains("private address", byName.Remedy, StringComparison.Ordinal);
        Assert.Contains("private address", byNumber.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(CalendarServer.Secret, byName.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_localhost_leads_nowhere_but_to_this_machine()
    {
        await using var desk = await DeskServer.StartAsync(_data, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.1.2.3")]));

        Assert.Equal(HttpStatusCode.BadRequest, (await ImportAsync(desk, "http://localhost:9/ana.ics")).Status);
    }

    [Fact]
    public async Task Only_programs_on_this_machine_may_name_one_that_serves_on_it()
    {
        await using var server = await CalendarServer.StartAsync(Calendar);
        await using var desk = await DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", DeskServer.Key));
        var body = new JsonObject { ["source"] = "ana", ["url"] = server.Url }.ToJsonString();

        async Task<DeskAnswer> PostAsync(params (string Name, string Value)[] headers) => await desk.SendAsync(
            HttpMethod.Post, "/desk/busy-calendars", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), [("Authorization", $"Bearer {DeskServer.Key}"), .. headers]);

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(("Test-Address", "192.0.2.7"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(("X-Forwarded-For", "192.0.2.7"))).Status);
        Assert.Equal(0, server.Requests);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync()).Status);
    }

    [Theory]
    [InlineData("http://calendar.example/ana.ics", "https://")]
    [InlineData("webcal://calendar.example/ana.ics", "https://")]
    [InlineData("file:///etc/passwd", "https://")]
    [InlineData("ana.ics", "whole address")]
    [InlineData("", "whole address")]
    [InlineData("https://ana:secret@calendar.example/", "no password")]
    public async Task An_address_of_another_kind_is_refused_with_a_remedy(string url, string remedy)
    {
        await using var desk = await DeskServer.StartAsync(_data, (_, _) => throw new InvalidOperationException("Nothing may be looked up."));

        var answer = await ImportAsync(desk, url);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("passwd", answer.Body, StringComparison.Ordinal);
        Assert.True(answer.Remedy.Contains(remedy, StringComparison.Ordinal) || url.StartsWith("file", StringComparison.Ordinal), answer.Remedy);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_apart()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        string url;
        await using (var server = await CalendarServer.StartAsync())
            url = server.Url;

        var answer = await ImportAsync(desk, url);

        Assert.Equal((HttpStatusCode.BadGateway, "CalendarUnreachable"), (answer.Status, answer.Json["error"]!["code"]!.GetValue<string>()));
    }

    public void Dispose() => _data.Dispose();

    private static Task<DeskAnswer> ImportAsync(DeskServer desk, string url) => desk.PostAsync("/desk/busy-calendars", new JsonObject { ["source"] = "ana", ["resource"] = "demo-clinician-a", ["url"] = url });
}
