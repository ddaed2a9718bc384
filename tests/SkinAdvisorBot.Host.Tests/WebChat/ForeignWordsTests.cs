using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>What comes over the wire is words, whoever sent it.</summary>
[Collection(WidgetInBrowser.Name)]
public sealed class ForeignWordsTests(RunningHost host, Chromium chromium)
{
    [Fact]
    public async Task Markup_pictures_and_script_links_are_shown_as_words()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host);
        var intruder = await Intruder.StandBetweenAsync(visit.Page);
        await visit.OpenChatAsync();

        intruder.Say("""
            <img src="https://evil.example/a.png" onerror="alert(1)"> <b onclick="alert(1)">bold</b>
            ![picture](https://evil.example/b.png) [run](javascript:alert(1)) [plain](http://example.com) [good](https://example.com) [1]

            [1]: javascript:alert(1) "A reference"
            """);
        var message = visit.BotMessages.Nth(1);
        await message.WaitForAsync();

        var links = await message.Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.Equal(["https://evil.example/a.png", "https://evil.example/b.png", "http://example.com/", "https://example.com/"], links);
        Assert.Equal(0, await message.Locator("img, b, button").CountAsync());
        Assert.Contains("<b onclick=", await message.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task A_card_is_drawn_in_the_clinics_dress_and_opens_only_allowed_addresses()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host);
        var intruder = await Intruder.StandBetweenAsync(visit.Page);
        await visit.OpenChatAsync();
        var opened = new List<string>();
        visit.Page.Context.Page += (_, page) => opened.Add(page.Url);
        await visit.Page.Context.RouteAsync("https://example.com/**", route => route.FulfillAsync(new RouteFulfillOptions { Body = "map" }));

        intruder.Say("Here we are.", """
            [{ "contentType": "application/vnd.microsoft.card.hero", "content": { "title": "Where we are", "text": "1 Demo Street",
               "buttons": [{ "type": "openUrl", "title": "Bad", "value": "javascript:alert(1)" },
                           { "type": "openUrl", "title": "Map", "value": "https://example.com/map" }] } }]
            """);
        await visit.Frame.GetByRole(AriaRole.Link, new() { Name = "Bad" }).ClickAsync();
        await visit.Page.RunAndWaitForPopupAsync(() => visit.Frame.GetByRole(AriaRole.Link, new() { Name = "Map" }).ClickAsync());

        Assert.Single(opened);
        Assert.Empty(await Axe.FindAsync(visit.Page));
        await visit.PictureAsync("card-desktop");
    }

    [Fact]
    public async Task A_form_says_what_is_missing_and_then_sends_what_was_filled_in()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host, Visit.Phone);
        var intruder = await Intruder.StandBetweenAsync(visit.Page);
        await visit.OpenChatAsync();
        intruder.Say("Please fill this in.", """
            [{ "contentType": "application/vnd.microsoft.card.adaptive", "content": { "type": "AdaptiveCard", "version": "1.5",
               "body": [{ "type": "Input.Text", "id": "name", "label": "Your name", "isRequired": true, "errorMessage": "Please write your name" },
                        { "type": "Input.ChoiceSet", "id": "when", "style": "expanded", "label": "When",
                          "choices": [{ "title": "Morning", "value": "am" }, { "title": "Afternoon", "value": "pm" }] }],
               "actions": [{ "type": "Action.Submit", "title": "Ask", "style": "positive", "data": { "step": 1 } }] } }]
            """);
        var name = visit.Frame.GetByLabel("Your name");

        await visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Assertions.Expect(name).ToBeFocusedAsync();
        Assert.Empty(await Axe.FindAsync(visit.Page));
        await visit.PictureAsync("form-phone");
        await name.FillAsync("Ana");
        var sent = await visit.Page.RunAndWaitForRequestAsync(
            () => visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync(),
            request => request.Url.EndsWith("/activities", StringComparison.Ordinal));

        var value = sent.PostDataJSON()!.Value.GetProperty("value");
        Assert.Equal("Ana", value.GetProperty("name").GetString());
        Assert.Equal(1, value.GetProperty("step").GetInt32());
    }
}
