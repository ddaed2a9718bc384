using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SkinAdvisorBot.Host.Tests.Appointments;

namespace SkinAdvisorBot.Host.Tests.WebChat;

[Collection(WidgetInBrowser.Name)]
public sealed partial class BookingInBrowserTests(RunningHost host, Chromium chromium)
{
    [Fact]
    public async Task A_visit_is_booked_in_the_chat()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host);
        await visit.OpenChatAsync();

        await visit.AskAsync("I'd like to book a follow-up visit");
        await visit.AskAsync("no, none of these");
        await Assertions.Expect(visit.Suggestions.Nth(3)).ToHaveTextAsync("Other times");
        var time = await visit.Suggestions.Nth(1).InnerTextAsync();
        await visit.AskByButtonAsync(time);
        await visit.AskAsync("Ana Cole");
        var readBack = await visit.AskAsync("ana@example.com");
        var booked = await visit.AskByButtonAsync("Yes, book it");
        var picture = await visit.PictureAsync("booking-desktop");

        Assert.Contains("Ana Cole", readBack, StringComparison.Ordinal);
        Assert.Contains("number is", booked, StringComparison.Ordinal);
        var number = VisitNumber().Match(booked).Groups["number"].Value;
        var address = await visit.FollowAsync("Add to my calendar");
        Assert.Equal($"/appointments/{number}.ics", address.AbsolutePath);
        using var client = new HttpClient();
        var file = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.StartsWith($"{number}@", IcsText.Value(file, "UID"), StringComparison.Ordinal);
        Assert.Equal(("PUBLISH", "CONFIRMED"), (IcsText.Value(file, "METHOD"), IcsText.Value(file, "STATUS")));
        Repository.KeepPicture("booking.png", picture);
    }

    [GeneratedRegex("number is (?<number>[0-9A-Z]+)")]
    private static partial Regex VisitNumber();
}
