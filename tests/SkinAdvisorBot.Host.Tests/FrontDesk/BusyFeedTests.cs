using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

/// <summary>A calendar that is kept is read again and again.</summary>
public sealed class BusyFeedTests : IDisposable
{
    private static readonly string One = IcsText.Of(IcsText.Event("1", "DTSTART:20261204T190000Z", "DTEND:20261204T220000Z"));

    private static readonly string Two = IcsText.Of(
        IcsText.Event("1", "DTSTART:20261205T190000Z", "DTEND:20261205T220000Z"), IcsText.Event("2", "DTSTART:20261206T190000Z", "DTEND:20261206T220000Z"));

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task It_is_read_again_when_its_minutes_are_over_and_replaces_what_it_blocked()
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, server, minutes: 20);
        server.Serves(Two);

        desk.Clock.Advance(TimeSpan.FromMinutes(19));
        await KeptAsync(desk, entry => entry["times"]!.GetValue<int>() == 1);
        var before = server.Requests;
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var entry = await KeptAsync(desk, entry => entry["times"]!.GetValue<int>() == 2);

        Assert.Equal((1, 2), (before, server.Requests));
        Assert.Equal((desk.Now, desk.Now.AddMinutes(20)), (entry["lastSuccess"]!.GetValue<DateTimeOffset>(), entry["next"]!.GetValue<DateTimeOffset>()));
    }

    [Fact]
    public async Task A_failure_is_shown_and_keeps_what_was_blocked_until_it_is_mended()
    {
        await using var server = await CalendarServer.StartAsync(Two);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, server);
        var imported = desk.Now;
        server.Serves("<html>Sign in</html>");

        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        var failed = await KeptAsync(desk, entry => entry["lastProblem"] is not null);
        server.Serves(One);
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        var mended = await KeptAsync(desk, entry => entry["lastProblem"] is null);

        Assert.Contains("Export the calendar as .ics", failed["lastProblem"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal((2, imported), (failed["times"]!.GetValue<int>(), failed["lastSuccess"]!.GetValue<DateTimeOffset>()));
        Assert.Equal(1, mended["times"]!.GetValue<int>());
    }

    [Fact]
    public async Task One_that_fails_holds_up_no_other()
    {
        await using var broken = await CalendarServer.StartAsync(One);
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, broken, source: "a");
        await KeepAsync(desk, server, source: "b");
        broken.Refuses(500);
        server.Serves(Two);

        desk.Clock.Advance(TimeSpan.FromMinutes(15));

        await KeptAsync(desk, entry => entry["times"]!.GetValue<int>() == 2, source: "b");
        await KeptAsync(desk, entry => entry["lastProblem"] is not null, source: "a");
    }

    [Fact]
    public async Task The_list_names_host_and_outcome_and_nothing_secret()
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, server);
        await desk.PostAsync("/desk/busy-calendars?source=by-hand", Two, "text/calendar");

        var answer = await desk.GetAsync("/desk/busy-calendars");

        Assert.Equal(["ana", "by-hand"], answer.List("calendars").Select(entry => entry!["source"]!.GetValue<string>()));
        var kept = answer.List("calendars")[0]!;
        Assert.Equal(("demo-clinician-a", 1, "127.0.0.1", 15), (kept["resource"]!.GetValue<string>(), kept["times"]!.GetValue<int>(), kept["host"]!.GetValue<string>(), kept["every_minutes"]!.GetValue<int>()));
        Assert.Null(answer.List("calendars")[1]!["host"]);
        Assert.DoesNotContain(CalendarServer.Secret, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_away_it_blocks_nothing_and_is_read_no_more_not_even_when_it_was_under_way()
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, server);
        var (asked, mayGo) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var serve = server.Answer;
        server.Answer = async context =>
        {
            asked.SetResult();
            await mayGo.Task;
            await serve(context);
        };
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, (await desk.DeleteAsync("/desk/busy-calendars/ana")).Status);
        await KeepAsync(desk, await CalendarServer.StartAsync(One), source: "later");
        mayGo.SetResult();
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        await KeptAsync(desk, entry => entry["lastSuccess"]!.GetValue<DateTimeOffset>() == desk.Now, source: "later");

        Assert.Equal(2, server.Requests);
        Assert.Equal([["later"]], _data.Query("SELECT source FROM closure UNION ALL SELECT source FROM busy_feed WHERE source <> 'later'"));
    }

    [Fact]
    public async Task An_import_by_hand_under_its_name_ends_the_reading()
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);
        await KeepAsync(desk, server);

        await desk.PostAsync("/desk/busy-calendars?source=ana", Two, "text/calendar");

        Assert.Empty(_data.Query("SELECT * FROM busy_feed"));
        Assert.Equal([2L], _data.Query("SELECT count(*) FROM closure").Single());
    }

    [Theory]
    [InlineData(14)]
    [InlineData(1441)]
    [InlineData(0)]
    [InlineData(-15)]
    public async Task Minutes_out_of_range_are_refused_before_anything_is_fetched(int minutes)
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using var desk = await DeskServer.StartAsync(_data);

        var answer = await desk.PostAsync("/desk/busy-calendars", Body(server, "ana", minutes));

        Assert.Equal((HttpStatusCode.BadRequest, 0), (answer.Status, server.Requests));
        Assert.Contains("between 15 and 1440", answer.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_reading_that_fails_keeps_nothing()
    {
        await using var server = await CalendarServer.StartAsync();
        await using var desk = await DeskServer.StartAsync(_data);

        await desk.PostAsync("/desk/busy-calendars", Body(server, "ana", 15));

        Assert.Empty(_data.Query("SELECT * FROM busy_feed"));
    }

    [Fact]
    public async Task It_is_still_read_after_a_restart()
    {
        await using var server = await CalendarServer.StartAsync(One);
        await using (var desk = await DeskServer.StartAsync(_data))
            await KeepAsync(desk, server);
        server.Serves(Two);

        await using var again = await DeskServer.StartAsync(_data);
        again.Clock.Advance(TimeSpan.FromMinutes(15));

        await KeptAsync(again, entry => entry["times"]!.GetValue<int>() == 2);
    }

    public void Dispose() => _data.Dispose();

    private static JsonObject Body(CalendarServer server, string source, int minutes) =>
        new() { ["source"] = source, ["resource"] = "demo-clinician-a", ["url"] = server.Url, ["every_minutes"] = minutes };

    private static async Task KeepAsync(DeskServer desk, CalendarServer server, string source = "ana", int minutes = 15) =>
        Assert.Equal(HttpStatusCode.OK, (await desk.PostAsync("/desk/busy-calendars", Body(server, source, minutes))).Status);

    /// <summary>The calendar's entry in the list, as soon as it is as awaited.</summary>
    private static async Task<JsonNode> KeptAsync(DeskServer desk, Predicate<JsonNode> isAwaited, string source = "ana")
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var entry = (await desk.GetAsync("/desk/busy-calendars")).List("calendars").Single(entry => entry!["source"]!.GetValue<string>() == source)!;
            if (isAwaited(entry))
                return entry;
            await Task.Delay(5, limit.Token);
        }
    }
}
