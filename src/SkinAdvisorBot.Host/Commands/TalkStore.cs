using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>The real inbox on a directory, for a terminal that keeps its conversations.</summary>
internal sealed class TalkStore : IAsyncDisposable
{
    private readonly IHost host;
    private readonly IInbox inbox;
    private readonly IDbContextFactory<AdvisorDbContext> database;

    private TalkStore(IHost host)
    {
        this.host = host;
        inbox = host.Services.GetRequiredService<IInbox>();
        database = host.Services.GetRequiredService<IDbContextFactory<AdvisorDbContext>>();
    }

    public static async Task<TalkStore> OpenAsync(TurnMaker maker, string directory, CancellationToken cancellationToken)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<ITurnMaker>(maker);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddStorage(StorageLocation.In(directory));
        builder.AddConversations();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new TalkStore(host);
    }

    public async Task<Turn> SayAsync(string conversation, string person, InboundMessage message, CancellationToken cancellationToken)
    {
        await inbox.OpenAsync(new NewConversation(conversation, message.Channel, person, Locale: null, message.At), cancellationToken);
        var incoming = new Incoming(conversation, person, message.Id, message.Text, message.At, "{}"u8.ToArray());
        await inbox.AcceptAsync(incoming, cancellationToken);
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var stored = await context.Turns.AsNoTracking()
            .Join(context.Conversations, turn => turn.ConversationKey, row => row.Key, (turn, row) => new { turn, row })
            .SingleAsync(pair => pair.row.PublicId == conversation && pair.turn.MessageId == message.Id, cancellationToken);
        var trace = StoredJson.ReadTrace(stored.turn.Trace);
        return new Turn(StoredJson.ReadState(stored.row.State), StoredJson.ReadReplies(stored.turn.Replies), trace.Meaning, trace.ActedOn);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
