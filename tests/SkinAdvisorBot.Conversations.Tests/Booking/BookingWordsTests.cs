using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>What people say at the desk that points at something said before, or at something else than it seems.</summary>
public sealed class BookingWordsTests
{
    [Theory]
    [InlineData("same time on the 10th please", 10, "Thursday, December 10, at 3 pm")]
    [InlineData("an hour later would be better", 0, "Tuesday, December 8, at 4 pm")]
    [InlineData("could we do half an hour earlier", 0, "Tuesday, December 8, at 2:30 pm")]
    [InlineData("5 hours earlier", 0, "Tuesday, December 8, at 10 am")]
    [InlineData("same time next week", 0, "Tuesday, December 15, at 3 pm")]
    public void A_time_told_against_the_one_kept_is_found(string text, int day, string told)
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        Assert.Contains(told, caller.Says(text, when: day == 0 ? null : ACaller.On(day)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_day_at_another_hour_stays_that_day()
    {
        var caller = new ACaller();
        caller.ReachesTheReadBack();

        var told = caller.Says("the same day but at 11", when: new TimeWish { Windows = [TimeWindow.Any with { At = new TimeOnly(11, 0) }] });

        Assert.Contains("Tuesday, December 8, at 11 am", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visit_can_be_moved_to_the_same_time_of_another_day()
    {
        var caller = new ACaller();
        caller.Books();
        caller.Says("can I move my appointment", "reschedule_appointment");

        Assert.Contains("Thursday, December 10, at 3 pm", caller.Says("same time on thursday the 10th", when: ACaller.On(10)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_day_and_one_too_far_ahead_are_named_as_what_they_are()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up", "book_appointment");
        caller.Says("no, none of these");

        Assert.Contains("closed on Sunday, December 6", caller.Says("sunday the 6th", when: ACaller.On(6)), StringComparison.Ordinal);
        var far = new TimeWish { Windows = [new(new(2027, 6, 1), new(2027, 6, 1), [], null, null)] };
        Assert.Contains("as far ahead as Monday, March 1", caller.Says("june 1st", when: far), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("how long does it take?")]
    [InlineData("how long will it be")]
    [InlineData("wait, how much time do I need for that")]
    public void How_long_the_visit_takes_is_told_and_the_question_stays(string text)
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm", "book_appointment", ACaller.At(8, 15));
        caller.Says("no, none of these");

        var told = caller.Says(text, "ask_duration");

        Assert.Contains("20 minutes", told, StringComparison.Ordinal);
        Assert.Equal("booking:name", caller.Step);
    }

    [Theory]
    [InlineData("April May")]
    [InlineData("it's June Carter")]
    public void A_name_that_is_a_month_is_a_name_where_the_name_was_asked(string text)
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm", "book_appointment", ACaller.At(8, 15));
        caller.Says("no, none of these");

        caller.Says(text, when: new TimeWish { Windows = [new(new(2027, 4, 1), new(2027, 4, 30), [], null, null)] });

        Assert.Equal(text.Split(' ')[^1], caller.State.Booking!.Name!.Split(' ')[^1]);
        Assert.NotNull(caller.State.Booking.Slot);
    }

    [Fact]
    public void What_the_detector_thinks_possible_is_asked_about_where_something_stands_beside_the_answer()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm, Ana Cole", "book_appointment", ACaller.At(8, 15));
        caller.Says("no");
        const string text = "212 555 0142 and I keep missing the cup with my hand since lunch";
        var told = AMeaning.Of("give_information").InWords(text) with
        {
            Contact = new ToldContact("+12125550142", null, null, null, "and I keep missing the cup with my hand since lunch"), Suspicion = new Suspicion("R04", 0.3, IsFirm: false), Urgency = 0.3,
        };

        caller.Hears(text, told);

        Assert.Equal("R04", caller.State.Settling?.Rule);
    }

    [Fact]
    public void A_bare_number_is_no_sign_of_anything()
    {
        var caller = new ACaller();
        caller.Says("book a follow-up for december 8 3pm, Ana Cole", "book_appointment", ACaller.At(8, 15));
        caller.Says("no");
        var told = AMeaning.Of("give_information").InWords("212 555 0142") with { Contact = new ToldContact("+12125550142", null, null, null, ""), Suspicion = new Suspicion("R04", 0.3, IsFirm: false), Urgency = 0.3 };

        caller.Hears("212 555 0142", told);

        Assert.Null(caller.State.Settling);
        Assert.Equal("booking:consent", caller.Step);
    }
}
