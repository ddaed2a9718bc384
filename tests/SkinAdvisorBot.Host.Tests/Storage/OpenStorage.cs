using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

/// <summary>Storage alone, started as the service starts it.</summary>
public sealed class OpenStorage : IAsyncDisposable
{
    private readonly IHost _host;

    private OpenStorage(IHost host) => _host = host;

    public TurnWriter Writer => _host.Services.GetRequiredService<TurnWriter>();

    public IAppointmentBook Book => _host.Services.GetRequiredService<IAppointmentBook>();

    public IOptOutLedger OptOuts => _host.Services.GetRequiredService<IOptOutLedger>();

    public CommitBell Bell => _host.Services.GetRequiredService<CommitBell>();

    public static async Task<OpenStorage> OfAsync(StorageLocation location)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.AddStorage(location);
        var host = builder.Build();
        try
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new OpenStorage(host);
    }

    /// <returns>The key of a new conversation whose welcome is one reply.</returns>
    public async Task<long> ConversationAsync(string publicId)
    {
        var opened = await Writer.OpenAsync(
            new(publicId, ChannelKind.Web, "", Locale: null, DateTimeOffset.UnixEpoch, WelcomeCount: 1, "{}"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray()),
            TestContext.Current.CancellationToken);
        return opened.Key ?? throw new InvalidOperationException($"{publicId} exists.");
    }

    public AdvisorDbContext Database() => _host.Services.GetRequiredService<IDbContextFactory<AdvisorDbContext>>().CreateDbContext();

    public Task<SavedTurn> SaveAsync(TurnToSave turn) => Writer.SaveAsync(turn, TestContext.Current.CancellationToken);

    public async Task StopAsync() => await _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host.Dispose();
    }
}
