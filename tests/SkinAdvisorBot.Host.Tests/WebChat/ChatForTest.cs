using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Host.WebChat;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>The widget's endpoints alone, in this process; the widget itself is the built one.</summary>
internal sealed class ChatForTest(WebApplication service) : IAsyncDisposable
{
    public static ChatSettings Settings { get; } = new(
        "Fifth Avenue Aesthetics", "#1f4d45", "#ffffff", "#faf6ef", "Not a person and not a doctor.", "(212) 555-0142");

    /// <summary>Sends no Accept-Encoding and decompresses nothing.</summary>
    public HttpClient Client { get; } = service.GetTestClient();

    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A site is no origin.</exception>
    public static async Task<ChatForTest> StartAsync(Func<ChatSettings>? settings = null, params string[] sites)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(sites.Select((site, index) => KeyValuePair.Create($"WebChat:Sites:{index}", (string?)site)));
        builder.Services.AddWebChat().AddTransient(_ => settings?.Invoke() ?? Settings);

        var service = builder.Build();
        service.MapWebChat();
        await service.StartAsync(TestContext.Current.CancellationToken);
        return new ChatForTest(service);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? acceptEncoding = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> ReadAsync(string path)
    {
        using var response = await GetAsync(path);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await service.DisposeAsync();
    }
}
