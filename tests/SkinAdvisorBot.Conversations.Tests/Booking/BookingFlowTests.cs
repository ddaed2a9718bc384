using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class BookingFlowTests
{
    [Fact]
    public void A_visit_is_booked_once_with_all_that_was_told()
    {
        var caller = new ACaller();

        caller.ReachesTheReadBack();
        Assert.Empty(caller.Book.Booked());
        var said = caller.Says("yes, book it", "affirm");

        var visit = Assert.Single(caller.Book.Booked());
        Assert.Equal(("combined-consultation", "Ana Cole", "ana@example.com"), (visit.Slot.Visit, visit.Contact!.Name, visit.Contact.Email));
        Assert.Equal(new DateTimeOffset(2026, 12, 8, 15, 0, 0, TimeSpan.FromHours(-5)), visit.Slot.Start);
        Assert.Contains(visit.Id, said, StringComparison.Ordinal);
        Assert.Contains("Tuesday, December 8, at 3 pm", said, StringComparison.Ordinal);
        Assert.Contains("New York time", said, StringComparison.Ordinal);
        Assert.Null(caller.State.Flow);
    }

    [Fact]
    public void Three_times_are_offered_and_the_second_is_taken_by_its_number()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up please", "book_appointment");
        caller.Says("no");

        var offered = caller.State.Booking!.Offered;
        caller.Says("2");

        Assert.Equal(3, offered.Length);
        Assert.Equal(offered[1], caller.State.Booking!.Slot);
    }

    [Fact]
    public void No_time_is_shown_before_the_reasons_to_wait_were_asked()
    {
        var caller = new ACaller();

        var said = caller.Says("book a follow-up for Dec 8 at 3", "book_appointment", when: ACaller.At(8, 15));

        Assert.Equal("booking:fit", caller.Step);
        Assert.Contains("isotretinoin", said, StringComparison.Ordinal);
        Assert.DoesNotContain("December 8", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_to_wait_closes_the_booking_and_gives_the_slot_back()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        var meaning = AMeaning.Of("give_information").InWords("wait, I'm pregnant") with { Facts = [new Fact(FactNames.Pregnant)] };
        caller.Hears("wait, I'm pregnant", meaning);

        Assert.Equal("defer", caller.State.Outcome);
        Assert.False(caller.State.Booking!.IsOpen);
        Assert.Contains(caller.Last!.Changes, change => change is BookingChange.Release);
        Assert.Empty(caller.Book.Busy(caller.Now, caller.Now.AddDays(60), caller.Now));
    }

    [Fact]
    public void A_red_flag_in_the_middle_comes_first_and_no_slot_stays_held()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        var said = caller.Says("my tongue is swelling and i cant breathe");

        Assert.Contains("911", said, StringComparison.Ordinal);
        Assert.Empty(caller.Book.Busy(caller.Now, caller.Now.AddDays(60), caller.Now));
        Assert.DoesNotContain("Shall I book", said, StringComparison.Ordinal);
    }

    [Fact]
    public void One_sentence_may_hold_everything()
    {
        var caller = new ACaller();
        caller.Says("book me a follow-up for december 8 3pm, Ana Cole, ana@example.com", "book_appointment", ACaller.At(8, 15), email: "ana@example.com");

        var said = caller.Says("no");

        Assert.Equal("booking:confirm", caller.Step);
        Assert.Contains("Ana Cole", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slot_that_someone_else_took_is_said_and_others_are_offered()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();
        var slot = caller.State.Booking!.Slot!;

        // The hold lapses, and somebody else books the time with every clinician.
        caller.Now = caller.Now.AddHours(3);
        var calendar = ACaller.Content.Clinic.Calendar!;
        foreach (var room in calendar.FindVisit(slot.Visit)!.Rooms)
        {
            if (SlotFinder.Find(calendar, new SlotQuery(slot.Visit) { Wish = ACaller.At(8, 15), Count = 1 }, caller.Book, caller.Now) is [var free] && free.Start == slot.Start)
                caller.Book.Take(free, caller.Now);
        }

        var said = caller.Says("yes, book it", "affirm");

        Assert.True(said.Contains("taken", StringComparison.Ordinal), said);
        Assert.Equal("booking:choose-slot", caller.Step);
        Assert.Equal(3, caller.State.Booking!.Offered.Length);
        Assert.DoesNotContain(caller.Book.Booked(), visit => visit.Contact!.Name == "Ana Cole");
    }

    [Fact]
    public void Another_time_after_the_choice_gives_the_old_one_back()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        caller.Says("make it the 9th at 10 instead", when: ACaller.At(9, 10));

        Assert.Equal("booking:confirm", caller.Step);
        Assert.Equal(9, caller.State.Booking!.Slot!.Start.Day);
        Assert.DoesNotContain(caller.Book.Busy(caller.Now, caller.Now.AddDays(30), caller.Now), busy => busy.From.Day == 8);
    }

    [Theory]
    [InlineData("the name is wrong", "booking:name")]
    [InlineData("another time please", "booking:choose-slot")]
    [InlineData("wrong e-mail", "booking:contact")]
    [InlineData("no", "booking:change")]
    public void At_the_read_back_everything_can_be_corrected(string text, string step)
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        caller.Says(text, "deny");

        Assert.Equal(step, caller.Step);
    }

    [Fact]
    public void A_question_in_the_middle_is_answered_and_the_desk_asks_again()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up", "book_appointment");
        caller.Says("no");
        caller.Says("1");

        var said = caller.Says("what are exosomes?", "ask_definition", topics: "exosomes");

        Assert.Contains("vesicle", said, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("name", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("booking:name", caller.Step);
    }

    [Fact]
    public void Leaving_books_nothing_and_the_next_day_goes_on_with_what_was_told()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        caller.Says("never mind", "stop");
        Assert.Null(caller.State.Flow);
        Assert.Empty(caller.Book.Busy(caller.Now, caller.Now.AddDays(60), caller.Now));
        caller.Now = caller.Now.AddDays(1);
        caller.Says("ok let's book it after all", "book_appointment");

        Assert.Equal("booking:confirm", caller.Step);
        Assert.Equal("Ana Cole", caller.State.Booking!.Name);
    }

    [Fact]
    public void Consent_is_kept_with_time_question_and_answer()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm, Ana Cole", "book_appointment", ACaller.At(8, 15));
        caller.Says("no");
        caller.Says("212 555 0142", phone: "+12125550142");
        caller.Says("yes you may", "affirm");
        caller.Says("yes", "affirm");

        var consent = Assert.Single(caller.Book.Booked()).Contact!.TextConsent!;
        Assert.Equal((caller.Now, "yes you may"), (consent.At, consent.Answer));
        Assert.Contains("(212) 555-0142", consent.Question, StringComparison.Ordinal);
        Assert.Contains(caller.Book.Notices, notice => notice.To == "+12125550142");
    }

    [Fact]
    public void Who_wants_no_texts_gets_none()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 20 3pm, Ana Cole", "book_appointment", ACaller.At(18, 15));
        caller.Says("no");
        caller.Says("212 555 0142", phone: "+12125550142");
        caller.Says("no", "deny");
        caller.Says("yes", "affirm");

        Assert.Null(Assert.Single(caller.Book.Booked()).Contact!.TextConsent);
        Assert.DoesNotContain(caller.Book.Notices, notice => notice.To == "+12125550142");
    }

    [Fact]
    public void A_thumb_up_confirms()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        caller.Hears("👍", null);

        Assert.Single(caller.Book.Booked());
    }

    [Fact]
    public void An_emoji_name_is_refused_and_the_name_asked_again()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm", "book_appointment", ACaller.At(8, 15));
        caller.Says("no");

        caller.Hears("😀😀😀", null);
        Assert.Equal("booking:name", caller.Step);
        caller.Hears(new string('x', 10_000), null);

        Assert.Equal("booking:name", caller.Step);
        Assert.Null(caller.State.Booking!.Name);
    }

    [Fact]
    public void What_is_not_understood_twice_offers_a_person()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm", "book_appointment", ACaller.At(8, 15));
        caller.Says("no");
        caller.Says("<<>>");
        caller.Says("zzz zzz zzz zzz zzz zzz zzz");

        var said = caller.Says("zzz zzz zzz zzz zzz zzz zzz");

        Assert.Contains("212-555-0100", said, StringComparison.Ordinal);
        Assert.Equal("booking:name", caller.Step);
    }

    [Fact]
    public void On_sms_offers_are_numbered_lines_without_buttons()
    {
        var caller = new ACaller(channel: ChannelKind.Sms);
        caller.Says("book a follow-up", "book_appointment");

        var said = caller.Says("no");

        Assert.Contains("\n1 ", said, StringComparison.Ordinal);
        Assert.Contains("\n3 ", said, StringComparison.Ordinal);
        Assert.All(caller.Last!.Replies, reply => Assert.Empty(reply.Suggestions));
    }

    [Fact]
    public void A_time_that_is_taken_leads_to_others_of_the_same_day()
    {
        var caller = new ACaller();
        var calendar = ACaller.Content.Clinic.Calendar!;
        while (SlotFinder.Find(calendar, new SlotQuery("follow-up") { Wish = ACaller.At(8, 15), Count = 1 }, caller.Book, caller.Now) is [var free] && free.Start.Hour == 15 && free.Start.Minute == 0)
            caller.Book.Take(free, caller.Now);
        caller.Says("book a follow-up for december 8 at 3", "book_appointment", ACaller.At(8, 15));

        var said = caller.Says("no");

        Assert.Contains("nothing", said, StringComparison.OrdinalIgnoreCase);
        Assert.All(caller.State.Booking!.Offered, slot => Assert.Equal(8, slot.Start.Day));
    }

    [Fact]
    public void A_visit_for_somebody_else_asks_for_their_name()
    {
        var caller = new ACaller();

        Assert.Contains("your mother", caller.Says("book a follow-up for my mother, december 8 at 3", "book_appointment", ACaller.At(8, 15)), StringComparison.Ordinal);
        Assert.Contains("mother's name", caller.Says("no"), StringComparison.Ordinal);
        caller.Says("Rosa Cole");
        caller.Says("ana@example.com", email: "ana@example.com");
        caller.Says("yes", "affirm");

        Assert.Equal("Rosa Cole", Assert.Single(caller.Book.Booked()).Contact!.Name);
    }

    [Fact]
    public void The_clinician_wished_for_is_the_one_who_is_booked()
    {
        var caller = new ACaller();
        caller.Says("book a skin consultation with Demo Clinician B", "book_appointment");

        caller.Says("no");

        Assert.All(caller.State.Booking!.Offered, slot => Assert.Equal("demo-clinician-b", slot.Provider));
    }

    [Fact]
    public void Who_finds_no_time_is_put_on_the_wait_list_and_takes_the_one_that_comes_free()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 in the morning", "book_appointment", ACaller.On(8, new HourRange(new(9, 0), new(9, 0))));
        caller.Says("no");
        caller.Says("none of these, put me on the wait list");
        Assert.Equal("follow-up", Assert.Single(caller.Book.Waiting).Visit);

        // What the desk's service does when a time comes free.
        var calendar = ACaller.Content.Clinic.Calendar!;
        var slot = SlotFinder.Find(calendar, new SlotQuery("follow-up") { Wish = ACaller.At(8, 9), Count = 1 }, caller.Book, caller.Now).Single();
        caller.Book.Apply([new BookingChange.Hold(new Appointment("FREED", slot, AppointmentStatus.Held, caller.Now.AddHours(4), 0, null, []))], caller.Now);
        caller.State = caller.State with { Offered = "FREED", Flow = null, Booking = caller.State.Booking! with { IsOpen = false } };
        caller.Says("yes please", "affirm");
        caller.Says("no");
        caller.Says("Ana Cole");
        caller.Says("ana@example.com", email: "ana@example.com");
        caller.Says("yes", "affirm");

        Assert.Equal(("FREED", slot.Start), (Assert.Single(caller.Book.Booked()).Id, caller.Book.Booked().Single().Slot.Start));
        Assert.Empty(caller.Book.Waiting);
    }

    [Theory]
    [InlineData("hmm no make it thursday", true)]
    [InlineData("I don't know", false)]
    [InlineData("not sure, maybe", false)]
    [InlineData("it's about my cheeks", false)]
    [InlineData("do you mean spray tan?", false)]
    [InlineData("no idea what that is", false)]
    public void Only_an_answer_to_it_settles_the_question_about_reasons_to_wait(string text, bool namesTime)
    {
        var caller = new ACaller();
        caller.Says("book a follow-up", "book_appointment");

        var meaning = AMeaning.Of("give_information").InWords(text) with { When = namesTime ? ACaller.On(3) : null, Facts = [new Fact(FactNames.Area, "cheek")] };
        caller.Hears(text, meaning);

        Assert.Equal("booking:fit", caller.Step);
        Assert.Empty(caller.State.Booking!.Offered);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("none of those, and friday works")]
    [InlineData("nothing like that")]
    [InlineData("lol nope")]
    public void A_plain_no_settles_the_question_about_reasons_to_wait(string text)
    {
        var caller = new ACaller();
        caller.Says("book a follow-up", "book_appointment");

        caller.Says(text, when: text.Contains("friday", StringComparison.Ordinal) ? ACaller.On(4) : null);

        Assert.Equal("booking:choose-slot", caller.Step);
    }

    [Fact]
    public void Coming_back_keeps_the_kind_of_visit()
    {
        var caller = new ACaller();
        caller.Says("book a skin consultation", "book_appointment");
        caller.Says("no");
        caller.Says("never mind", "stop");

        caller.Says("hi again, i want the follow up on that, lets book it", "book_appointment");

        Assert.Equal("skin-consultation", caller.State.Booking!.Visit);
    }
}
