using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

/// <summary>Storage, grains, inbox and transcript as the service starts them; only what is said is scripted.</summary>
public sealed class RunningConversations : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningConversations(IHost host) => _host = host;

    public IInbox Inbox => _host.Services.GetRequiredService<IInbox>();

    public ITranscript Transcript => _host.Services.GetRequiredService<ITranscript>();

    public TurnWriter Writer => _host.Services.GetRequiredService<TurnWriter>();

    public CommitBell Bell => _host.Services.GetRequiredService<CommitBell>();

    public IServiceProvider Services => _host.Services;

    /// <param name="turnMaker">Null for a <see cref="ScriptedTurnMaker"/>.</param>
    public static async Task<RunningConversations> OnAsync(StorageLocation location, CancellationToken cancellationToken, ITurnMaker? turnMaker = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.AddStorage(location);
        builder.AddConversations();
        builder.Services.AddSingleton(turnMaker ?? new ScriptedTurnMaker());
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new RunningConversations(host);
    }

    public static NewConversation New(string conversation) =>
        new(conversation, ChannelKind.Web, PersonId: "", Locale: "en-GB", DateTimeOffset.UnixEpoch);

    public static Incoming Message(string conversation, string id, string text = "hello") =>
        new(conversation, "person", id, text, DateTimeOffset.UnixEpoch.AddSeconds(1), Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}"""));

    public Task<bool> OpenAsync(string conversation) =>
        Inbox.OpenAsync(New(conversation), TestContext.Current.CancellationToken);

    public Task<Receipt> SayAsync(string conversation, string id, string text = "hello") =>
        Inbox.AcceptAsync(Message(conversation, id, text), TestContext.Current.CancellationToken);

    public Task<ImmutableArray<TranscriptEntry>> ReadAsync(string conversation, long after = 0, int most = 1_000) =>
        Transcript.ReadAsync(conversation, after, most, TestContext.Current.CancellationToken);

    public void BeginToStop() => _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
