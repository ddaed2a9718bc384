using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Host.Staff.Access;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Staff.Signing;

public sealed class SignOffDeskTests
{
    private const string Safe = "answer/exosomes/safe";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chat_awaits_review_until_all_that_is_in_use_is_signed()
    {
        await using var open = await OpenSignOff.StartAsync();
        foreach (var item in SignableItems.Of(open.Playbook))
        {
            Assert.True(open.Reader.AwaitsReview());
            await open.SignAsync("ana", item.Key);
        }

        Assert.True(open.Reader.AwaitsReview());
        await open.SignAsync("ben", OpenSignOff.Rule);
        Assert.False(open.Reader.AwaitsReview());
        open.Clock.Advance(TimeSpan.FromDays(366));
        Assert.True(open.Reader.AwaitsReview());
    }

    [Fact]
    public async Task Two_different_clinicians_sign_a_red_flag_rule()
    {
        await using var open = await OpenSignOff.StartAsync();

        await open.SignAsync("ana", OpenSignOff.Rule);
        await open.SignAsync("ana", OpenSignOff.Rule);
        Assert.Equal(SignOffKind.HalfSigned, open.StateOf(OpenSignOff.Rule));
        await open.SignAsync("ben", OpenSignOff.Rule);

        Assert.Equal(SignOffKind.Signed, open.StateOf(OpenSignOff.Rule));
    }

    [Theory]
    [InlineData(StaffRoles.Author)]
    [InlineData(StaffRoles.Owner)]
    [InlineData(StaffRoles.Auditor)]
    [InlineData(StaffRoles.FrontDesk)]
    public async Task Only_a_clinician_signs_or_sends_back(string role)
    {
        await using var open = await OpenSignOff.StartAsync();
        var hash = open.Reader.Find(Safe)!.Hash;

        await Assert.ThrowsAsync<StaffRefusedException>(() => open.DeskOf("tom", role).SignAsync(Safe, hash, Cancel));
        await Assert.ThrowsAsync<StaffRefusedException>(() => open.DeskOf("tom", role).ReturnAsync(Safe, hash, "why", Cancel));

        Assert.Equal(SignOffKind.Pending, open.StateOf(Safe));
    }

    [Fact]
    public async Task A_changed_word_needs_a_new_signature()
    {
        await using var open = await OpenSignOff.StartAsync();
        await open.SignAsync("ana", Safe);
        var signed = open.Reader.Find(Safe)!.Hash;

        open.Playbook = OpenSignOff.Written.Replacing(APlaybook.Exosomes, "short: Studies of exosomes are small so far.", "short: Studies of exosomes are few so far.").Get();

        Assert.Equal(SignOffKind.Changed, open.StateOf(Safe));
        Assert.Contains("changed while you read", await open.DeskOf("ana").SignAsync(Safe, signed, Cancel), StringComparison.Ordinal);
        Assert.Equal(SignOffKind.Changed, open.StateOf(Safe));
    }

    [Fact]
    public async Task Sending_back_needs_a_remark_and_ends_the_signature()
    {
        await using var open = await OpenSignOff.StartAsync();
        await open.SignAsync("ana", Safe);
        var item = open.Reader.Find(Safe)!;

        Assert.NotNull(await open.DeskOf("ben").ReturnAsync(Safe, item.Hash, "  ", Cancel));
        Assert.Equal(SignOffKind.Signed, open.StateOf(Safe));
        Assert.Null(await open.DeskOf("ben").ReturnAsync(Safe, item.Hash, "Say how many studies.", Cancel));

        var state = open.Reader.StateOf(item);
        Assert.Equal((SignOffKind.Returned, "Say how many studies."), (state.Kind, state.Remark));
    }

    [Fact]
    public async Task The_audit_names_who_signed_what_and_never_the_remark()
    {
        await using var open = await OpenSignOff.StartAsync();
        var hash = open.Reader.Find(Safe)!.Hash;
        await open.SignAsync("ana", Safe);
        await open.DeskOf("ben").ReturnAsync(Safe, hash, "secret remark", Cancel);

        var entries = await open.Audit.NewestAsync(long.MaxValue, "", 10, Cancel);

        Assert.Equal([(AuditActions.WordsReturned, "ben"), (AuditActions.WordsSigned, "ana")], entries.Select(row => (row.Entry.Action, row.Entry.MemberName)));
        Assert.All(entries, row => Assert.Equal((Safe, $"words {hash}"), (row.Entry.Subject, row.Entry.Details)));
    }

    [Fact]
    public async Task Signatures_survive_a_restart_and_can_not_be_changed_or_removed()
    {
        await using var open = await OpenSignOff.StartAsync();
        await open.SignAsync("ana", Safe);

        Assert.Throws<SqliteException>(() => open.Data.Query("UPDATE signature SET hash = 'other'"));
        Assert.Throws<SqliteException>(() => open.Data.Query("DELETE FROM signature"));
        var row = Assert.Single(open.Data.Query("SELECT item_key, member_id, role, expires_unix_ms FROM signature"));
        Assert.Equal([Safe, "ana", "Clinician", AnItem.Now.AddMonths(12).ToUnixTimeMilliseconds()], row);
    }

    [Fact]
    public async Task What_was_said_is_counted_and_its_signed_share_told()
    {
        await using var open = await OpenSignOff.StartAsync();
        var (safe, rule) = (open.Reader.Find(Safe)!, open.Reader.Find(OpenSignOff.Rule)!);
        var conversation = await open.Storage.ConversationAsync("c1");
        await SayAsync(open, conversation, "m1", 1, open.Playbook.Hash, safe.Parts[0].Place, rule.Parts[^1].Place);
        await SayAsync(open, conversation, "m2", 2, open.Playbook.Hash, safe.Parts[1].Place, safe.Parts[1].Place);
        await SayAsync(open, conversation, "m3", 3, "of another content", safe.Parts[1].Place);
        await open.SignAsync("ana", Safe);

        var entries = await open.DeskOf("tom", StaffRoles.Author).ListAsync(Cancel);
        var share = await open.Reader.ShareAsync(AnItem.Now.AddDays(-1), AnItem.Now, Cancel);
        var later = await open.Reader.ShareAsync(AnItem.Now, AnItem.Now.AddDays(1), Cancel);

        Assert.Equal(3, entries.Single(entry => entry.Item.Key == Safe).Said);
        Assert.Equal((4, 3, 1, 0.75), (share.Said, share.SaidSigned, share.SaidEarlier, share.Signed));
        Assert.Equal((0, null), (later.Said, later.Signed));
        Assert.Equal(OpenSignOff.Rule, entries[0].Item.Key);
        Assert.Equal(SignOffKind.Signed, entries[^1].State.Kind);
    }

    private static Task<SavedTurn> SayAsync(OpenSignOff open, long conversation, string message, int version, string content, params string[] places)
    {
        var trace = new TurnTrace(null, [], [[.. places]], null, [], content, "model");
        return open.Storage.SaveAsync(ATurn.Of(conversation, message, version) with { At = AnItem.Now.AddHours(-1), Trace = StoredJson.Write(trace) });
    }
}
