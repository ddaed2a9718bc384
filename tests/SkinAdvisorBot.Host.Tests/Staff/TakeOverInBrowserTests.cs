using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Staff;

[Collection(ConsoleInBrowser.Name)]
public sealed partial class TakeOverInBrowserTests(ConsoleHost host, Chromium chromium)
{
    [Fact]
    public async Task A_red_flag_is_found_read_acknowledged_and_answered_by_a_person_while_the_visitor_watches()
    {
        await using var staff = await host.SignInAsync(chromium.Get());
        await using var visitor = await Visit.StartAsync(chromium.Get(), host.Running);
        await visitor.OpenChatAsync();
        await visitor.AskAsync("since the laser this morning my lips are swelling and i can hardly breathe");

        await staff.GoAsync("staff/inbox");
        var alarm = staff.Page.Locator("li.alarm a").First;
        await Assertions.Expect(alarm).ToContainTextAsync("Emergency");
        await Assertions.Expect(alarm).ToContainTextAsync("waits less than a minute");
        await SaveAsync(staff.Page, "staff-inbox.png");
        await alarm.ClickAsync();
        await staff.Page.GetByText("Why", new() { Exact = true }).Last.ClickAsync();
        await Assertions.Expect(staff.Page.Locator(".why dl").Last).ToContainTextAsync("dialogs/triage/");
        await SaveAsync(staff.Page, "staff-conversation.png");

        await staff.Page.GetByLabel("What was done about it?", new() { Exact = false }).FillAsync("Called her, an ambulance is on its way.");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).ClickAsync();
        await Assertions.Expect(staff.Page.GetByText("acknowledged the red flag")).ToBeVisibleAsync();
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await Assertions.Expect(visitor.BotMessages.Last).ToContainTextAsync(ConsoleHost.OwnerName);
        await staff.Page.GetByLabel("To the person", new() { Exact = true }).FillAsync("I'm here. Sit upright & stay on the phone with them <3");
        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Assertions.Expect(visitor.BotMessages.Last).ToContainTextAsync("Sit upright & stay on the phone with them <3");

        var said = await visitor.BotMessages.CountAsync();
        await visitor.SendBox.FillAsync("thank you ana");
        await visitor.SendBox.PressAsync("Enter");
        await Assertions.Expect(staff.Page.Locator(".said.person").Last).ToContainTextAsync("thank you ana");
        Assert.Equal(said, await visitor.BotMessages.CountAsync());

        await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await Assertions.Expect(staff.Page.GetByText("The assistant answers.")).ToBeVisibleAsync();
        Assert.NotEmpty(await visitor.AskAsync("what are exosomes?"));
        Assert.Empty(staff.Troubles);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task Inbox_and_conversation_have_no_faults_of_accessibility(int width)
    {
        await using var visitor = await Visit.StartAsync(chromium.Get(), host.Running);
        await visitor.OpenChatAsync();
        await visitor.AskAsync("<b>what</b> are exosomes?");
        await using var staff = await host.SignInAsync(chromium.Get(), width);

        await staff.GoAsync("staff/inbox");
        var item = staff.Page.Locator(".inbox a", new() { HasTextRegex = Exosomes() }).First;
        await item.WaitForAsync();
        Assert.Contains("<b>what</b>", await item.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await Axe.FindAsync(staff.Page));
        Assert.Equal(width, await staff.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await item.ClickAsync();
        await staff.Page.Locator(".said.person").First.WaitForAsync();
        Assert.Empty(await Axe.FindAsync(staff.Page));
        Assert.Equal(width, await staff.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Empty(staff.Troubles);
    }

    [Fact]
    public async Task A_search_finds_what_was_said_and_takes_any_signs_as_words()
    {
        await using var visitor = await Visit.StartAsync(chromium.Get(), host.Running);
        await visitor.OpenChatAsync();
        await visitor.AskAsync("my cousin Zoë swears by the blue lamp, is that laser too?");
        await using var staff = await host.SignInAsync(chromium.Get());
        await staff.GoAsync("staff/inbox");
        await staff.Page.Locator(".inbox li").First.WaitForAsync();

        foreach (var (words, isFound) in new[] { ("zoe swea", true), ("cousin \" lamp", true), ("lamp NOT blue", false), ("NEAR(* AND", false) })
        {
            await staff.Page.GetByLabel("Words").FillAsync(words);
            await staff.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
            var found = staff.Page.Locator(".inbox a", new() { HasText = "blue lamp" });
            await Assertions.Expect(found).ToHaveCountAsync(isFound ? 1 : 0);
        }

        Assert.Empty(staff.Troubles);
    }

    private static async Task SaveAsync(IPage page, string name) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "images", name), Animations = ScreenshotAnimations.Disabled });

    [GeneratedRegex("what.*exosomes")]
    private static partial Regex Exosomes();
}
