using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>The chat on a clinic's own website, another origin than the service.</summary>
[Collection(WidgetInBrowser.Name)]
public sealed class OtherSitesTests(RunningHost host, Chromium chromium)
{
    [Fact]
    public async Task A_site_on_the_list_shows_the_chat()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host);
        await OpenSiteAsync(visit.Page, RunningHost.ListedSite);

        await visit.OpenChatAsync();
        await visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Close the chat" }).ClickAsync();

        await Assertions.Expect(visit.Button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_site_that_is_not_on_the_list_cannot_show_it()
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host);
        await OpenSiteAsync(visit.Page, "http://other.test");

        await visit.Page.RunAndWaitForConsoleMessageAsync(
            () => visit.Button.ClickAsync(),
            new() { Predicate = message => message.Text.Contains("frame-ancestors", StringComparison.Ordinal) });

        Assert.Equal(0, await visit.Frame.Locator("main").CountAsync());
    }

    /// <summary>A page with the one line that the README tells, under a policy that allows our service and nothing else.</summary>
    private async Task OpenSiteAsync(IPage page, string site)
    {
        await page.RouteAsync($"{site}/", route => route.FulfillAsync(new RouteFulfillOptions
        {
            Body = $"<!doctype html><html lang=en><title>Site</title><h1>Site</h1><script src=\"{host.Address}chat.js\" async></script>",
            ContentType = "text/html",
            Headers = [new("Content-Security-Policy", $"default-src 'none'; script-src {host.Address}; frame-src {host.Address}")],
        }));
        await page.GotoAsync($"{site}/");
    }
}
