using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class ChangeNoticesTests
{
    private const string Phone = "+12125550142";

    private static readonly TextConsent Agreed = new(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(-5)), "May we text you?", "yes");

    [Fact]
    public void A_move_is_told_by_mail_with_what_was_planned_before_dropped()
    {
        var caller = new ACaller();
        caller.Books();

        Moves(caller);

        Assert.Equal([("notice_moved", "ana@example.com")], Told(caller));
        Assert.DoesNotContain(caller.Book.Notices, notice => notice.Kind == "notice_booked");
    }

    [Fact]
    public void A_cancellation_is_told_by_mail()
    {
        var caller = new ACaller();
        caller.Books();

        Cancels(caller);

        Assert.Equal([("notice_cancelled", "ana@example.com")], Told(caller));
        Assert.Equal(caller.Now, Assert.Single(caller.Book.Notices).Due);
    }

    [Fact]
    public void A_further_change_takes_the_place_of_news_that_has_not_gone_out()
    {
        var caller = new ACaller();
        caller.Books();

        Moves(caller);
        Moves(caller, day: 10);
        var afterMoves = Told(caller);
        Cancels(caller);

        Assert.Equal([("notice_moved", "ana@example.com")], afterMoves);
        Assert.Equal([("notice_cancelled", "ana@example.com")], Told(caller));
    }

    [Fact]
    public void A_text_goes_to_a_phone_that_agreed_when_the_change_was_made_elsewhere()
    {
        foreach (var channel in new[] { ChannelKind.Web, ChannelKind.Teams })
        {
            var caller = WhoHas(new Contact("Ana Cole", Phone, "ana@example.com", Agreed), channel);

            Cancels(caller);

            Assert.Equal([("notice_cancelled", "ana@example.com"), ("notice_cancelled", Phone)], Told(caller));
        }
    }

    [Fact]
    public void No_text_goes_to_a_phone_that_did_not_agree()
    {
        var caller = WhoHas(new Contact("Ana Cole", Phone, Email: null, TextConsent: null), ChannelKind.Web);

        Cancels(caller);

        Assert.Empty(Told(caller));
    }

    [Theory]
    [InlineData(Phone, false)]
    [InlineData("+12125550199", true)]
    [InlineData(null, false)]
    public void Whoever_texts_from_that_phone_gets_no_second_text(string? from, bool isTexted)
    {
        var caller = WhoHas(new Contact("Ana Cole", Phone, Email: null, Agreed), ChannelKind.Sms, from);

        Cancels(caller);

        Assert.Equal(isTexted ? [("notice_cancelled", Phone)] : [], Told(caller));
    }

    private static ACaller WhoHas(Contact contact, ChannelKind channel, string? phone = null)
    {
        var start = new DateTimeOffset(2026, 12, 8, 15, 0, 0, TimeSpan.FromHours(-5));
        var slot = new Slot("combined-consultation", start, start.AddMinutes(45), "demo-clinician-a", "demo-room-1", ["demo-skin-camera"]);
        var visit = new Appointment("A1", slot, AppointmentStatus.Booked, HeldUntil: null, Sequence: 0, contact, []);
        return new ACaller(new MemoryBook(visit), channel) { Phone = phone, State = Conversation.Empty with { Appointments = ["A1"] } };
    }

    private static void Moves(ACaller caller, int day = 9)
    {
        caller.Says($"can I move it to the {day}th at 10", "reschedule_appointment", ACaller.At(day, 10));
        caller.Says("yes", "affirm");
    }

    private static void Cancels(ACaller caller)
    {
        caller.Says("cancel my appointment", "cancel_appointment");
        caller.Says("yes cancel it", "affirm");
        Assert.Empty(caller.Book.Booked());
    }

    private static (string, string?)[] Told(ACaller caller) =>
        [.. caller.Book.Notices.Where(notice => notice.Kind.StartsWith("notice_", StringComparison.Ordinal)).Select(notice => (notice.Kind, notice.To))];
}
