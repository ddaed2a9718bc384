using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

[Collection(WidgetInBrowser.Name)]
public sealed partial class ChatInBrowserTests(RunningHost host, Chromium chromium)
{
    /// <summary>The client of Direct Line waits up to 15 s before it asks for a lost conversation again.</summary>
    private const int MostMillisecondsToNoticeALoss = 40_000;

    [Fact]
    public async Task The_chat_opens_with_a_welcome_and_four_questions_to_choose_from()
    {
        await using var visit = await StartAsync();

        await visit.OpenChatAsync();

        await visit.Suggestions.Nth(3).WaitForAsync();
        Assert.Equal(4, await visit.Suggestions.CountAsync());
        Assert.Contains("not a person and not a doctor", await visit.Header.InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Information awaits clinical review", await visit.Header.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task A_question_is_answered_with_the_publications_it_rests_on()
    {
        await using var visit = await StartAsync();
        await visit.OpenChatAsync();

        var answer = await visit.AskAsync("what are exosomes?");

        Assert.Matches(Vesicle(), answer);
        Assert.DoesNotContain("]:", answer, StringComparison.Ordinal);
        var references = await visit.BotMessages.Last.Locator("details a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.NotEmpty(references);
        Assert.All(references, address => Assert.StartsWith("http", address, StringComparison.Ordinal));
        Assert.Empty(visit.Troubles);
    }

    [Fact]
    public async Task A_suggestion_is_asked_when_it_is_clicked()
    {
        await using var visit = await StartAsync();
        await visit.OpenChatAsync();
        var words = await visit.Suggestions.First.InnerTextAsync();

        await visit.Suggestions.First.ClickAsync();

        await visit.BotMessages.Nth(1).WaitForAsync();
        Assert.Contains(words, await visit.Frame.Locator(".webchat__bubble--from-user").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_conversation_is_there_again_after_the_page_is_loaded_again()
    {
        await using var visit = await StartAsync();
        await visit.OpenChatAsync();
        var answer = await visit.AskAsync("what are exosomes?");

        await visit.Page.ReloadAsync();
        await visit.OpenChatAsync();

        await visit.BotMessages.Nth(1).WaitForAsync();
        Assert.Equal(2, await visit.BotMessages.CountAsync());
        Assert.Equal(answer, await visit.BotMessages.Nth(1).InnerTextAsync());
    }

    [Fact]
    public async Task The_conversation_is_kept_by_the_site_when_the_frame_may_keep_nothing()
    {
        await using var visit = await StartAsync();
        await visit.Page.AddInitScriptAsync("""
            if (location.pathname === '/chat/frame')
              Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('', 'SecurityError') } })
            """);
        await visit.Page.ReloadAsync();
        await visit.OpenChatAsync();
        await visit.AskAsync("what are exosomes?");

        await visit.Page.ReloadAsync();
        await visit.OpenChatAsync();

        await visit.BotMessages.Nth(1).WaitForAsync();
    }

    [Fact]
    public async Task A_lost_conversation_is_said_and_another_can_be_started()
    {
        await using var visit = await StartAsync();
        var intruder = await Intruder.StandBetweenAsync(visit.Page);
        await visit.OpenChatAsync();

        await intruder.LoseConversationAsync(visit.Page);
        await visit.Alert.WaitForAsync(new LocatorWaitForOptions { Timeout = MostMillisecondsToNoticeALoss });

        Assert.Contains("This conversation has ended.", await visit.Alert.InnerTextAsync(), StringComparison.Ordinal);
        Assert.False(await visit.SendBox.IsVisibleAsync());
        await visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Start again" }).ClickAsync();
        await visit.Suggestions.Nth(3).WaitForAsync();
        Assert.Equal(0, await visit.Alert.CountAsync());
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_said_and_can_be_tried_again()
    {
        await using var visit = await StartAsync();
        await visit.Page.RouteAsync("**/chat/token", route => route.AbortAsync(), new PageRouteOptions { Times = 1 });

        await visit.Button.ClickAsync();
        await visit.Alert.WaitForAsync();

        await visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await visit.BotMessages.First.WaitForAsync();
    }

    [Fact]
    public async Task The_chat_is_used_with_the_keyboard_alone()
    {
        await using var visit = await StartAsync();

        await visit.Button.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.BotMessages.First.WaitForAsync();
        await Assertions.Expect(visit.SendBox).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(visit.Button).ToBeFocusedAsync();
        Assert.Equal("false", await visit.Button.GetAttributeAsync("aria-expanded"));
    }

    [Fact]
    public async Task An_answer_that_comes_after_closing_is_counted_on_the_button()
    {
        await using var visit = await StartAsync();
        await visit.OpenChatAsync();
        var isClosed = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/activities", async route =>
        {
            await isClosed.Task;
            await route.ContinueAsync();
        });
        await visit.SendBox.FillAsync("what are exosomes?");
        await visit.SendBox.PressAsync("Enter");
        await visit.Frame.GetByRole(AriaRole.Button, new() { Name = "Close the chat" }).ClickAsync();
        await Assertions.Expect(visit.Button).ToBeFocusedAsync();

        isClosed.SetResult();
        await Assertions.Expect(visit.Button).ToHaveAccessibleNameAsync("Ask a question (1)");
        await visit.Button.ClickAsync();

        await Assertions.Expect(visit.Button).ToHaveAccessibleNameAsync("Ask a question");
    }

    [Theory]
    [InlineData("phone")]
    [InlineData("desktop")]
    public async Task Page_and_chat_have_no_finding_of_axe_and_no_trouble_in_the_console(string screen)
    {
        await using var visit = await Visit.StartAsync(chromium.Get(), host, screen == "phone" ? Visit.Phone : Visit.Desktop);
        await visit.PictureAsync($"page-{screen}");
        await visit.OpenChatAsync();
        await visit.PictureAsync($"welcome-{screen}");
        var atWelcome = await Axe.FindAsync(visit.Page);

        await visit.AskAsync("what are exosomes?");
        var picture = await visit.PictureAsync($"answer-{screen}");
        await visit.AskAsync("what are your hours?");
        await visit.PictureAsync($"hours-{screen}");
        var atAnswer = await Axe.FindAsync(visit.Page);

        Assert.Empty(atWelcome);
        Assert.Empty(atAnswer);
        Assert.Empty(visit.Troubles);
        if (screen == "desktop")
            Repository.KeepPicture("chat.png", picture);
    }

    private Task<Visit> StartAsync() => Visit.StartAsync(chromium.Get(), host);

    [GeneratedRegex("vesicle", RegexOptions.IgnoreCase)]
    private static partial Regex Vesicle();
}
