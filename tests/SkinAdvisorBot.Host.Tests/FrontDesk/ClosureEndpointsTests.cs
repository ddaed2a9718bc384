using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class ClosureEndpointsTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_closure_blocks_new_visits_and_names_those_that_stand_in_it()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A"), []), new BookingChange.Book(RunningDesk.Visit("B", hour: 10), []));

        var made = await desk.PostAsync("/desk/closures", new JsonObject { ["resource"] = "demo-clinician-a", ["from"] = "2026-12-04T14:00", ["to"] = "2026-12-04T17:00" });

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("2026-12-04T14:00:00-05:00", made.Json["closure"]!["from"]!.GetValue<string>());
        Assert.Equal(["A"], made.List("overlaps").Select(entry => entry!["id"]!.GetValue<string>()));
        Assert.Equal(AppointmentStatus.Booked, desk.Book.Find("A")!.Status);
        var refused = await Assert.ThrowsAsync<BookingConflictException>(() => desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("C", hour: 16), [])));
        Assert.Equal(BookingConflict.SlotTaken, refused.Conflict);
    }

    [Fact]
    public async Task A_closure_taken_back_frees_its_time_once()
    {
        await using var desk = await DeskServer.StartAsync(_data);
        var made = await desk.PostAsync("/desk/closures", new JsonObject { ["from"] = "2026-12-24", ["to"] = "2026-12-26" });
        var id = made.Json["closure"]!["id"]!.GetValue<string>();

        var listed = await desk.GetAsync("/desk/closures?from=2026-12-01&to=2026-12-31");
        var (removed, again) = (await desk.DeleteAsync($"/desk/closures/{id}"), await desk.DeleteAsync($"/desk/closures/{id}"));

        Assert.Equal("2026-12-27T00:00:00-05:00", AtClinic(made.Json["closure"]!["to"]!));
        Assert.Equal((id, "desk"), (listed.List("closures").Single()!["id"]!.GetValue<string>(), listed.List("closures").Single()!["source"]!.GetValue<string>()));
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (removed.Status, again.Status));
        Assert.Empty(desk.Book.Busy(RunningDesk.Tuesday, RunningDesk.Tuesday.AddDays(60), desk.Now));
    }

    [Theory]
    [InlineData("""{"from":"2026-12-24","to":"2026-12-23"}""", "'to' must be later than 'from'")]
    [InlineData("""{"from":"2026-12-24","to":"2030-12-23"}""", "at most 400 days later")]
    [InlineData("""{"from":"2026-12-24"}""", "'to' is missing")]
    [InlineData("""{"from":"2026-12-24","to":"2026-12-24","resource":"demo-clinician-c"}""", "Did you mean 'demo-clinician-")]
    [InlineData("""{"from":"2026-12-24","to":"2026-12-24","resource":"*"}""", "Write one of demo-clinician-a,")]
    [InlineData("""{"from":"2026-12-24","to":"2026-12-24","reason":"x"}""", "not the JSON that is expected here")]
    [InlineData("""{"from":7}""", "at '$.from'")]
    [InlineData("""{"from":""", "not the JSON that is expected here")]
    [InlineData("null", "The body is null")]
    public async Task What_can_not_be_closed_is_refused_with_a_remedy(string body, string remedy)
    {
        await using var desk = await DeskServer.StartAsync(_data);

        var answer = await desk.PostAsync("/desk/closures", body, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(remedy, answer.Remedy, StringComparison.Ordinal);
        Assert.Empty(desk.Data.Query("SELECT * FROM closure"));
    }

    [Fact]
    public async Task A_form_of_some_website_closes_nothing()
    {
        await using var desk = await DeskServer.StartAsync(_data);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await desk.PostAsync("/desk/closures", """{"from":"2026-12-24","to":"2026-12-24"}""", "text/plain")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await desk.PostAsync("/desk/closures", new string(' ', 20_000), "application/json")).Status);
    }

    public void Dispose() => _data.Dispose();

    private static string AtClinic(JsonNode moment) =>
        DateTimeOffset.Parse(moment.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ToOffset(RunningDesk.Tuesday.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
}
