using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Statements that are prepared once and run often.</summary>
internal static class SqliteStatements
{
    /// <param name="parameters">Names with their dollar sign.</param>
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        command.Prepare();
        return command;
    }

    public static void Set(this SqliteCommand command, string parameter, object? value) =>
        command.Parameters[parameter].Value = value ?? DBNull.Value;
}
