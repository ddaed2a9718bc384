using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Notices;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Tests.Appointments;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Notices;

public sealed class NoticeSenderTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_reminder_in_the_conversation_is_said_when_it_is_due_and_once()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", to: null, hours: 48));

        await desk.SendDueAsync();
        var before = await desk.SaidAsync("c");
        desk.Clock.SetUtcNow(RunningDesk.Visit("A").Slot.Start.AddHours(-48));
        await desk.SendDueAsync();
        await desk.SendDueAsync();

        Assert.Equal(["done"], before);
        Assert.Equal(["done", "Fifth Avenue Aesthetics: your visit is on Friday, December 4, at 3 pm (New York time). Reply C to confirm, or write if you can't make it."], await desk.SaidAsync("c"));
        Assert.Equal(["Sent"], States());
        Assert.Equal([[3L, 4L, DBNull.Value]], _data.Query("SELECT number, first_sequence, message_id FROM turn WHERE number > 2"));
    }

    [Fact]
    public async Task A_reminder_in_the_conversation_makes_it_know_which_visit_is_meant()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", to: null, hours: 48));
        desk.Clock.SetUtcNow(RunningDesk.Visit("A").Slot.Start.AddHours(-48));

        await desk.SendDueAsync();

        Assert.Equal("A", desk.Get<ConversationReader>().FindState("c")!.State.Reminded);
        await desk.ChangeAsync("c");
        var rest = await desk.Get<ITranscript>().ReadAsync("c", after: 3, most: 10, TestContext.Current.CancellationToken);
        Assert.Equal([(4L, true, null), (5, false, null), (6, true, 5L)], rest.Select(entry => (entry.Sequence, entry.Reply is not null, entry.ReplyTo)));
    }

    [Fact]
    public async Task A_text_goes_to_the_phone_and_a_mail_with_the_visit_to_the_address()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77));
        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_booked", desk.Now, "A", RunningDesk.Email, null)));

        await desk.SendDueAsync();

        var text = Assert.Single(desk.Sms.Sent);
        Assert.Equal(RunningDesk.Phone, text.To);
        Assert.Contains("your visit is on Friday, December 4, at 3 pm", text.Text, StringComparison.Ordinal);
        var mail = Assert.Single(desk.Mail.Sent);
        Assert.Equal((RunningDesk.Email, "Fifth Avenue Aesthetics: about your visit"), (mail.To, mail.Subject));
        Assert.StartsWith("A@", IcsText.Value(mail.Calendar!.Text, "UID"), StringComparison.Ordinal);
        Assert.Matches("^notice-2-[0-9]+$", mail.Id);
        Assert.Equal(["Sent", "Sent"], States());
        Assert.Equal([["SM1"], ["mail"]], _data.Query("SELECT provider_id FROM notice ORDER BY key"));
    }

    [Fact]
    public async Task News_of_a_change_takes_the_visit_along_so_that_calendars_follow_it()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"));
        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_booked", desk.Now, "A", RunningDesk.Email, null)));
        await desk.SendDueAsync();

        await desk.ChangeAsync("c", new BookingChange.Move("A", 0, RunningDesk.SlotAt(12), []), News("notice_moved", desk));
        await desk.SendDueAsync();
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 1), News("notice_cancelled", desk));
        await desk.SendDueAsync();

        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], desk.Mail.Sent.Select(mail => mail.Calendar!.Method));
        Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], desk.Mail.Sent.Select(mail => IcsText.Value(mail.Calendar!.Text, "METHOD")));
        Assert.Equal(["0", "1", "2"], desk.Mail.Sent.Select(mail => IcsText.Value(mail.Calendar!.Text, "SEQUENCE")));
        Assert.Single(desk.Mail.Sent.Select(mail => (IcsText.Value(mail.Calendar!.Text, "UID"), IcsText.Lines(mail.Calendar!.Text).Single(line => line.StartsWith("ORGANIZER", StringComparison.Ordinal)))).Distinct());
        Assert.Contains("moved to Friday, December 4, at noon", desk.Mail.Sent.ElementAt(1).Text, StringComparison.Ordinal);
        Assert.Contains("Friday, December 4, at noon (New York time) is cancelled", desk.Mail.Sent.ElementAt(2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_that_a_further_change_overtook_is_never_sent()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"));
        desk.Mail.Next(new SendOutcome.Later("busy"));

        await desk.ChangeAsync("c", new BookingChange.Move("A", 0, RunningDesk.SlotAt(12), []), News("notice_moved", desk));
        await desk.SendDueAsync();
        await desk.ChangeAsync("c", new BookingChange.Move("A", 1, RunningDesk.SlotAt(13), []), News("notice_moved", desk));
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 2), News("notice_cancelled", desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.SendDueAsync();

        Assert.Equal(["REQUEST", "CANCEL"], desk.Mail.Sent.Select(mail => mail.Calendar!.Method));
        Assert.Equal(["Dropped", "Dropped", "Sent"], States());
    }

    [Fact]
    public async Task A_code_is_told_at_once_even_at_night_and_no_longer_than_it_holds()
    {
        await using var desk = await StartAsync(new DateTimeOffset(2026, 12, 1, 23, 30, 0, RunningDesk.Tuesday.Offset));
        await desk.ChangeAsync("c", Code(desk.Now, "111111"));
        await desk.SendDueAsync();

        await desk.ChangeAsync("c", Code(desk.Now, "222222"));
        desk.Clock.Advance(BookingPlan.CodeLife + TimeSpan.FromSeconds(1));
        await desk.SendDueAsync();

        Assert.Contains("111111", Assert.Single(desk.Sms.Sent).Text, StringComparison.Ordinal);
        Assert.Equal(["Sent", "Dropped"], States());
    }

    [Fact]
    public async Task A_phone_is_left_in_peace_in_the_quiet_hours_and_a_web_chat_is_told()
    {
        await using var desk = await StartAsync(new DateTimeOffset(2026, 12, 1, 21, 0, 0, RunningDesk.Tuesday.Offset));
        await desk.OpenAsync("texts", ChannelKind.Sms);
        await desk.BookAsync("texts", RunningDesk.Visit("A", hour: 11), Reminder("A", to: null, hours: 62, hour: 11));
        await desk.BookAsync("c", RunningDesk.Visit("B", hour: 12), Reminder("B", RunningDesk.Phone, hours: 63, hour: 12));
        await desk.BookAsync("c", RunningDesk.Visit("C", hour: 13), Reminder("C", to: null, hours: 64, hour: 13));

        await desk.SendDueAsync();
        var atNight = (desk.Sms.Sent.Count, (await desk.SaidAsync("texts")).Length, (await desk.SaidAsync("c")).Length);
        desk.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 8, 0, 0, RunningDesk.Tuesday.Offset));
        await desk.SendDueAsync();

        Assert.Equal((0, 1, 3), atNight);
        Assert.Equal((1, 2, 3), (desk.Sms.Sent.Count, (await desk.SaidAsync("texts")).Length, (await desk.SaidAsync("c")).Length));
    }

    [Fact]
    public async Task What_is_about_a_visit_that_was_cancelled_moved_or_has_begun_is_never_sent()
    {
        await using var desk = await StartAsync();
        foreach (var (id, hour) in new[] { ("A", 9.0), ("B", 10), ("C", 11) })
            await desk.BookAsync("c", RunningDesk.Visit(id, hour), Reminder(id, RunningDesk.Phone, hours: 24, hour));
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0), new BookingChange.Move("B", 0, RunningDesk.SlotAt(12), [Reminder("B", RunningDesk.Phone, hours: 24, hour: 12)]));

        desk.Clock.SetUtcNow(RunningDesk.SlotAt(11).Start);
        await desk.SendDueAsync();

        Assert.Equal(["Dropped", "Dropped", "Dropped", "Sent"], States());
        Assert.Contains("at noon", Assert.Single(desk.Sms.Sent).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_long_stop_one_reminder_is_sent_and_not_all_that_were_missed()
    {
        await using (var desk = await StartAsync())
            await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 72), Reminder("A", RunningDesk.Phone, hours: 48), Reminder("A", RunningDesk.Email, hours: 48));

        await using var again = await RunningDesk.OnAsync(_data.Location, RunningDesk.Visit("A").Slot.Start.AddHours(-5));
        await again.SendDueAsync();

        Assert.Single(again.Sms.Sent);
        Assert.Single(again.Mail.Sent);
        Assert.Equal(["Dropped", "Sent", "Sent"], States());
    }

    [Fact]
    public async Task A_provider_that_asks_for_patience_gets_it_and_the_waits_grow()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77));
        desk.Sms.Next(new SendOutcome.Later("busy"));
        desk.Sms.Next(new SendOutcome.Later("busy", TimeSpan.FromMinutes(7)));
        desk.Sms.Next(new SendOutcome.Later("busy"));

        await desk.SendDueAsync();
        foreach (var wait in new[] { TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(7), TimeSpan.FromSeconds(60) })
        {
            Assert.Equal(desk.Now + wait, desk.Notices.NextDue());
            desk.Clock.Advance(wait - TimeSpan.FromMilliseconds(1));
            await desk.SendDueAsync();
            Assert.Equal(["Planned"], States());
            desk.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await desk.SendDueAsync();
        }

        Assert.Equal(["Sent"], States());
        Assert.Equal(4, desk.Sms.Sent.Count);
    }

    [Fact]
    public async Task What_can_not_be_sent_is_given_up_where_everybody_can_see_it()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A", day: 20), new Notice("reminder_days", desk.Now, "A", RunningDesk.Email, null));
        desk.Mail.Next(new SendOutcome.Refused("The mail server answered 550."));
        await desk.BookAsync("c", RunningDesk.Visit("B", day: 20, hour: 16), new Notice("reminder_days", desk.Now, "B", RunningDesk.Phone, null));
        for (var n = 0; n < NoticeSender.MaxAttempts; n++)
            desk.Sms.Next(new SendOutcome.Later("Twilio answered 429, code 20429."));

        for (var hour = 0; hour < 60; hour++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(10));
            await desk.SendDueAsync();
        }

        Assert.Equal(NoticeSender.MaxAttempts, desk.Sms.Sent.Count);
        Assert.Equal(
            [("Twilio answered 429, code 20429.", NoticeState.GivenUp), ("The mail server answered 550.", NoticeState.GivenUp)],
            desk.Notices.Unsent(RunningDesk.Tuesday, 10).Select(notice => (notice.Reason, notice.State)).OrderByDescending(entry => entry.Reason, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lost_answer_is_shown_and_nothing_is_sent_again()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77));
        desk.Sms.Next(new SendOutcome.Unsure("Twilio did not answer within 30 seconds."));

        await desk.SendDueAsync();
        desk.Clock.Advance(TimeSpan.FromHours(3));
        await desk.SendDueAsync();

        Assert.Single(desk.Sms.Sent);
        Assert.Equal(("Twilio did not answer within 30 seconds.", NoticeState.Unsure), desk.Notices.Unsent(RunningDesk.Tuesday, 10).Select(notice => (notice.Reason, notice.State)).Single());
    }

    [Fact]
    public async Task A_gateway_that_throws_leaves_it_open_too()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77));
        desk.Sms.Next(() => throw new InvalidOperationException("a bug"));

        await desk.SendDueAsync();
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.SendDueAsync();

        Assert.Equal((1, "Unsure"), (desk.Sms.Sent.Count, States().Single()));
    }

    [Fact]
    public async Task Who_said_stop_to_the_provider_gets_no_text_ever_again()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77));
        desk.Sms.Next(new SendOutcome.Refused("Twilio answered 400, code 21610.", IsOptOut: true));
        await desk.SendDueAsync();

        await desk.ChangeAsync("c", Code(desk.Now, "111111"));
        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_code", desk.Now, null, "+12125550199", "222222")));
        await desk.SendDueAsync();

        Assert.Equal([RunningDesk.Phone, "+12125550199"], desk.Sms.Sent.Select(text => text.To));
        Assert.Equal(["GivenUp", "GivenUp", "Sent"], States());
        Assert.Equal([["They want no texts."]], _data.Query("SELECT last_error FROM notice WHERE key = 2"));
        Assert.DoesNotContain("5550142", string.Join(' ', _data.Query("SELECT hex(number_hash) FROM opt_out_entry").SelectMany(row => row)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_dies_after_its_claim_loses_nothing()
    {
        await using (var desk = await StartAsync())
        {
            await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", RunningDesk.Phone, hours: 77), Reminder("A", to: null, hours: 77));
            Assert.Equal(2, (await desk.Get<NoticeSender>().ClaimDueAsync(10, TestContext.Current.CancellationToken)).Count);
        }

        await using var again = await RunningDesk.OnAsync(_data.Location);
        await again.SendDueAsync();
        var before = (again.Sms.Sent.Count, (await again.SaidAsync("c")).Length);
        again.Clock.Advance(TimeSpan.FromMinutes(5));
        await again.SendDueAsync();

        Assert.Equal((0, 1), before);
        Assert.Equal((1, 2), (again.Sms.Sent.Count, (await again.SaidAsync("c")).Length));
        Assert.Equal(["Sent", "Sent"], States());
    }

    [Fact]
    public async Task However_many_senders_deliver_one_claim_the_conversation_hears_it_once()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", to: null, hours: 77));
        var sender = desk.Get<NoticeSender>();
        var claimed = (await sender.ClaimDueAsync(10, TestContext.Current.CancellationToken)).Single();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sender.DeliverAsync(claimed)));

        Assert.Equal(2, (await desk.SaidAsync("c")).Length);
    }

    [Fact]
    public async Task A_visit_cancelled_between_claim_and_word_is_not_reminded_of()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", to: null, hours: 77), Reminder("A", RunningDesk.Phone, hours: 77));
        var sender = desk.Get<NoticeSender>();
        var claimed = await sender.ClaimDueAsync(10, TestContext.Current.CancellationToken);
        desk.Sms.Next(new SendOutcome.Later("busy"));

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await Task.WhenAll(claimed.Select(sender.DeliverAsync));
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await desk.SendDueAsync();

        Assert.Equal(["done", "done"], await desk.SaidAsync("c"));
        Assert.Equal(["Dropped", "Dropped"], States());
        Assert.Single(desk.Sms.Sent);
    }

    [Fact]
    public async Task A_notice_for_a_conversation_that_was_deleted_is_given_up()
    {
        await using var desk = await StartAsync();
        await desk.BookAsync("c", RunningDesk.Visit("A"), Reminder("A", to: null, hours: 77));
        _data.Query("PRAGMA foreign_keys = ON");
        _data.Query("UPDATE notice SET conversation_key = NULL");

        await desk.SendDueAsync();

        Assert.Equal("Its conversation was deleted.", desk.Notices.Unsent(RunningDesk.Tuesday.AddDays(-1), 10).Single().Reason);
    }

    [Fact]
    public async Task Words_that_the_content_lost_are_waited_for()
    {
        await using var desk = await StartAsync();
        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("no_such_words", desk.Now, null, RunningDesk.Phone, null)));

        await desk.SendDueAsync();

        Assert.Equal(["Planned"], States());
        Assert.Equal(desk.Now + TimeSpan.FromMinutes(15), desk.Notices.NextDue());
    }

    public void Dispose() => _data.Dispose();

    private async Task<RunningDesk> StartAsync(DateTimeOffset? now = null)
    {
        var desk = await RunningDesk.OnAsync(_data.Location, now);
        await desk.OpenAsync("c");
        return desk;
    }

    private static Notice Reminder(string appointment, string? to, double hours, double hour = 15, int day = 4) =>
        new(hours > 48 ? "reminder_week" : "reminder_days", RunningDesk.SlotAt(hour, day).Start.AddHours(-hours), appointment, to, null);

    private static BookingChange.Send News(string kind, RunningDesk desk) => new(new Notice(kind, desk.Now, "A", RunningDesk.Email, null));

    private static BookingChange.Send Code(DateTimeOffset now, string code) => new(new Notice("notice_code", now, null, RunningDesk.Phone, code));

    private IEnumerable<string> States() => _data.Query("SELECT state FROM notice ORDER BY key").Select(row => (string)row[0]);
}
