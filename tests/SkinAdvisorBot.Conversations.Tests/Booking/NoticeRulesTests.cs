using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class NoticeRulesTests
{
    private static readonly BookingPlan Plan = new(
        "talk", "US", new ReminderPlan([new("reminder_week", TimeSpan.FromDays(7)), new("reminder_hours", TimeSpan.FromHours(2))], new(21, 0), new(8, 0)), ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty, []);

    /// <summary>At 9:00 on a day when the clinic's clock is five hours behind UTC.</summary>
    private static readonly Appointment Visit = AClinic.Booked("A", AClinic.Talk("2027-03-09T09:00"));

    private static readonly Notice Reminder = Of("reminder_hours", "2027-03-08T20:30");

    [Fact]
    public void What_is_due_is_sent() => Assert.Equal(NoticeVerdict.Send, Judge(Reminder, Visit, "2027-03-08T20:30"));

    [Fact]
    public void A_reminder_of_a_visit_that_is_cancelled_or_gone_is_dropped()
    {
        Assert.Equal(new NoticeVerdict.Drop("The visit is no longer booked."), Judge(Reminder, Visit with { Status = AppointmentStatus.Cancelled }, "2027-03-08T20:30"));
        Assert.Equal(new NoticeVerdict.Drop("The visit is no longer booked."), Judge(Reminder, null, "2027-03-08T20:30"));
    }

    [Theory]
    [InlineData("2027-03-09T08:59", true)]
    [InlineData("2027-03-09T09:00", false)]
    public void A_reminder_is_dropped_once_the_visit_has_begun(string now, bool isSent)
    {
        NoticeVerdict expected = isSent ? NoticeVerdict.Send : new NoticeVerdict.Drop("The visit had begun.");

        Assert.Equal(expected, Judge(Reminder, Visit, now));
    }

    [Theory]
    [InlineData("2027-03-08T15:10:00", true)]
    [InlineData("2027-03-08T15:10:01", false)]
    public void A_code_is_told_for_as_long_as_it_holds(string now, bool isSent)
    {
        var code = new Notice("notice_code", AClinic.At("2027-03-08T15:00"), null, "+12125550142", "123456");

        Assert.Equal(isSent, NoticeRules.Judge(code, null, disturbs: true, Plan, Local(now)) == NoticeVerdict.Send);
    }

    [Fact]
    public void A_code_and_the_confirmation_of_a_booking_are_told_at_night_too()
    {
        var night = "2027-03-08T23:30";

        Assert.Equal(NoticeVerdict.Send, Judge(new Notice("notice_code", AClinic.At(night), null, "+12125550142", "123456"), null, night));
        Assert.Equal(NoticeVerdict.Send, Judge(Of("notice_booked", night), Visit, night));
    }

    [Theory]
    [InlineData("2027-03-08T21:00", "2027-03-09T08:00")]
    [InlineData("2027-03-09T00:00", "2027-03-09T08:00")]
    [InlineData("2027-03-09T07:59", "2027-03-09T08:00")]
    public void A_phone_is_silent_until_the_quiet_hours_are_over(string now, string until) =>
        Assert.Equal(new NoticeVerdict.Wait(AClinic.At(until)), Judge(Reminder, Visit, now));

    [Fact]
    public void What_makes_no_phone_ring_is_sent_at_night() =>
        Assert.Equal(NoticeVerdict.Send, NoticeRules.Judge(Reminder, Visit, disturbs: false, Plan, AClinic.At("2027-03-08T23:00")));

    [Fact]
    public void What_would_come_too_late_after_the_night_is_dropped()
    {
        var early = Visit with { Slot = AClinic.Talk("2027-03-09T08:00") };

        Assert.Equal(new NoticeVerdict.Drop("The quiet hours last beyond its point."), Judge(Reminder, early, "2027-03-09T06:00"));
    }

    [Fact]
    public void A_reminder_without_a_visit_is_sent_whenever_the_service_comes_to_it() =>
        Assert.Equal(NoticeVerdict.Send, Judge(new Notice("reminder_later", AClinic.At("2027-01-01T10:00"), null, "kim@example.com", null), null, "2027-03-08T10:00"));

    [Fact]
    public void An_offer_holds_as_long_as_its_hold()
    {
        var held = AClinic.Held("H", Visit.Slot, AClinic.At("2027-03-08T14:00"));
        var offer = Of("waitlist_offer", "2027-03-08T10:00") with { Appointment = "H" };

        Assert.Equal(NoticeVerdict.Send, Judge(offer, held, "2027-03-08T13:59"));
        Assert.Equal(new NoticeVerdict.Drop("The offer was over."), Judge(offer, held, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The offer was over."), Judge(offer, Visit, "2027-03-08T13:00"));
        Assert.Equal(new NoticeVerdict.Drop("The offer was over."), Judge(offer, null, "2027-03-08T13:00"));
    }

    [Fact]
    public void Of_two_reminders_of_one_visit_that_are_due_the_later_is_told()
    {
        var (week, hours) = (Of("reminder_week", "2027-03-02T09:00"), Reminder);

        Assert.True(NoticeRules.IsOutdone(week, hours, Plan));
        Assert.False(NoticeRules.IsOutdone(hours, week, Plan));
        Assert.False(NoticeRules.IsOutdone(hours, hours, Plan));
        Assert.False(NoticeRules.IsOutdone(week, hours with { Appointment = "B" }, Plan));
        Assert.False(NoticeRules.IsOutdone(week, hours with { To = "kim@example.com" }, Plan));
        Assert.False(NoticeRules.IsOutdone(Of("notice_booked", "2027-03-01T09:00"), hours, Plan));
    }

    [Fact]
    public void News_of_a_move_is_dropped_once_the_visit_is_cancelled_or_has_begun()
    {
        var moved = Of("notice_moved", "2027-03-08T14:00");

        Assert.Equal(NoticeVerdict.Send, Judge(moved, Visit, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The visit is no longer booked."), Judge(moved, Visit with { Status = AppointmentStatus.Cancelled }, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The visit had begun."), Judge(moved, Visit, "2027-03-09T09:00"));
    }

    [Fact]
    public void News_of_a_cancellation_is_told_of_a_visit_that_is_cancelled_and_would_be_ahead()
    {
        var (cancelled, visit) = (Of("notice_cancelled", "2027-03-08T14:00"), Visit with { Status = AppointmentStatus.Cancelled });

        Assert.Equal(NoticeVerdict.Send, Judge(cancelled, visit, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The visit is not cancelled."), Judge(cancelled, Visit, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The visit is not cancelled."), Judge(cancelled, null, "2027-03-08T14:00"));
        Assert.Equal(new NoticeVerdict.Drop("The visit would have begun."), Judge(cancelled, visit, "2027-03-09T09:00"));
    }

    [Theory]
    [InlineData("notice_moved", AppointmentStatus.Booked)]
    [InlineData("notice_cancelled", AppointmentStatus.Cancelled)]
    public void A_change_made_elsewhere_wakes_nobody_at_night(string kind, AppointmentStatus status) =>
        Assert.Equal(new NoticeVerdict.Wait(AClinic.At("2027-03-09T08:00")), Judge(Of(kind, "2027-03-08T23:00"), Visit with { Status = status }, "2027-03-08T23:00"));

    private static Notice Of(string kind, string due) => new(kind, AClinic.At(due), "A", "+12125550142", null);

    private static NoticeVerdict Judge(Notice notice, Appointment? appointment, string now) => NoticeRules.Judge(notice, appointment, disturbs: true, Plan, AClinic.At(now));

    private static DateTimeOffset Local(string moment) => AClinic.At(moment[..16]).AddSeconds(int.Parse(moment[17..], System.Globalization.CultureInfo.InvariantCulture));
}
