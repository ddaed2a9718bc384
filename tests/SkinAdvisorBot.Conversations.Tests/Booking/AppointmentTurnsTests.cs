using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class AppointmentTurnsTests
{
    [Fact]
    public void The_visit_of_this_chat_is_told_without_a_code()
    {
        var caller = new ACaller();
        caller.Books();

        var said = caller.Says("when is my appointment?", "check_appointment");

        Assert.Contains("Tuesday, December 8, at 3 pm", said, StringComparison.Ordinal);
        Assert.Null(caller.State.Flow);
    }

    [Fact]
    public void A_visit_is_cancelled_only_after_a_yes_and_frees_its_time_and_reminders()
    {
        var caller = new ACaller();
        caller.Books(18);
        Assert.Contains(caller.Book.Notices, notice => notice.Kind.StartsWith("reminder", StringComparison.Ordinal));

        caller.Says("I need to cancel my appointment", "cancel_appointment");
        Assert.Single(caller.Book.Booked());
        caller.Says("yes cancel it", "affirm");

        Assert.Empty(caller.Book.Booked());
        Assert.Empty(caller.Book.Busy(caller.Now, caller.Now.AddDays(60), caller.Now));
        Assert.DoesNotContain(caller.Book.Notices, notice => notice.Kind.StartsWith("reminder", StringComparison.Ordinal));
    }

    [Fact]
    public void A_no_keeps_the_visit()
    {
        var caller = new ACaller();
        caller.Books();
        caller.Says("cancel my appointment", "cancel_appointment");

        caller.Says("no, keep it", "deny");

        Assert.Single(caller.Book.Booked());
        Assert.Null(caller.State.Flow);
    }

    [Fact]
    public void A_visit_moves_and_keeps_its_number()
    {
        var caller = new ACaller();
        caller.Books();
        var id = caller.Book.Booked().Single().Id;

        caller.Says("can I move it to the 9th at 10", "reschedule_appointment", ACaller.At(9, 10));
        Assert.Equal("reschedule:confirm", caller.Step);
        caller.Says("yes", "affirm");

        var visit = Assert.Single(caller.Book.Booked());
        Assert.Equal((id, 9, 10, 1), (visit.Id, visit.Slot.Start.Day, visit.Slot.Start.Hour, visit.Sequence));
    }

    [Fact]
    public void Cancelling_can_turn_into_moving()
    {
        var caller = new ACaller();
        caller.Books();
        caller.Says("cancel my appointment", "cancel_appointment");

        caller.Says("move it instead", "reschedule_appointment");

        Assert.Equal("reschedule:choose-slot", caller.Step);
        Assert.Single(caller.Book.Booked());
    }

    [Fact]
    public void From_elsewhere_a_visit_is_found_with_a_code_sent_to_its_address()
    {
        var book = new MemoryBook();
        new ACaller(book).Books();
        var stranger = new ACaller(book);

        stranger.Says("when is my appointment", "check_appointment");
        var asked = stranger.Says("ana@example.com", email: "ana@example.com");
        Assert.DoesNotContain("December 8", asked, StringComparison.Ordinal);
        Assert.Equal("123456", Assert.Single(book.Notices, notice => notice.Kind == "notice_code").Code);

        Assert.Contains("December 8", stranger.Says("123456"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_code_tells_nothing_and_five_end_it()
    {
        var book = new MemoryBook();
        new ACaller(book).Books();
        var stranger = new ACaller(book);
        stranger.Says("when is my appointment", "check_appointment");
        stranger.Says("ana@example.com", email: "ana@example.com");

        for (var i = 0; i < BookingPlan.CodeTries; i++)
            Assert.DoesNotContain("December 8", stranger.Says("654321"), StringComparison.Ordinal);

        Assert.DoesNotContain("December 8", stranger.Says("123456"), StringComparison.Ordinal);
        Assert.Equal("check:find", stranger.Step);
    }

    [Fact]
    public void A_code_older_than_ten_minutes_opens_nothing()
    {
        var book = new MemoryBook();
        new ACaller(book).Books();
        var stranger = new ACaller(book);
        stranger.Says("when is my appointment", "check_appointment");
        stranger.Says("ana@example.com", email: "ana@example.com");

        stranger.Now = stranger.Now.AddMinutes(11);

        Assert.DoesNotContain("December 8", stranger.Says("123456"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_can_try_out_who_comes_here()
    {
        var book = new MemoryBook();
        new ACaller(book).Books();
        string Asked(string email)
        {
            var stranger = new ACaller(book);
            stranger.Says("when is my appointment", "check_appointment");
            return stranger.Says(email, email: email);
        }

        Assert.Equal(Asked("ana@example.com"), Asked("nobody@example.com"));
        Assert.Single(book.Notices, notice => notice.Kind == "notice_code");
    }

    [Theory]
    [InlineData("C", "confirmed")]
    [InlineData("confirm", "confirmed")]
    [InlineData("running late, 10 min", "running late")]
    public void A_reminder_is_answered_in_plain_words(string text, string remark)
    {
        var caller = new ACaller();
        caller.Books();
        var id = caller.Book.Booked().Single().Id;
        caller.State = caller.State with { Reminded = id };

        caller.Says(text, "affirm");

        Assert.StartsWith($"{remark}, 2026-12-01", caller.Book.Find(id)!.Notes[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_can_not_make_it_is_asked_before_anything_is_cancelled()
    {
        var caller = new ACaller();
        caller.Books();
        caller.State = caller.State with { Reminded = caller.Book.Booked().Single().Id };

        caller.Says("can't make it sorry", "give_information");

        Assert.Equal("cancel:confirm", caller.Step);
        Assert.Single(caller.Book.Booked());
    }

    [Fact]
    public void Who_has_to_wait_gets_a_reminder_and_no_slot()
    {
        var caller = new ACaller();
        var told = AMeaning.Of("book_appointment").InWords("can i book, i'm pregnant") with { Facts = [new Fact(FactNames.Pregnant)] };
        caller.Hears("can i book, i'm pregnant", told);
        Assert.Equal("defer", caller.State.Outcome);

        caller.Says("remind me in june, ana@example.com", when: new TimeWish { Windows = [new(new(2027, 6, 1), new(2027, 6, 30), [], null, null)] }, email: "ana@example.com");

        var notice = Assert.Single(caller.Book.Notices);
        Assert.Equal(("reminder_later", "ana@example.com", 6), (notice.Kind, notice.To, notice.Due.Month));
        Assert.Empty(caller.Book.Booked());
    }

    [Fact]
    public void A_second_visit_is_asked_about_first()
    {
        var caller = new ACaller();
        caller.Books();

        var said = caller.Says("I want to book an appointment", "book_appointment");

        Assert.Contains("December 8", said, StringComparison.Ordinal);
        caller.Says("book another one please", "book_appointment");
        Assert.StartsWith("booking:", caller.Step, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_can_not_come_any_more_is_asked_about_the_visit_and_not_about_dying()
    {
        var caller = new ACaller();
        caller.Books();
        var vague = AMeaning.Of("stop").InWords("i cant come anymore") with { Suspicion = new Suspicion("R11", 0.3, IsFirm: false), Urgency = 0.3 };

        caller.Hears("i cant come anymore", vague);

        Assert.Equal("cancel:confirm", caller.Step);
        Assert.Single(caller.Book.Booked());
    }
}
