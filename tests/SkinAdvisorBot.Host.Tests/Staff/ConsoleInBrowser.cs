using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Staff;

/// <summary>A running service whose console has an owner, who is a clinician too.</summary>
public sealed partial class ConsoleHost : IAsyncLifetime
{
    public const string OwnerEmail = "owner@clinic.test";

    public const string OwnerName = "Ana Cole";

    public const string Password = "green tea and linen";

    public RunningHost Running { get; } = new();

    public Uri Address => Running.Address;

    /// <summary>The link that the first start wrote to the log; used up.</summary>
    public string OwnerLink { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Running.InitializeAsync();
        OwnerLink = await Running.FindInLogAsync(Link());
    }

    public ValueTask DisposeAsync() => Running.DisposeAsync();

    /// <summary>Makes the owner if there is none yet, and signs in on a page of its own.</summary>
    public async Task<ConsoleVisit> SignInAsync(IBrowser browser, int width = 1280, int height = 900)
    {
        var visit = await ConsoleVisit.StartAsync(browser, Address, width, height);
        await visit.Page.GotoAsync(OwnerLink);
        if (await visit.Page.Locator("#name").CountAsync() > 0)
        {
            await visit.Page.FillAsync("#name", OwnerName);
            await visit.Page.FillAsync("#email", OwnerEmail);
            await visit.Page.FillAsync("#password", Password);
            await visit.Page.CheckAsync("input[name='Input.IsClinician']");
            await visit.Page.ClickAsync("button[type=submit]");
        }
        else
        {
            await visit.SignInAsync(OwnerEmail, Password);
        }

        await visit.UntilConnectedAsync();
        return visit;
    }

    [GeneratedRegex("(http://\\S+/staff/welcome/\\S+)")]
    private static partial Regex Link();
}

/// <summary>One browser window at the console, and what went wrong in it.</summary>
public sealed class ConsoleVisit(IBrowserContext context, IPage page, Uri address) : IAsyncDisposable
{
    public IPage Page { get; } = page;

    /// <summary>Errors of scripts, and what the content security policy refused.</summary>
    public List<string> Troubles { get; } = [];

    public static async Task<ConsoleVisit> StartAsync(IBrowser browser, Uri address, int width = 1280, int height = 900)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var visit = new ConsoleVisit(context, await context.NewPageAsync(), address);
        visit.Page.PageError += (_, error) => visit.Troubles.Add(error);
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
                visit.Troubles.Add(message.Text);
        };
        return visit;
    }

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("staff/sign-in");
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button[type=submit]");
    }

    public Task GoAsync(string path) => Page.GotoAsync(new Uri(address, path).ToString());

    /// <summary>The menu is drawn by the connection that keeps the page alive.</summary>
    public Task UntilConnectedAsync() => Page.Locator("nav[aria-label=Console] a").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}

/// <summary>One service and one browser for all tests of the console, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleInBrowser : ICollectionFixture<ConsoleHost>, ICollectionFixture<Chromium>
{
    public const string Name = "console";
}
