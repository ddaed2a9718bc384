using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class ReminderPlanTests
{
    private static readonly TimeSpan NewYork = TimeSpan.FromHours(-5);

    private static readonly ReminderPlan Plan = new(
        [new("week", TimeSpan.FromDays(7)), new("days", TimeSpan.FromDays(2)), new("hours", TimeSpan.FromHours(2))], new(21, 0), new(8, 0));

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 12, day, hour, minute, 0, NewYork);

    [Fact]
    public void A_visit_far_ahead_gets_all_reminders_in_order()
    {
        var notices = Plan.For("A1", At(20, 15), At(1, 10), "+12125550142");

        Assert.Equal([("week", At(13, 15)), ("days", At(18, 15)), ("hours", At(20, 13))], notices.Select(notice => (notice.Kind, notice.Due)));
        Assert.All(notices, notice => Assert.Equal(("A1", "+12125550142"), (notice.Appointment, notice.To)));
    }

    [Fact]
    public void A_reminder_that_would_come_before_now_is_left_out() =>
        Assert.Equal(["days", "hours"], Plan.For("A1", At(6, 15), At(1, 10), null).Select(notice => notice.Kind));

    [Fact]
    public void A_reminder_in_the_quiet_hours_comes_the_evening_before() =>
        Assert.Equal(At(19, 20, 30), Plan.For("A1", At(20, 9), At(18, 22), null).Single().Due);

    [Theory]
    [InlineData(21, 0, 20, 30, 0)]
    [InlineData(7, 59, 20, 30, -1)]
    [InlineData(8, 0, 8, 0, 0)]
    [InlineData(20, 59, 20, 59, 0)]
    public void The_edges_of_the_quiet_hours_hold(int hour, int minute, int expectedHour, int expectedMinute, int expectedDay) =>
        Assert.Equal(At(10 + expectedDay, expectedHour, expectedMinute), Plan.OutOfQuiet(At(10, hour, minute)));

    [Fact]
    public void Two_reminders_within_three_hours_are_one()
    {
        var close = Plan with { Reminders = [new("early", TimeSpan.FromHours(4)), new("late", TimeSpan.FromHours(2))] };

        Assert.Equal(["late"], close.For("A1", At(20, 15), At(1, 10), null).Select(notice => notice.Kind));
    }
}
