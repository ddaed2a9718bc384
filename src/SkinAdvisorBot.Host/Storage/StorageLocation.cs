using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Where the data lives: a directory, or the memory of this process.</summary>
public sealed class StorageLocation
{
    public const string DirectoryKey = "SkinAdvisor:DataDirectory";

    public const string DefaultDirectory = "data";

    public const string FileName = "advisor.db";

    private StorageLocation(string? directory, string dataSource)
    {
        Directory = directory;
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = dataSource }.ToString();
    }

    /// <summary>The absolute path of the data directory; null when everything stays in memory.</summary>
    public string? Directory { get; }

    public string ConnectionString { get; }

    /// <param name="directory">Absolute, or relative to the directory the program was started in. It is made when missing.</param>
    public static StorageLocation In(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var path = Path.GetFullPath(directory);
        return new(path, Path.Combine(path, FileName));
    }

    /// <summary>A store of its own that is gone when the host is disposed.</summary>
    public static StorageLocation InMemory() => new(null, $"file:/advisor-{Guid.NewGuid():N}?vfs=memdb");

    /// <summary>What <see cref="DirectoryKey"/> says, or <see cref="DefaultDirectory"/>.</summary>
    public static StorageLocation From(IConfiguration configuration) =>
        In(configuration[DirectoryKey] is { Length: > 0 } directory ? directory : DefaultDirectory);

    /// <summary>Another database beside this one: a file of that name, or memory of its own.</summary>
    public string ConnectionStringOf(string fileName) => Directory is { } directory
        ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, fileName) }.ToString()
        : new SqliteConnectionStringBuilder { DataSource = $"{new SqliteConnectionStringBuilder(ConnectionString).DataSource.Split('?')[0]}-{fileName}?vfs=memdb" }.ToString();

    public override string ToString() => Directory ?? "memory";
}
