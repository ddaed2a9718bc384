using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

public sealed class StorageOwnerTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task The_data_directory_is_made_when_it_is_missing()
    {
        var directory = Path.Combine(_data.Path, "not", "there", "yet");

        await using var storage = await OpenStorage.OfAsync(StorageLocation.In(directory));

        Assert.True(File.Exists(Path.Combine(directory, StorageLocation.FileName)));
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_says_what_to_do()
    {
        var file = Path.Combine(_data.Path, "file");
        await File.WriteAllTextAsync(file, "in the way", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StorageUnusableException>(() => OpenStorage.OfAsync(StorageLocation.In(Path.Combine(file, "data"))));

        Assert.StartsWith($"Cannot write to the data directory '{file}/data'", refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("or set SkinAdvisor:DataDirectory to another directory.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_left_alone_and_named()
    {
        var words = string.Concat(Enumerable.Repeat("this is a diary, not a database. ", 100));
        await File.WriteAllTextAsync(_data.DatabasePath, words, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<StorageUnusableException>(() => OpenStorage.OfAsync(_data.Location));

        Assert.StartsWith($"'{_data.DatabasePath}' is damaged or not a database of this program. Move it", refused.Message, StringComparison.Ordinal);
        Assert.Equal(words, await File.ReadAllTextAsync(_data.DatabasePath, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await (await OpenStorage.OfAsync(_data.Location)).DisposeAsync();
        _data.Query("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Telepathy', '99.0')");

        var refused = await Assert.ThrowsAsync<StorageUnusableException>(() => OpenStorage.OfAsync(_data.Location));

        Assert.Contains("written by a newer version of this program (it has the migration '29990101000000_Telepathy')", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_cannot_share_a_data_directory()
    {
        await using var first = await OpenStorage.OfAsync(_data.Location);

        var refused = await Assert.ThrowsAsync<StorageUnusableException>(() => OpenStorage.OfAsync(_data.Location));

        Assert.Contains("is in use by another running process. Stop that one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_killed_while_migrating_does_not_block_the_next_one()
    {
        _data.Query("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)""");
        _data.Query("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00')""");

        await using var storage = await OpenStorage.OfAsync(_data.Location);

        Assert.True(await storage.ConversationAsync("c") > 0);
    }

    [Fact]
    public async Task The_file_is_in_write_ahead_mode_and_whole_after_a_stop()
    {
        var storage = await OpenStorage.OfAsync(_data.Location);
        await storage.ConversationAsync("c");
        var mode = _data.Query("PRAGMA journal_mode").Single().Single();

        await storage.DisposeAsync();

        Assert.Equal("wal", mode);
        Assert.False(File.Exists($"{_data.DatabasePath}-wal"));
    }

    [Fact]
    public async Task A_store_in_memory_is_private_and_leaves_nothing_behind()
    {
        var location = StorageLocation.InMemory();
        var storage = await OpenStorage.OfAsync(location);
        await using var other = await OpenStorage.OfAsync(StorageLocation.InMemory());

        await storage.ConversationAsync("c");
        await other.ConversationAsync("c");
        await storage.DisposeAsync();

        await using var again = await OpenStorage.OfAsync(location);
        Assert.True(await again.ConversationAsync("c") > 0);
    }

    [Fact]
    public void The_migrations_describe_the_model()
    {
        using var context = new DesignTimeDatabase().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    public void Dispose() => _data.Dispose();
}
