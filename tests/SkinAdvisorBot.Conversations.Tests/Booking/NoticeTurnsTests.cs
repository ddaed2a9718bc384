using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>What the bot says unasked, in the shipped words.</summary>
public sealed class NoticeTurnsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 6, 10, 0, 0, TimeSpan.FromHours(-5));

    private static readonly Slot Slot = new("combined-consultation", Now.AddDays(2).AddHours(5), Now.AddDays(2).AddHours(5.75), "demo-clinician-a", "demo-room-1", ["demo-skin-camera"]);

    private static readonly Appointment Visit = new("A1", Slot, AppointmentStatus.Booked, null, 0, new Contact("Ana Cole", "+12125550142", null, null), []);

    private static readonly Appointment Hold = Visit with { Id = "H1", Status = AppointmentStatus.Held, HeldUntil = Now.AddHours(4), Contact = null };

    [Theory]
    [InlineData("reminder_week")]
    [InlineData("reminder_days")]
    [InlineData("reminder_hours")]
    [InlineData("notice_booked")]
    [InlineData("notice_moved")]
    [InlineData("notice_cancelled")]
    public void A_notice_of_a_visit_names_clinic_day_hour_and_zone(string kind)
    {
        foreach (var channel in Enum.GetValues<ChannelKind>())
        {
            var text = Text(Tell(kind, Visit, channel));

            Assert.Contains("Fifth Avenue Aesthetics", text, StringComparison.Ordinal);
            Assert.Contains("Tuesday, December 8, at 3 pm (New York time)", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_time_is_the_clinics_wherever_the_service_runs()
    {
        var abroad = Visit with { Slot = Slot with { Start = Slot.Start.ToUniversalTime(), End = Slot.End.ToUniversalTime() } };

        var turn = Advisor.Notify(Conversation.Empty, new Notice("reminder_days", Now, "A1", null, null), abroad, ChannelKind.Sms, ShippedContent.Playbook, Now.ToUniversalTime());

        Assert.Contains("Tuesday, December 8, at 3 pm", Text(turn), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_here_makes_the_next_words_its_answer()
    {
        var caller = new ACaller();
        caller.Books();
        var id = caller.State.Appointments[0];

        caller.State = Advisor.Notify(caller.State, new Notice("reminder_days", Now, id, null, null), caller.Book.Find(id), ChannelKind.Web, ShippedContent.Playbook, Now).After;
        caller.Now = Now;
        var answer = caller.Says("C");

        Assert.Contains("Tuesday, December 8", answer, StringComparison.Ordinal);
        Assert.Contains("reminded_confirmed", caller.State.LastKeys);
    }

    [Fact]
    public void Nothing_that_was_asked_before_is_forgotten_over_a_reminder()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();
        var before = caller.State;

        var after = Tell("reminder_days", Visit, ChannelKind.Web, before).After;

        Assert.Equal((before.Flow, before.Booking, before.Heard), (after.Flow, after.Booking, after.Heard));
        Assert.Equal("A1", after.Reminded);
    }

    [Fact]
    public void Two_reminders_in_one_conversation_do_not_say_the_same_words()
    {
        var first = Tell("reminder_days", Visit, ChannelKind.Web);

        Assert.NotEqual(Text(first), Text(Tell("reminder_days", Visit, ChannelKind.Web, first.After)));
    }

    [Fact]
    public void A_code_is_told_and_nothing_of_a_visit()
    {
        var text = Text(Advisor.Notify(Conversation.Empty, new Notice("notice_code", Now, null, "+12125550142", "004711"), null, ChannelKind.Sms, ShippedContent.Playbook, Now));

        Assert.Contains("004711", text, StringComparison.Ordinal);
        Assert.DoesNotContain("December", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_freed_time_is_offered_until_its_deadline_and_a_yes_has_something_to_refer_to()
    {
        var turn = Tell("waitlist_offer", Hold, ChannelKind.Web);

        Assert.Contains("until 2 pm", Text(turn), StringComparison.Ordinal);
        Assert.Equal(("H1", null), (turn.After.Offered, turn.After.Reminded));
        Assert.Equal(["Yes, book it", "No, thank you"], turn.Replies.Single().Suggestions);
    }

    [Fact]
    public void A_deadline_on_another_day_names_the_day() =>
        Assert.Contains("until Monday, December 7, at noon", Text(Tell("waitlist_notice", Hold with { HeldUntil = Now.AddHours(26) }, ChannelKind.Sms)), StringComparison.Ordinal);

    [Fact]
    public void Words_for_a_phone_hold_no_marks_and_stay_within_three_segments()
    {
        foreach (var kind in new[] { "reminder_week", "reminder_days", "reminder_hours", "notice_booked", "notice_moved", "notice_cancelled", "waitlist_notice", "waitlist_offer" })
        {
            var text = Text(Tell(kind, kind.StartsWith("waitlist", StringComparison.Ordinal) ? Hold : Visit, ChannelKind.Sms));

            Assert.DoesNotContain('*', text);
            Assert.InRange(text.Length, 20, 3 * 153);
        }
    }

    [Fact]
    public void A_subject_tells_a_code_from_the_rest_and_says_no_more()
    {
        Assert.Equal("Fifth Avenue Aesthetics: your code", Advisor.Subject(new Notice("notice_code", Now, null, "kim@example.com", "004711"), ShippedContent.Playbook));
        Assert.Equal("Fifth Avenue Aesthetics: about your visit", Advisor.Subject(new Notice("reminder_days", Now, "A1", "kim@example.com", null), ShippedContent.Playbook));
    }

    private static Turn Tell(string kind, Appointment appointment, ChannelKind channel, Conversation? before = null) =>
        Advisor.Notify(before ?? Conversation.Empty, new Notice(kind, Now, appointment.Id, null, null), appointment, channel, ShippedContent.Playbook, Now);

    private static string Text(Turn turn) => Assert.Single(turn.Replies).Text;
}
