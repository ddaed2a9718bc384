using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>One visitor with a fresh browser profile on the demonstration page, and all that went wrong in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const int MostMilliseconds = 20_000;

    private readonly IBrowserContext _profile;
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly Uri _service;

    private Visit(IBrowserContext profile, IPage page, Uri service)
    {
        (_profile, Page, _service) = (profile, page, service);
        Frame = page.FrameLocator("#clinic-chat iframe");
    }

    public static (int Width, int Height) Phone => (390, 844);

    public static (int Width, int Height) Desktop => (1280, 800);

    public IPage Page { get; }

    public IFrameLocator Frame { get; }

    public ILocator Button => Page.Locator("#clinic-chat button");

    public ILocator SendBox => Frame.GetByRole(AriaRole.Textbox, new() { Name = "Message input box" });

    public ILocator Suggestions => Frame.Locator(".webchat__suggested-actions button");

    public ILocator BotMessages => Frame.Locator(".webchat__bubble:not(.webchat__bubble--from-user) .webchat__text-content");

    public ILocator Header => Frame.Locator(".chat-header");

    /// <summary>Our own; Web Chat keeps an empty one for itself.</summary>
    public ILocator Alert => Frame.Locator("#trouble").GetByRole(AriaRole.Alert);

    /// <summary>Errors and warnings of the console, exceptions, violations of a policy, and requests to other hosts.</summary>
    public IReadOnlyCollection<string> Troubles => _troubles;

    public static async Task<Visit> StartAsync(IBrowser browser, RunningHost host, (int Width, int Height)? screen = null)
    {
        var (width, height) = screen ?? Desktop;
        var profile = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            HasTouch = width < 600,
            IsMobile = width < 600,
            Locale = "en-US",
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        profile.SetDefaultTimeout(MostMilliseconds);
        await profile.AddInitScriptAsync(
            "addEventListener('securitypolicyviolation', e => console.error(`policy ${e.violatedDirective} blocked ${e.blockedURI}`))");

        var visit = new Visit(profile, await profile.NewPageAsync(), host.Address);
        visit.Watch();
        await visit.Page.GotoAsync(host.Address.ToString());
        return visit;
    }

    /// <summary>Opens the chat and waits for the welcome.</summary>
    public async Task OpenChatAsync()
    {
        await Button.ClickAsync();
        await BotMessages.First.WaitForAsync();
    }

    /// <returns>The words of the answer, as a person reads them.</returns>
    public async Task<string> AskAsync(string question)
    {
        var before = await BotMessages.CountAsync();
        await SendBox.FillAsync(question);
        await SendBox.PressAsync("Enter");
        await BotMessages.Nth(before).WaitForAsync();
        return await BotMessages.Nth(before).InnerTextAsync();
    }

    /// <summary>Says what stands on a button, by pressing it.</summary>
    /// <returns>The words of the answer, as a person reads them.</returns>
    public async Task<string> AskByButtonAsync(string words)
    {
        var before = await BotMessages.CountAsync();
        await Suggestions.Filter(new() { HasTextString = words }).First.ClickAsync();
        await BotMessages.Nth(before).WaitForAsync();
        return await BotMessages.Nth(before).InnerTextAsync();
    }

    /// <summary>Presses a card's button that leads out of the chat.</summary>
    /// <returns>The address that the chat would open in a new window.</returns>
    public async Task<Uri> FollowAsync(string button)
    {
        var chat = Page.Frames.Single(frame => frame.ParentFrame is not null);
        await chat.EvaluateAsync("() => { window.open = address => { window.opened = new URL(address, location).href; return null; }; }");
        await Frame.GetByText(button, new() { Exact = true }).Last.ClickAsync();
        await chat.WaitForFunctionAsync("() => window.opened");
        return new Uri(await chat.EvaluateAsync<string>("() => window.opened"));
    }

    public async Task<byte[]> PictureAsync(string name)
    {
        // The welcome and the answers slide in; a picture is taken of what has come to rest.
        await Page.WaitForTimeoutAsync(600);
        return await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png"),
        });
    }

    public async ValueTask DisposeAsync() => await _profile.DisposeAsync();

    private void Watch()
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _troubles.Enqueue($"console {message.Type}: {message.Text}");
        };
        Page.PageError += (_, error) => _troubles.Enqueue($"exception: {error}");
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } address && address.Authority != _service.Authority && !request.IsNavigationRequest)
                _troubles.Enqueue($"request to another host: {request.Url}");
        };
    }
}
