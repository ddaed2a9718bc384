using Microsoft.Extensions.Logging.Abstractions;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Tests.Content;

public sealed class ContentWatcherTests(ShippedContent content) : IClassFixture<ShippedContent>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-watch-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_changed_file_is_in_force_and_one_with_a_mistake_leaves_the_old_content()
    {
        foreach (var file in ShippedContent.Folder.Read().Where(file => file.Path.StartsWith("dialogs/", StringComparison.Ordinal)))
            await WriteAsync(file.Path, file.Text);
        var shelf = new PlaybookShelf(content.Shelf.Current.Playbook, content.Shelf.Model);
        using var watcher = new ContentWatcher(new ContentFolder(folder.FullName), shelf, TimeProvider.System, NullLogger<ContentWatcher>.Instance);
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        var acts = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "dialogs", "acts.yaml"), TestContext.Current.CancellationToken);
        var first = shelf.Current.Playbook.Hash;

        await WriteAsync("dialogs/acts.yaml", acts + "\n# changed\n");
        await UntilAsync(() => shelf.Current.Playbook.Hash != first);
        var second = shelf.Current.Playbook.Hash;
        await WriteAsync("dialogs/acts.yaml", acts.Replace("clinic.phone", "clinic.phon", StringComparison.Ordinal));
        await WriteAsync("dialogs/answers/melasma.yaml", "topic: melasma");
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        var kept = shelf.Current.Playbook.Hash;
        await WriteAsync("dialogs/acts.yaml", acts + "\n# mended\n");
        await WriteAsync("dialogs/answers/melasma.yaml", ShippedContent.Folder.Read().Single(file => file.Path == "dialogs/answers/melasma.yaml").Text);
        await UntilAsync(() => shelf.Current.Playbook.Hash != second);

        Assert.Equal(second, kept);
        await watcher.StopAsync(CancellationToken.None);
    }

    private Task WriteAsync(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return File.WriteAllTextAsync(full, text, TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (!holds())
            await Task.Delay(20, limit.Token);
    }
}
