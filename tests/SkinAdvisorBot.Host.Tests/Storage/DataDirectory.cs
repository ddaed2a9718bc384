using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

/// <summary>A data directory of one test, removed at its end.</summary>
public sealed class DataDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("advisor-test-").FullName;

    public string DatabasePath => System.IO.Path.Combine(Path, StorageLocation.FileName);

    public StorageLocation Location => StorageLocation.In(Path);

    /// <summary>Runs SQL on the file itself, beside whatever the service has open.</summary>
    public IReadOnlyList<object[]> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var rows = new List<object[]>();
        while (row.Read())
        {
            var values = new object[row.FieldCount];
            row.GetValues(values);
            rows.Add(values);
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
