using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Host.Commands;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Storage.Audit;

namespace SkinAdvisorBot.Host.Tests.Storage.Audit;

public sealed class AuditTests : IDisposable
{
    private readonly DataDirectory _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Deeds_of_many_at_once_make_one_unbroken_chain()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var audit = new AuditLog(storage.Writer, _data.Location, new FakeTimeProvider());

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => audit.AddAsync($"m{number}", "Ana", "conversation.read", $"c{number}", cancellationToken: Token)));

        var verdict = await audit.VerifyAsync(Token);
        Assert.Equal((200, null), (verdict.Entries, verdict.BrokenAt));
    }

    [Fact]
    public async Task The_database_itself_refuses_to_change_or_remove_an_entry()
    {
        await WriteAsync(3);

        Assert.ThrowsAny<Microsoft.Data.Sqlite.SqliteException>(() => _data.Query("UPDATE audit SET details = 'x' WHERE number = 2"));
        Assert.ThrowsAny<Microsoft.Data.Sqlite.SqliteException>(() => _data.Query("DELETE FROM audit WHERE number = 2"));
    }

    [Theory]
    [InlineData("UPDATE audit SET details = 'nothing to see' WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET member_name = 'Somebody else' WHERE number = 1", 1)]
    [InlineData("UPDATE audit SET at_unix_ms = at_unix_ms + 1 WHERE number = 5", 5)]
    [InlineData("UPDATE audit SET member_id = member_id || substr(member_name, 1, 1), member_name = substr(member_name, 2) WHERE number = 2", 2)]
    [InlineData("DELETE FROM audit WHERE number = 4", 4)]
    [InlineData("DELETE FROM audit WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit WHERE number = 4; UPDATE audit SET number = 4 WHERE number = 5", 4)]
    [InlineData("INSERT INTO audit SELECT 6, at_unix_ms, member_id, member_name, action, subject, details, hash FROM audit WHERE number = 5", 6)]
    public async Task What_was_changed_behind_the_service_is_found(string sql, int brokenAt)
    {
        await WriteAsync(5);
        _data.Query($"DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed; {sql}");
        using var output = new StringWriter();

        var code = await VerifyCommand.RunAsync(_data.Location, head: null, output, Token);

        Assert.Equal(CommandLineApp.FoundProblems, code);
        Assert.Contains($"Entry {brokenAt} ", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_cut_off_at_its_end_is_found_by_a_hash_noted_before()
    {
        await WriteAsync(5);
        var noted = Convert.ToHexStringLower((await AuditReader.VerifyAsync(_data.Location, noted: null, Token)).Head);
        using var whole = new StringWriter();
        Assert.Equal(CommandLineApp.Done, await VerifyCommand.RunAsync(_data.Location, noted, whole, Token));
        _data.Query("DROP TRIGGER audit_is_not_removed; DELETE FROM audit WHERE number = 5");
        using var output = new StringWriter();

        Assert.Equal(CommandLineApp.Done, await VerifyCommand.RunAsync(_data.Location, head: null, output, Token));
        Assert.Equal(CommandLineApp.FoundProblems, await VerifyCommand.RunAsync(_data.Location, noted, output, Token));
        Assert.Contains("cut off", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_where_there_is_no_data_says_what_to_name()
    {
        using var output = new StringWriter();

        var refused = await Assert.ThrowsAsync<UnusableInputException>(() => VerifyCommand.RunAsync(_data.Location, head: null, output, Token));

        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync(int entries)
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);
        var audit = new AuditLog(storage.Writer, _data.Location, new FakeTimeProvider());
        for (var number = 1; number <= entries; number++)
            await audit.AddAsync($"m{number}", "Ana Cole", "conversation.read", $"c{number}", "looked at it", Token);
    }
}
