using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage.OptOuts;

/// <summary>Asks on one reading connection who wants no texts. Not safe for two threads.</summary>
internal sealed class OptOutQueries(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _newest = connection.Prepare("SELECT kind FROM opt_out_entry WHERE number_hash = $hash ORDER BY key DESC LIMIT 1", "$hash");

    public bool IsOptedOut(byte[] hash)
    {
        _newest.Set("$hash", hash);
        return _newest.ExecuteScalar() is nameof(OptOutEntryKind.Out);
    }

    public void Dispose() => _newest.Dispose();
}
