using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>The system's Chromium, driven without a window. Tests that ask for it are skipped where there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? UsualPlaces.FirstOrDefault(File.Exists);
        if (path is null)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                // Containers have neither the rights for a sandbox nor much shared memory.
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                // A made-up website asks for the chat on this machine; a real one asks for it on the internet.
                "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights",
            ],
        });
    }

    public IBrowser Get()
    {
        Assert.SkipWhen(_browser is null, "Needs Chromium: apt-get install chromium, or set CHROMIUM_PATH to where it is.");
        return _browser!;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();

        _playwright?.Dispose();
    }
}

/// <summary>One service and one browser for all tests of the widget, which run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class WidgetInBrowser : ICollectionFixture<RunningHost>, ICollectionFixture<Chromium>
{
    public const string Name = "widget";
}
