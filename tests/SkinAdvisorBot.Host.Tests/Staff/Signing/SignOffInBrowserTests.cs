using System.Net;
using Microsoft.Playwright;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Staff.Signing;

[Collection(ConsoleInBrowser.Name)]
public sealed class SignOffInBrowserTests(ConsoleHost host, Chromium chromium)
{
    private const string Path = "staff/sign-off";

    [Fact]
    public async Task A_clinician_signs_an_answer_and_the_next_one_opens()
    {
        await using var clinician = await OpenAsync();
        await clinician.Page.GetByLabel("Kind").SelectOptionAsync("Answer");
        var first = await OpenFirstAsync(clinician);
        var signed = await SignedAsync(clinician);

        await clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await clinician.Page.Locator("#open-item").Filter(new() { HasNotText = first }).WaitForAsync();

        Assert.Equal(signed + 1, await SignedAsync(clinician));
        Assert.Equal("open-item", await clinician.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        Assert.Empty(clinician.Troubles);
    }

    [Fact]
    public async Task A_red_flag_rule_signed_by_one_waits_for_a_second_clinician()
    {
        await using var clinician = await OpenAsync();
        await clinician.Page.GetByLabel("Kind").SelectOptionAsync("RedFlag");
        await clinician.Page.GetByLabel("Search").FillAsync("airway, breathing");
        await OpenFirstAsync(clinician);

        await clinician.Page.Keyboard.PressAsync("s");

        await clinician.Page.Locator(".work-item", new() { HasText = "Needs a second clinician" }).First.WaitForAsync();
        Assert.Empty(clinician.Troubles);
    }

    [Fact]
    public async Task Words_sent_back_show_the_remark_as_text()
    {
        await using var clinician = await OpenAsync();
        await clinician.Page.GetByLabel("Kind").SelectOptionAsync("Act");
        var title = await OpenFirstAsync(clinician);
        var back = clinician.Page.GetByRole(AriaRole.Button, new() { Name = "Send back" });
        Assert.True(await back.IsDisabledAsync());

        await clinician.Page.GetByLabel("What is to be changed").FillAsync("shorter, <b>please</b>");
        await back.ClickAsync();
        await clinician.Page.GetByLabel("State").SelectOptionAsync("Returned");
        await clinician.Page.Locator(".work-item", new() { HasText = title }).ClickAsync();

        Assert.Contains("shorter, <b>please</b>", await clinician.Page.Locator(".work-open").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_sees_states_and_no_way_to_sign()
    {
        await using var owner = await host.SignInAsync(chromium.Get());
        await owner.GoAsync("staff/members");
        await owner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Lea Moss");
        await owner.Page.GetByLabel("E-mail", new() { Exact = true }).FillAsync("lea@clinic.test");
        await owner.Page.GetByLabel("Content author").First.CheckAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await owner.Page.GetByTestId("invitation").InnerTextAsync();
        await using var author = await ConsoleVisit.StartAsync(chromium.Get(), host.Address);
        await author.Page.GotoAsync(link);
        await author.Page.FillAsync("#password", ConsoleHost.Password);
        await author.Page.ClickAsync("button[type=submit]");
        await author.UntilConnectedAsync();

        await author.GoAsync(Path);
        await OpenFirstAsync(author);

        Assert.Equal(0, await author.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).CountAsync());
        Assert.Equal(0, await author.Page.GetByRole(AriaRole.Button, new() { Name = "Send back" }).CountAsync());
    }

    [Fact]
    public async Task All_items_are_taken_out_as_a_file_by_those_who_may_see_them()
    {
        await using var clinician = await OpenAsync();
        var address = new Uri(host.Address, $"{Path}/export.csv").ToString();

        var file = await clinician.Page.Context.APIRequest.GetAsync(address);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var refused = await stranger.GetAsync(new Uri(address), TestContext.Current.CancellationToken);

        Assert.StartsWith("key,kind,title,outcome,state", await file.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("\ntriage/R01,Rule,", await file.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task The_list_and_an_open_item_have_no_faults_of_accessibility(int width)
    {
        await using var clinician = await OpenAsync(width);
        await OpenFirstAsync(clinician);

        Assert.Empty(await Axe.FindAsync(clinician.Page));
        Assert.Equal(width, await clinician.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private async Task<ConsoleVisit> OpenAsync(int width = 1280)
    {
        var visit = await host.SignInAsync(chromium.Get(), width);
        await visit.GoAsync(Path);
        await visit.Page.Locator(".work-item").First.WaitForAsync();
        return visit;
    }

    /// <returns>Its title.</returns>
    private static async Task<string> OpenFirstAsync(ConsoleVisit visit)
    {
        await visit.Page.Locator(".work-item").First.ClickAsync();
        await visit.Page.WaitForFunctionAsync("() => document.activeElement?.id === 'open-item'");
        return await visit.Page.Locator("#open-item").InnerTextAsync();
    }

    private static async Task<int> SignedAsync(ConsoleVisit visit) =>
        int.Parse((await visit.Page.GetByTestId("sign-off-progress").InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
}
