using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage.FrontDesk;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Writes closures. Not safe for two threads.</summary>
internal sealed class ClosureCommands : IDisposable
{
    private readonly TouchedDays _touched;
    private readonly SqliteCommand _clear;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _remove;

    /// <param name="touched">Hears that days are changed.</param>
    public ClosureCommands(SqliteConnection connection, TouchedDays touched)
    {
        _touched = touched;
        _clear = connection.Prepare("DELETE FROM closure WHERE source = $source", "$source");
        _insert = connection.Prepare(
            """
            INSERT INTO closure (source, uid, resource, from_unix_ms, to_unix_ms) VALUES ($source, $uid, $resource, $from, $to)
            ON CONFLICT (source, uid) DO UPDATE SET resource = $resource, from_unix_ms = $from, to_unix_ms = $to
            """,
            "$source", "$uid", "$resource", "$from", "$to");
        _remove = connection.Prepare("DELETE FROM closure WHERE source = $source AND uid = $uid", "$source", "$uid");
    }

    /// <summary>Puts the closures of one source in place of those it had.</summary>
    public void Replace(string source, ImmutableArray<Closure> closures)
    {
        RemoveAll(source);
        foreach (var closure in closures)
            Add(closure with { Source = source });
    }

    public bool Add(Closure closure)
    {
        _touched.AddAll();
        _insert.Set("$source", closure.Source);
        _insert.Set("$uid", closure.Uid);
        _insert.Set("$resource", closure.Resource);
        _insert.Set("$from", closure.From.ToUnixTimeMilliseconds());
        _insert.Set("$to", closure.To.ToUnixTimeMilliseconds());
        return _insert.ExecuteNonQuery() == 1;
    }

    /// <returns>False where there is none.</returns>
    public bool Remove(string source, string uid)
    {
        _touched.AddAll();
        _remove.Set("$source", source);
        _remove.Set("$uid", uid);
        return _remove.ExecuteNonQuery() == 1;
    }

    /// <returns>False where the source had none.</returns>
    public bool RemoveAll(string source)
    {
        _touched.AddAll();
        _clear.Set("$source", source);
        return _clear.ExecuteNonQuery() > 0;
    }

    public void Dispose()
    {
        _clear.Dispose();
        _insert.Dispose();
        _remove.Dispose();
    }
}

/// <summary>The closures of one source and where they are read from again, which wait for the writer.</summary>
internal sealed class PendingClosures(string source, ImmutableArray<Closure> closures, BusyFeed? feed) : PendingWrite
{
    private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Saved => _answer.Task;

    public override bool Write(WriteCommands commands)
    {
        commands.Closures.Replace(source, closures);
        if (feed is null)
            commands.BusyFeeds.Remove(source);
        else
            commands.BusyFeeds.Put(feed);
        return true;
    }

    public override void Acknowledge(CommitBell bell)
    {
        bell.RingBook();
        _answer.SetResult();
    }

    public override void FailStale() => Fail(new InvalidOperationException($"The closures of {source} rest on no row that could be stale."));

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
