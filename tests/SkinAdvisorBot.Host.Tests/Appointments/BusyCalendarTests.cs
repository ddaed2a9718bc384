using System.Globalization;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Appointments;

namespace SkinAdvisorBot.Host.Tests.Appointments;

public sealed class BusyCalendarTests
{
    private static readonly DateTimeOffset From = AClinic.At("2027-03-08T00:00");
    private static readonly DateTimeOffset To = AClinic.At("2027-05-07T00:00");

    [Theory]
    [InlineData("DTSTART;TZID=America/New_York:20270309T140000|DTEND;TZID=America/New_York:20270309T150000", "03-09 14:00 to 03-09 15:00")]
    [InlineData("DTSTART:20270309T190000Z|DURATION:PT90M", "03-09 14:00 to 03-09 15:30")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20270309T200000|DTEND;TZID=Europe/Berlin:20270309T210000", "03-09 14:00 to 03-09 15:00")]
    [InlineData("DTSTART;TZID=Eastern Standard Time:20270309T140000|DTEND;TZID=Eastern Standard Time:20270309T150000", "03-09 14:00 to 03-09 15:00")] // Outlook's name
    [InlineData("DTSTART:20270309T140000|DTEND:20270309T150000", "03-09 14:00 to 03-09 15:00")] // no zone: the clinic's
    [InlineData("DTSTART;VALUE=DATE:20270309|DTEND;VALUE=DATE:20270311", "03-09 00:00 to 03-11 00:00")]
    [InlineData("DTSTART;VALUE=DATE:20270309", "03-09 00:00 to 03-10 00:00")]
    [InlineData("DTSTART;VALUE=DATE:20270314", "03-14 00:00 to 03-15 00:00")] // 23 hours long
    [InlineData("DTSTART:20270301T120000Z|DTEND:20270310T120000Z", "03-01 07:00 to 03-10 07:00")] // began before
    public void A_time_taken_is_read_in_its_own_zone(string lines, string range)
    {
        Assert.Equal([range], Ranges(IcsText.Event("1", lines.Split('|'))));
    }

    [Theory]
    [InlineData("DTSTART:20270309T190000Z|DTEND:20270309T200000Z|TRANSP:TRANSPARENT")]
    [InlineData("DTSTART:20270309T190000Z|DTEND:20270309T200000Z|STATUS:CANCELLED")]
    [InlineData("DTSTART:20270309T190000Z")] // no length
    [InlineData("DTSTART:20270309T190000Z|DTEND:20270309T190000Z")]
    [InlineData("DTSTART:20270301T190000Z|DTEND:20270301T200000Z")] // over
    [InlineData("DTSTART:20270601T190000Z|DTEND:20270601T200000Z")] // too far ahead
    [InlineData("DTSTART:20270301T190000Z|DTEND:20270301T200000Z|RRULE:FREQ=DAILY;COUNT=3")]
    [InlineData("DTSTART:20270301T190000Z|DTEND:20270301T200000Z|RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")] // never again
    public void What_takes_no_time_is_passed_over(string lines)
    {
        Assert.Empty(Ranges(IcsText.Event("1", lines.Split('|'))));
    }

    [Fact]
    public void A_weekly_entry_is_written_out_over_the_change_of_the_clock()
    {
        var ranges = Ranges(IcsText.Event("1", "DTSTART;TZID=America/New_York:20260101T090000", "DTEND;TZID=America/New_York:20260101T100000", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270324T000000Z"));

        Assert.Equal(["03-09 09:00 to 03-09 10:00", "03-16 09:00 to 03-16 10:00", "03-23 09:00 to 03-23 10:00"], ranges);
    }

    [Fact]
    public void Single_dates_of_a_series_can_be_left_out_moved_cancelled_and_added()
    {
        var ranges = Ranges(
            IcsText.Event("1", "DTSTART:20270309T150000Z", "DTEND:20270309T160000Z", "RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20270310T150000Z", "RDATE:20270320T150000Z"),
            IcsText.Event("1", "RECURRENCE-ID:20270311T150000Z", "DTSTART:20270311T180000Z", "DTEND:20270311T190000Z"),
            IcsText.Event("1", "RECURRENCE-ID:20270312T150000Z", "STATUS:CANCELLED", "DTSTART:20270312T150000Z", "DTEND:20270312T160000Z"));

        Assert.Equal(["03-09 10:00 to 03-09 11:00", "03-11 13:00 to 03-11 14:00", "03-20 11:00 to 03-20 12:00"], ranges);
    }

    [Fact]
    public void A_change_of_one_date_counts_without_the_series_it_belongs_to()
    {
        Assert.Equal(["03-11 13:00 to 03-11 14:00"], Ranges(IcsText.Event("1", "RECURRENCE-ID:20270311T150000Z", "DTSTART:20270311T180000Z", "DTEND:20270311T190000Z")));
    }

    [Fact]
    public void A_list_of_busy_times_is_refused_and_not_silently_passed_over()
    {
        var file = IcsText.Of("BEGIN:VFREEBUSY", "UID:1", "DTSTAMP:20270301T000000Z", "FREEBUSY;FBTYPE=BUSY:20270309T150000Z/PT1H", "END:VFREEBUSY");

        Assert.Contains("Export the calendar with its events", Assert.Throws<CalendarUnreadableException>(() => Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_calendars_in_one_file_all_count()
    {
        var file = IcsText.Of(IcsText.Event("1", "DTSTART:20270309T150000Z", "DURATION:PT1H")) + IcsText.Of(IcsText.Event("2", "DTSTART:20270310T150000Z", "DURATION:PT1H"));

        Assert.Equal(2, Read("\uFEFF" + file).Length);
    }

    [Fact]
    public void Ids_stay_the_same_and_tell_nothing()
    {
        var file = IcsText.Of(IcsText.Event("kim@example.com", "DTSTART:20270309T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "SUMMARY:Root canal"));

        var (one, two) = (Read(file), Read(file));

        Assert.Equal(one, two);
        Assert.Equal(2, one.Select(range => range.Uid).Distinct().Count());
        Assert.All(one, range => Assert.Matches("^[0-9a-f]{16}-2027030?[0-9]{1,2}T150000$", range.Uid));
    }

    [Theory]
    [InlineData("", "no complete iCalendar file")]
    [InlineData("hello", "no complete iCalendar file")]
    [InlineData("<html><body>Sign in</body></html>", "no complete iCalendar file")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n", "no complete iCalendar file")]
    public void What_is_no_calendar_is_refused(string text, string words)
    {
        Assert.Contains(words, Assert.Throws<CalendarUnreadableException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SUMMARY:x", "no start that can be read")]
    [InlineData("DTSTART:2027|DURATION:PT1H", "no start that can be read")]
    [InlineData("DTSTART:20270309T150000Z|DTEND:20270309T140000Z|RRULE:FREQ=DAILY", "must be greater than or equal to zero")]
    [InlineData("DTSTART;TZID=Our Time:20270309T150000|DURATION:PT1H", "its time zone is not known")]
    [InlineData("DTSTART:20270309T150000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY", "repeats within a day")]
    [InlineData("DTSTART;TZID=America/New_York:19900309T150000|DURATION:PT1H|RRULE:FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "repeats within a day")]
    [InlineData("DTSTART:20270309T150000Z|DURATION:PT1M|RRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5", "more than 24 times a day")]
    [InlineData("DTSTART:00010309T150000Z|DURATION:PT1H|RRULE:FREQ=DAILY", "since before 1970")]
    [InlineData("DTSTART:20270309T150000Z|DURATION:PT1H|RRULE:FREQ=DAILY|RRULE:FREQ=WEEKLY", "several rules")]
    [InlineData("RECURRENCE-ID;RANGE=THISANDFUTURE:20270309T150000Z|DTSTART:20270309T150000Z|DURATION:PT1H|RRULE:FREQ=DAILY", "all later ones at once")]
    public void An_entry_that_is_not_understood_refuses_the_file_and_is_named(string lines, string words)
    {
        var file = IcsText.Of(IcsText.Event("good", "DTSTART:20270309T150000Z", "DURATION:PT1H"), IcsText.Event("bad-one", lines.Split('|')));

        var refusal = Assert.Throws<CalendarUnreadableException>(() => Read(file));

        Assert.Contains("nothing was taken from it: the entry with UID 'bad-one': ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_makes_no_sense_refuses_the_file()
    {
        var refusal = Assert.Throws<CalendarUnreadableException>(() => Read(IcsText.Of(IcsText.Event("1", "DTSTART:20270309T150000Z", "RRULE:FREQ=NEVER"))));

        Assert.Contains("value that can't be read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_more_than_5_MB_is_refused()
    {
        var refusal = Assert.Throws<CalendarUnreadableException>(() => Read(new string('x', BusyCalendar.MaxLength + 1)));

        Assert.Equal("The file has more than 5 MB. Export a shorter range of the calendar.", refusal.Message);
    }

    [Fact]
    public void More_than_twenty_thousand_times_are_refused()
    {
        const string Hours = "BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23";
        var series = Enumerable.Range(0, 15).Select(n => IcsText.Event($"{n}", $"DTSTART:20270309T00{n:D2}00Z", "DURATION:PT1M", $"RRULE:FREQ=DAILY;{Hours}"));

        var refusal = Assert.Throws<CalendarUnreadableException>(() => Read(IcsText.Of([.. series])));

        Assert.Contains("more than 20000 times", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_caller_that_gave_up_is_not_kept_waiting()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(() => BusyCalendar.Read(IcsText.Of(IcsText.Event("1", "DTSTART:20270309T150000Z")), AClinic.Calendar.Zone, From, To, gone.Token));
    }

    private static System.Collections.Immutable.ImmutableArray<BusyRange> Read(string text) =>
        BusyCalendar.Read(text, AClinic.Calendar.Zone, From, To, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Ranges(params ReadOnlySpan<string> lines) =>
        Read(IcsText.Of(lines)).Select(range => $"{Local(range.From)} to {Local(range.To)}");

    private static string Local(DateTimeOffset moment) => AClinic.Calendar.LocalTime(moment).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
