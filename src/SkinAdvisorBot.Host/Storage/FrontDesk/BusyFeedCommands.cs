using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.FrontDesk;

/// <summary>Writes which calendars are read again and how that went. Not safe for two threads.</summary>
internal sealed class BusyFeedCommands : IDisposable
{
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _succeed;
    private readonly SqliteCommand _fail;

    public BusyFeedCommands(SqliteConnection connection)
    {
        _insert = connection.Prepare(
            "INSERT INTO busy_feed (source, resource, url, every_minutes, next_unix_ms, succeeded_unix_ms) VALUES ($source, $resource, $url, $every, $next, $at)",
            "$source", "$resource", "$url", "$every", "$next", "$at");
        _delete = connection.Prepare("DELETE FROM busy_feed WHERE source = $source", "$source");
        _succeed = connection.Prepare(
            "UPDATE busy_feed SET succeeded_unix_ms = $at, next_unix_ms = $next, problem = NULL, problem_unix_ms = NULL WHERE key = $key",
            "$at", "$next", "$key");
        _fail = connection.Prepare(
            "UPDATE busy_feed SET problem = $problem, problem_unix_ms = $at, next_unix_ms = $next WHERE key = $key",
            "$problem", "$at", "$next", "$key");
    }

    /// <summary>Keeps a feed in place of the one its source had.</summary>
    public void Put(BusyFeed feed)
    {
        Remove(feed.Source);
        _insert.Set("$source", feed.Source);
        _insert.Set("$resource", feed.Resource);
        _insert.Set("$url", feed.Url);
        _insert.Set("$every", (long)feed.Every.TotalMinutes);
        _insert.Set("$next", (feed.ReadAt + feed.Every).ToUnixTimeMilliseconds());
        _insert.Set("$at", feed.ReadAt.ToUnixTimeMilliseconds());
        _insert.ExecuteNonQuery();
    }

    /// <returns>False where there is none.</returns>
    public bool Remove(string source)
    {
        _delete.Set("$source", source);
        return _delete.ExecuteNonQuery() > 0;
    }

    /// <returns>False where the feed was removed or replaced meanwhile.</returns>
    public bool Succeed(long key, DateTimeOffset at, DateTimeOffset next)
    {
        _succeed.Set("$key", key);
        _succeed.Set("$at", at.ToUnixTimeMilliseconds());
        _succeed.Set("$next", next.ToUnixTimeMilliseconds());
        return _succeed.ExecuteNonQuery() == 1;
    }

    /// <inheritdoc cref="Succeed"/>
    public bool Fail(long key, string problem, DateTimeOffset at, DateTimeOffset next)
    {
        _fail.Set("$key", key);
        _fail.Set("$problem", problem);
        _fail.Set("$at", at.ToUnixTimeMilliseconds());
        _fail.Set("$next", next.ToUnixTimeMilliseconds());
        return _fail.ExecuteNonQuery() == 1;
    }

    public void Dispose()
    {
        foreach (var command in new[] { _insert, _delete, _succeed, _fail })
            command.Dispose();
    }
}

/// <summary>A calendar to read again, as it was read just now.</summary>
/// <param name="Url">May hold a secret.</param>
/// <param name="Every">Whole minutes, 15 to 1440.</param>
public sealed record BusyFeed(string Source, string? Resource, string Url, TimeSpan Every, DateTimeOffset ReadAt)
{
    /// <summary>Never the address.</summary>
    public override string ToString() => $"busy feed {Source}";
}
