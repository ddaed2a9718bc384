using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Loads <c>dialogs/</c> anew when a file changes. Content with a mistake is refused, and the old stays in force.</summary>
public sealed class ContentWatcher(ContentFolder folder, PlaybookShelf shelf, TimeProvider clock, ILogger<ContentWatcher> logger) : BackgroundService
{
    /// <summary>Quiet time after the last change before loading: editors write a file in several steps.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);

    private readonly SemaphoreSlim changed = new(0);
    private FileSystemWatcher? watcher;

    // Here and not in ExecuteAsync, which may run later: a change right after the start must not be missed.
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        watcher = new FileSystemWatcher(folder.DialogsPath, "*.yaml") { IncludeSubdirectories = true };
        watcher.Changed += Note;
        watcher.Created += Note;
        watcher.Deleted += Note;
        watcher.Renamed += Note;
        watcher.Error += (_, e) =>
        {
            // Changes came faster than they could be told: read everything once more.
            Log.WatchFailed(logger, e.GetException());
            changed.Release();
        };
        watcher.EnableRaisingEvents = true;

        // What was saved while the service started is not missed.
        changed.Release();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        watcher?.Dispose();
        changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            while (await changed.WaitAsync(TimeSpan.Zero, stoppingToken) || await SettledAsync(stoppingToken))
            {
            }

            Reload();
        }
    }

    private void Note(object sender, FileSystemEventArgs e) => changed.Release();

    /// <summary>Waits a little; true when something changed meanwhile.</summary>
    private async Task<bool> SettledAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Settle, clock, cancellationToken);
        return changed.CurrentCount > 0;
    }

    private void Reload()
    {
        try
        {
            var loaded = PlaybookLoader.Load(folder.Read());
            foreach (var problem in loaded.Problems)
                Log.ContentProblem(logger, problem);
            if (loaded.Playbook is { } colored && WebChat.ClinicChat.FindProblem(colored) is { } colors)
                Log.ContentProblem(logger, colors);
            else if (loaded.Playbook is not { } playbook)
                Log.OldContentKept(logger, loaded.Problems.Length);
            else if (playbook.Hash != shelf.Current.Playbook.Hash)
            {
                shelf.Replace(playbook);
                Log.ContentReplaced(logger, playbook.Hash[..12]);
            }
        }
        catch (Exception e)
        {
            // Whatever is wrong with the new content, visitors keep the old: a failed reload must not end the service.
            Log.ReadFailed(logger, e);
        }
    }
}
