using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Inbox;

namespace SkinAdvisorBot.Host.Staff.Inbox;

/// <summary>Keeps the inbox up with the conversations, a moment behind: the saving of turns waits for nothing of it.</summary>
/// <remarks>A conversation's row says how many of its turns it holds and is written with what they add, so that none is counted twice wherever the process ends.</remarks>
public sealed class InboxProjector(StorageLocation location, TurnWriter writer, CommitBell bell, ClinicZone zone, InboxNews news, TimeProvider clock, ILogger<InboxProjector> logger) : BackgroundService
{
    private const int MostAtOnce = 64;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    private readonly Channel<long> _changed = Channel.CreateUnbounded<long>(new() { SingleReader = true });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first look at what is behind, so that nothing falls between the two.
        bell.Changed += key => _changed.Writer.TryWrite(key);
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(stoppingToken);
            }
            catch (Exception e) when (e is SqliteException or TurnNotSavedException)
            {
                Log.InboxBehind(logger, e);
                await Task.Delay(AfterFailure, clock, stoppingToken);
            }
            catch (TurnRefusedException)
            {
                return; // the service is stopping; what is behind is found at the next start
            }
        }
    }

    private async Task FollowAsync(CancellationToken stoppingToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(location.ConnectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(stoppingToken);
        using var source = new InboxSource(connection);
        foreach (var keys in source.Behind().Chunk(MostAtOnce))
            await ProjectAsync(source, keys, stoppingToken);
        while (await _changed.Reader.WaitToReadAsync(stoppingToken))
        {
            var keys = new HashSet<long>();
            while (keys.Count < MostAtOnce && _changed.Reader.TryRead(out var key))
                keys.Add(key);
            await ProjectAsync(source, keys, stoppingToken);
        }
    }

    private async Task ProjectAsync(InboxSource source, IReadOnlyCollection<long> keys, CancellationToken stoppingToken)
    {
        var changes = keys.Select(key => ChangeOf(source, key)).OfType<InboxChange>().ToArray();
        if (changes.Length == 0)
            return;
        await writer.NoteAsync(commands => changes.Count(commands.Inbox.Apply), stoppingToken);
        news.Tell();
    }

    private InboxChange? ChangeOf(InboxSource source, long key)
    {
        if (source.Find(key) is not { } conversation)
            return null;
        var row = source.FindRow(key);
        return row?.Version >= conversation.Version ? null : InboxMaker.Make(key, conversation, row, source.Turns(key, row?.Version ?? 0, conversation.Version), zone.Now);
    }
}

/// <summary>Tells open pages that the inbox has changed.</summary>
public sealed class InboxNews
{
    /// <summary>Raised on the projector's thread; handlers only note it.</summary>
    public event Action? Changed;

    public void Tell() => Changed?.Invoke();
}
