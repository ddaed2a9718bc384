using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Appointments;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class BusyCalendarEndpointsTests : IDisposable
{
    private const string Path = "/desk/busy-calendars?source=ana-google&resource=demo-clinician-a";

    private static readonly string Calendar = IcsText.Of(
        IcsText.Event("1", "DTSTART:20261204T190000Z", "DTEND:20261204T220000Z"),
        IcsText.Event("2", "DTSTART:20261207T150000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"));

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_calendar_blocks_its_times_and_names_the_visits_that_stand_in_them()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A"), []));

        var answer = await desk.PostAsync(Path, Calendar, "text/calendar; charset=utf-8");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(("ana-google", "demo-clinician-a", 4), (answer.Json["source"]!.GetValue<string>(), answer.Json["resource"]!.GetValue<string>(), answer.Json["times"]!.GetValue<int>()));
        Assert.Equal(["A"], answer.List("overlaps").Select(entry => entry!["id"]!.GetValue<string>()));
        Assert.Equal(AppointmentStatus.Booked, desk.Book.Find("A")!.Status);
        await Assert.ThrowsAsync<BookingConflictException>(() => desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("B", hour: 14), [])));
    }

    [Fact]
    public async Task A_second_import_replaces_the_first_and_no_other()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.PostAsync(Path, Calendar, "text/calendar");
        await desk.PostAsync(Path.Replace("ana-google", "rooms", StringComparison.Ordinal), Calendar, "text/calendar");

        var second = await desk.PostAsync(Path, IcsText.Of(IcsText.Event("1", "DTSTART:20261204T200000Z", "DTEND:20261204T220000Z")), "text/calendar");

        Assert.Equal(1, second.Json["times"]!.GetValue<int>());
        Assert.Equal([["ana-google", 1L], ["rooms", 4L]], desk.Data.Query("SELECT source, count(*) FROM closure GROUP BY source ORDER BY source"));
    }

    [Fact]
    public async Task A_calendar_that_can_not_be_read_leaves_the_earlier_one_in_place()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.PostAsync(Path, Calendar, "text/calendar");

        var answer = await desk.PostAsync(Path, "<html>Sign in</html>", "text/calendar");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "CalendarUnreadable"), (answer.Status, answer.Json["error"]!["code"]!.GetValue<string>()));
        Assert.Contains("Export the calendar as .ics", answer.Remedy, StringComparison.Ordinal);
        Assert.Equal([4L], desk.Data.Query("SELECT count(*) FROM closure").Single());
    }

    [Fact]
    public async Task A_file_of_the_data_directory_is_taken_by_its_name()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        Directory.CreateDirectory(System.IO.Path.Combine(_data.Path, "calendars"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(_data.Path, "calendars", "ana.2026.ics"), Calendar, TestContext.Current.CancellationToken);

        var answer = await desk.PostAsync("/desk/busy-calendars", new JsonObject { ["source"] = "ana", ["file"] = "ana.2026.ics" });

        Assert.Equal((HttpStatusCode.OK, 4), (answer.Status, answer.Json["times"]!.GetValue<int>()));
        Assert.Null(answer.Json["resource"]);
    }

    [Theory]
    [InlineData("../advisor.db", HttpStatusCode.BadRequest)]
    [InlineData("../booking.key.ics", HttpStatusCode.BadRequest)]
    [InlineData("/etc/passwd", HttpStatusCode.BadRequest)]
    [InlineData("..ics", HttpStatusCode.BadRequest)]
    [InlineData("a/b.ics", HttpStatusCode.BadRequest)]
    [InlineData("a\\b.ics", HttpStatusCode.BadRequest)]
    [InlineData("a\u0000.ics", HttpStatusCode.BadRequest)]
    [InlineData("a.txt", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("missing.ics", HttpStatusCode.NotFound)]
    public async Task Nothing_outside_the_folder_can_be_read(string file, HttpStatusCode status)
    {
        await using var desk = await DeskServer.StartAsync(_data);

        Assert.Equal(status, (await desk.PostAsync("/desk/busy-calendars", new JsonObject { ["source"] = "ana", ["file"] = file })).Status);
    }

    [Theory]
    [InlineData("source=desk")]
    [InlineData("source=Ana")]
    [InlineData("source=")]
    [InlineData("resource=demo-room-1")]
    [InlineData("source=ana&resource=nobody")]
    public async Task A_name_that_is_none_is_refused(string query)
    {
        await using var desk = await DeskServer.StartAsync(_data);

        Assert.Equal(HttpStatusCode.BadRequest, (await desk.PostAsync($"/desk/busy-calendars?{query}", Calendar, "text/calendar")).Status);
        Assert.Empty(desk.Data.Query("SELECT * FROM closure"));
    }

    [Fact]
    public async Task A_body_of_more_than_5_MB_is_refused()
    {
        await using var desk = await DeskServer.StartAsync(_data);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await desk.PostAsync(Path, new string('x', BusyCalendar.MaxLength + 1), "text/calendar")).Status);
    }

    [Fact]
    public async Task A_calendar_taken_away_frees_its_times()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.PostAsync(Path, Calendar, "text/calendar");

        Assert.Equal(HttpStatusCode.NoContent, (await desk.DeleteAsync("/desk/busy-calendars/ana-google")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.DeleteAsync("/desk/busy-calendars/ana-google")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await desk.DeleteAsync("/desk/busy-calendars/desk")).Status);
        Assert.Empty(desk.Data.Query("SELECT * FROM closure"));
    }

    public void Dispose() => _data.Dispose();
}
