using System.Net;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class VisitFileTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task Whoever_has_the_id_gets_the_visit_for_their_calendar_and_no_name_or_treatment()
    {
        await using var desk = await DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", DeskServer.Key));
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A1B2C3D4"), []));

        var file = await desk.GetAsync("/appointments/A1B2C3D4.ics", ("Test-Address", "203.0.113.7"));

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (file.Status, file.Type));
        Assert.Equal("20261204T200000Z", IcsText.Value(file.Body, "DTSTART"));
        Assert.DoesNotContain("Kim", file.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("consultation", file.Body, StringComparison.Ordinal);
        Assert.Equal("no-store", file.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_cancelled_visit_takes_itself_out_of_the_calendar()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A1B2C3D4"), []));
        await desk.ChangeAsync(new BookingChange.Cancel("A1B2C3D4", 0));

        var file = await desk.GetAsync("/appointments/A1B2C3D4.ics");

        Assert.Equal(("CANCELLED", "1"), (IcsText.Value(file.Body, "STATUS"), IcsText.Value(file.Body, "SEQUENCE")));
    }

    [Fact]
    public async Task What_is_unknown_impossible_or_only_held_looks_the_same()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Hold(RunningDesk.Visit("HELD0000") with { Status = AppointmentStatus.Held, HeldUntil = desk.Now.AddMinutes(10), Contact = null }));

        var answers = new List<DeskAnswer>();
        foreach (var path in new[] { "00000000.ics", "HELD0000.ics", "x.ics", "a'%20OR%201=1--.ics", $"{new string('A', 5_000)}.ics", "%F0%9F%98%80.ics", "A1B2C3D4", "A/B/C.ics", "" })
            answers.Add(await desk.GetAsync($"/appointments/{path}"));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
    }

    [Fact]
    public async Task Whoever_tries_out_ids_is_stopped_and_others_are_not()
    {
        await using var desk = await DeskServer.StartAsync(_data, ("Desk:FilesPerMinute", "5"));

        var answers = new List<HttpStatusCode>();
        for (var n = 0; n < 7; n++)
            answers.Add((await desk.GetAsync($"/appointments/0000000{n}.ics", ("Test-Address", $"2001:db8::{n}"))).Status);
        var limited = await desk.GetAsync("/desk/feeds/guess.ics", ("Test-Address", "2001:db8::99"));
        var other = await desk.GetAsync("/appointments/00000000.ics", ("Test-Address", "203.0.113.9"));

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, 5), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.Status);
        Assert.NotNull(limited.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
    }

    public void Dispose() => _data.Dispose();
}
