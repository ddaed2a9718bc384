using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Staff;
using SkinAdvisorBot.Host.Staff.Accounts;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Tests.Staff;

/// <summary>The console alone, in this process and in memory, with a clock of its own.</summary>
internal sealed partial class AConsole(WebApplication app, FakeTimeProvider clock) : IAsyncDisposable
{
    public const string Password = "green tea and linen";

    public FakeTimeProvider Clock { get; } = clock;

    public IServiceProvider Services => app.Services;

    public IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static async Task<AConsole> StartAsync()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(-5)));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Service).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(clock);
        var location = StorageLocation.InMemory();
        builder.AddStorage(location);
        builder.Services.AddOptions<DirectLineOptions>();
        builder.Services.AddSingleton<CurrentPlaybook>(() => APlaybook.Ready);
        builder.AddStaffConsole(location);
        // It makes a link of its own, and earlier ones end.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(OwnerLink)));
        var app = builder.Build();
        app.UseStaffConsole();
        app.MapStaffConsole();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new AConsole(app, clock);
    }

    /// <summary>A browser that has signed nobody in.</summary>
    public HttpClient Browser() => new(new Cookies(app.GetTestServer().CreateHandler())) { BaseAddress = new("http://localhost") };

    /// <summary>An account with a password.</summary>
    public async Task<StaffMember> MemberAsync(string email, string name, params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { UserName = email, Email = email, EmailConfirmed = true, Name = name, InvitedAt = Clock.GetUtcNow() };
        Assert.True((await members.CreateAsync(member, Password)).Succeeded);
        Assert.True((await members.AddToRolesAsync(member, roles)).Succeeded);
        return member;
    }

    /// <summary>A browser in which a new member of these roles is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(params string[] roles)
    {
        var email = $"{Guid.NewGuid():N}@clinic.test";
        await MemberAsync(email, "Ana Cole", roles);
        var browser = Browser();
        using var answer = await SignInAsync(browser, email, Password);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return browser;
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string path = StaffPaths.SignIn) =>
        PostAsync(browser, path, "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = password });

    /// <summary>Loads a form and sends it, with the token that stands in it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, string form, Dictionary<string, string> fields)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var shown = await browser.GetStringAsync(path, cancellationToken);
        fields["_handler"] = form;
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(shown).Groups[1].Value);
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(path, content, cancellationToken);
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync() =>
        [.. (await Services.GetRequiredService<AuditLog>().NewestAsync(long.MaxValue, "", 1_000, TestContext.Current.CancellationToken)).Select(row => row.Entry)];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    private sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly CookieContainer _jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } held)
                request.Headers.Add("Cookie", held);
            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                _jar.SetCookies(request.RequestUri!, cookie);
            return response;
        }
    }
}
