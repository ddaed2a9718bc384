using Microsoft.Playwright;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Staff;

[Collection(ConsoleInBrowser.Name)]
public sealed class SignInInBrowserTests(ConsoleHost host, Chromium chromium)
{
    [Fact]
    public async Task The_link_of_the_first_start_makes_the_owner_once()
    {
        await using var owner = await host.SignInAsync(chromium.Get());
        await using var second = await ConsoleVisit.StartAsync(chromium.Get(), host.Address);

        await second.Page.GotoAsync(host.OwnerLink);

        Assert.Equal("This link is no longer good", await second.Page.Locator("h1").InnerTextAsync());
        Assert.Contains(ConsoleHost.OwnerName, await owner.Page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(owner.Troubles);
    }

    [Fact]
    public async Task An_invited_member_sets_a_password_and_sees_only_the_pages_of_the_role()
    {
        await using var owner = await host.SignInAsync(chromium.Get());
        await owner.GoAsync("staff/members");
        await owner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Tom Reyes");
        await owner.Page.GetByLabel("E-mail", new() { Exact = true }).FillAsync("tom@clinic.test");
        await owner.Page.GetByLabel("Auditor").First.CheckAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await owner.Page.GetByTestId("invitation").InnerTextAsync();

        await using var auditor = await ConsoleVisit.StartAsync(chromium.Get(), host.Address);
        await auditor.Page.GotoAsync(link);
        await auditor.Page.FillAsync("#password", ConsoleHost.Password);
        await auditor.Page.ClickAsync("button[type=submit]");
        await auditor.UntilConnectedAsync();

        var pages = await auditor.Page.Locator("nav[aria-label=Console] a").AllInnerTextsAsync();
        Assert.Contains("Audit", pages);
        Assert.DoesNotContain("Members", pages);
        await auditor.GoAsync("staff/members");
        Assert.Equal("Your roles don't open this page", await auditor.Page.Locator("h1").InnerTextAsync());
        Assert.Empty(owner.Troubles);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_the_same()
    {
        await using var owner = await host.SignInAsync(chromium.Get());
        await using var stranger = await ConsoleVisit.StartAsync(chromium.Get(), host.Address);

        await stranger.SignInAsync(ConsoleHost.OwnerEmail, "not the password");
        var known = await stranger.Page.Locator("[role=alert]").InnerTextAsync();
        await stranger.SignInAsync("nobody@clinic.test", "not the password");

        Assert.Equal(known, await stranger.Page.Locator("[role=alert]").InnerTextAsync());
        Assert.Contains("don't match", known, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Members_and_audit_have_no_faults_of_accessibility(int width)
    {
        await using var owner = await host.SignInAsync(chromium.Get(), width);
        foreach (var path in new[] { "staff/members", "staff/audit" })
        {
            await owner.GoAsync(path);
            await owner.Page.Locator("table.list tbody tr").First.WaitForAsync();
            Assert.Empty(await Axe.FindAsync(owner.Page));
            Assert.Equal(width, await owner.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task Signing_out_closes_the_console()
    {
        await using var owner = await host.SignInAsync(chromium.Get());

        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await owner.GoAsync("staff/audit");

        Assert.Contains("/staff/sign-in", owner.Page.Url, StringComparison.Ordinal);
    }
}
