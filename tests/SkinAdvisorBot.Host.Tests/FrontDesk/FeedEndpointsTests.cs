using System.Net;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class FeedEndpointsTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_feed_shows_visits_and_holds_to_whoever_has_its_address()
    {
        await using var desk = await StartAsync();
        var address = await MakeAsync(desk, []);

        var feed = await desk.GetAsync(address.PathAndQuery, ("Test-Address", "203.0.113.7"), ("Authorization", ""));

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (feed.Status, feed.Type));
        Assert.Equal(["SUMMARY:Kim Lee\\, skin consultation", "SUMMARY:Held: skin consultation"], IcsText.Lines(feed.Body).Where(line => line.StartsWith("SUMMARY", StringComparison.Ordinal)));
        Assert.Equal("Fifth Avenue Aesthetics: visits", IcsText.Text(feed.Body, "X-WR-CALNAME"));
        Assert.DoesNotContain(RunningDesk.Phone, feed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_feed_shows_that_providers_visits_alone()
    {
        await using var desk = await StartAsync();
        var address = await MakeAsync(desk, new JsonObject { ["provider"] = "demo-clinician-b" });

        var feed = await desk.GetAsync(address.PathAndQuery);

        Assert.Equal(["SUMMARY:Held: skin consultation"], IcsText.Lines(feed.Body).Where(line => line.StartsWith("SUMMARY", StringComparison.Ordinal)));
        Assert.Equal("Fifth Avenue Aesthetics: Demo Clinician B", IcsText.Text(feed.Body, "X-WR-CALNAME"));
    }

    [Fact]
    public async Task A_revoked_feed_leads_nowhere_and_the_others_go_on()
    {
        await using var desk = await StartAsync();
        var (kept, revoked) = (await MakeAsync(desk, []), await MakeAsync(desk, []));
        var ids = (await GetAsync(desk, "/desk/feeds")).List("feeds").Select(feed => feed!["id"]!.GetValue<string>()).ToList();

        var answers = new[] { await DeleteAsync(desk, $"/desk/feeds/{ids[1]}"), await DeleteAsync(desk, $"/desk/feeds/{ids[1]}") };

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.NotFound], answers.Select(answer => answer.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(revoked.PathAndQuery)).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync(kept.PathAndQuery)).Status);
    }

    [Fact]
    public async Task The_secret_has_128_bits_is_kept_by_its_hash_alone_and_never_shown_again()
    {
        await using var desk = await StartAsync();
        var address = await MakeAsync(desk, []);
        var secret = address.AbsolutePath.Split('/')[^1].Split('.')[0];

        Assert.Equal(16, System.Buffers.Text.Base64Url.DecodeFromChars(secret).Length);
        Assert.DoesNotContain(secret, (await GetAsync(desk, "/desk/feeds")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, string.Join(' ', desk.Data.Query("SELECT * FROM feed").SelectMany(row => row)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("guess")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_guess_finds_nothing(string secret)
    {
        await using var desk = await StartAsync();
        await MakeAsync(desk, []);

        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/desk/feeds/{secret}.ics")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync($"/desk/feeds/{new string('A', 3_000)}.ics")).Status);
    }

    [Fact]
    public async Task A_provider_who_is_none_is_refused_with_the_nearest()
    {
        await using var desk = await StartAsync();

        var answer = await desk.SendAsync(HttpMethod.Post, "/desk/feeds", JsonOf(new JsonObject { ["provider"] = "demo-clinician-bb" }), Authorised);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Did you mean 'demo-clinician-b'?", answer.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    private static (string, string) Authorised => ("Authorization", $"Bearer {DeskServer.Key}");

    private async Task<DeskServer> StartAsync()
    {
        var desk = await DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", DeskServer.Key));
        await desk.ChangeAsync(new BookingChange.Book(RunningDesk.Visit("A"), []));
        await desk.ChangeAsync(new BookingChange.Hold(new Appointment(
            "H", RunningDesk.SlotAt(16) with { Provider = "demo-clinician-b", Room = "demo-room-2" }, AppointmentStatus.Held, desk.Now.AddMinutes(10), 0, null, [])));
        return desk;
    }

    private static async Task<Uri> MakeAsync(DeskServer desk, JsonObject body)
    {
        var made = await desk.SendAsync(HttpMethod.Post, "/desk/feeds", JsonOf(body), Authorised);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return new Uri(made.Json["address"]!.GetValue<string>());
    }

    private static Task<DeskAnswer> GetAsync(DeskServer desk, string path) => desk.GetAsync(path, Authorised);

    private static Task<DeskAnswer> DeleteAsync(DeskServer desk, string path) => desk.SendAsync(HttpMethod.Delete, path, null, Authorised);

    private static StringContent JsonOf(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
