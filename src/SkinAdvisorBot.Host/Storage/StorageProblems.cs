using Microsoft.Data.Sqlite;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Turns what the database says into what a person can do about it.</summary>
internal static class StorageProblems
{
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static StorageUnusableException Explain(StorageLocation location, SqliteException problem) =>
        problem.SqliteErrorCode switch
        {
            Corrupt or NotADatabase => Damaged(location, problem),
            ReadOnly or InputOutput or Full or CannotOpen => CannotWrite(location, problem),
            _ => new($"The database in '{location}' cannot be used: {problem.Message}", problem),
        };

    public static StorageUnusableException CannotWrite(StorageLocation location, Exception problem) => new(
        $"Cannot write to the data directory '{location}': {problem.Message} "
        + $"Give the service write access and free space there, or set {StorageLocation.DirectoryKey} to another directory.",
        problem);

    public static StorageUnusableException Newer(StorageLocation location, string migration) => new(
        $"The database in '{location}' was written by a newer version of this program (it has the migration '{migration}'). "
        + $"Start that version, or set {StorageLocation.DirectoryKey} to another directory.");

    private static StorageUnusableException Damaged(StorageLocation location, Exception problem) => new(
        $"'{Path.Combine(location.ToString(), StorageLocation.FileName)}' is damaged or not a database of this program. "
        + "Move it and the files beside it that begin with its name somewhere safe, then put a backup in its place or start with an empty one.",
        problem);
}
