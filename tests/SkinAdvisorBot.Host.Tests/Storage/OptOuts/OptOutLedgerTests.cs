using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage.OptOuts;

public sealed class OptOutLedgerTests : IDisposable
{
    private const string Person = "+14155550142";

    private readonly DataDirectory _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_wish_of_a_number_holds_also_after_a_restart()
    {
        await using (var storage = await OpenStorage.OfAsync(_data.Location))
        {
            Assert.True(await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop));
            Assert.True(await storage.OptOuts.IsOptedOutAsync(Person, Stop));
            Assert.False(await storage.OptOuts.IsOptedOutAsync("+14155550143", Stop));
            Assert.Equal(ConsentSource.Keyword, await storage.OptOuts.OptInAsync(Change("start", "SM2"), Stop));
            Assert.False(await storage.OptOuts.IsOptedOutAsync(Person, Stop));
            Assert.True(await storage.OptOuts.OptOutAsync(Change("no more texts", "SM3", ConsentSource.Phrase), Stop));
        }

        await using var again = await OpenStorage.OfAsync(_data.Location);
        Assert.True(await again.OptOuts.IsOptedOutAsync(Person, Stop));
        Assert.Equal(["stop", "start", "no more texts"], again.Database().OptOuts.OrderBy(row => row.Key).Select(row => row.Words));
    }

    [Fact]
    public async Task A_message_told_again_changes_nothing_and_gets_the_same_answer()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);

        Assert.True(await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop));
        Assert.True(await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop));
        Assert.False(await storage.OptOuts.OptOutAsync(Change("stop", "SM2"), Stop));
        Assert.Equal(ConsentSource.Keyword, await storage.OptOuts.OptInAsync(Change("start", "SM3"), Stop));
        Assert.Equal(ConsentSource.Keyword, await storage.OptOuts.OptInAsync(Change("start", "SM3"), Stop));

        Assert.True(await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop));
        Assert.False(await storage.OptOuts.IsOptedOutAsync(Person, Stop));
        Assert.Equal(2, storage.Database().OptOuts.Count());
    }

    [Fact]
    public async Task Who_gets_texts_has_nothing_to_take_back()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);

        Assert.Null(await storage.OptOuts.OptInAsync(Change("yes", "SM1"), Stop));
        Assert.Empty(storage.Database().OptOuts);
    }

    [Fact]
    public async Task What_a_provider_refuses_twice_is_one_entry_without_words()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);

        Assert.True(await storage.OptOuts.OptOutAsync(Change("", messageId: null, ConsentSource.Provider), Stop));
        Assert.False(await storage.OptOuts.OptOutAsync(Change("", messageId: null, ConsentSource.Provider), Stop));

        Assert.Equal(ConsentSource.Provider, storage.Database().OptOuts.Single().By);
    }

    [Fact]
    public async Task The_number_is_kept_as_a_hash()
    {
        await using var storage = await OpenStorage.OfAsync(_data.Location);

        await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop);

        Assert.Equal(HashOf(Person), storage.Database().OptOuts.Single().NumberHash);
    }

    [Fact]
    public async Task Who_had_opted_out_before_there_was_a_ledger_still_has()
    {
        await using (var before = AdvisorDbContext.At(_data.Location))
        {
            await before.GetService<IMigrator>().MigrateAsync("Outbox", Stop);
            await before.Database.ExecuteSqlAsync($"INSERT INTO opt_out (number_hash, at_unix_ms) VALUES ({HashOf(Person)}, 1764600000000)", Stop);
        }

        await using var storage = await OpenStorage.OfAsync(_data.Location);

        Assert.True(await storage.OptOuts.IsOptedOutAsync(Person, Stop));
        Assert.False(await storage.OptOuts.OptOutAsync(Change("stop", "SM1"), Stop));
    }

    public void Dispose() => _data.Dispose();

    private static byte[] HashOf(string number) => SHA256.HashData(Encoding.UTF8.GetBytes(number));

    private static ConsentChange Change(string words, string? messageId, ConsentSource by = ConsentSource.Keyword) =>
        new(Person, new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero), words, by, messageId);
}
