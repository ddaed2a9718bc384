using NodaTime;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class CalendarReaderTests
{
    private static readonly APlaybook Content = APlaybook.Small.Appending(APlaybook.Clinic, AClinic.Booking);

    [Fact]
    public void A_clinic_without_booking_has_no_calendar() => Assert.Null(APlaybook.Ready.Clinic.Calendar);

    [Fact]
    public void Every_part_of_the_calendar_is_read()
    {
        var calendar = AClinic.Calendar;

        Assert.Equal("America/New_York", calendar.Zone.Id);
        Assert.Equal(new BookingRules(30, TimeSpan.FromHours(1), 60, TimeSpan.FromMinutes(10), TimeSpan.Zero), calendar.Rules);
        Assert.Equal(["ana", "ben", "room-1", "room-2", "laser-1"], calendar.Resources);
        Assert.Equal([new MinuteSpan(540, 1080)], calendar.Hours.On(IsoDayOfWeek.Monday));
        Assert.Equal([new MinuteSpan(720, 780)], calendar.Breaks.On(IsoDayOfWeek.Thursday));
        Assert.Equal("nurse", calendar.FindProvider("ben")!.Title);
        Assert.Equal([new DayRange(new LocalDate(2027, 3, 22), new LocalDate(2027, 3, 26))], calendar.FindProvider("ana")!.Leave);
        Assert.Equal(["ana", "ben"], calendar.FindVisit("talk")!.Providers);
        Assert.Equal(["room-1", "room-2"], calendar.FindVisit("talk")!.Rooms);
        Assert.Empty(calendar.FindVisit("talk")!.Devices);
        Assert.Equal(["laser-1"], calendar.FindVisit("laser")!.Devices);
    }

    [Fact]
    public void What_the_rules_leave_out_has_its_default()
    {
        var calendar = AClinic.With(("rules:\n    grid_minutes: 30\n    notice_minutes: 60\n    horizon_days: 60\n    hold_minutes: 10", "rules: {}"));

        Assert.Equal(new BookingRules(15, TimeSpan.FromHours(2), 90, TimeSpan.FromMinutes(10), TimeSpan.Zero), calendar.Rules);
    }

    [Theory]
    [InlineData(2028, 2, 29, true)]
    [InlineData(2027, 2, 28, false)]
    [InlineData(2027, 3, 1, false)]
    public void A_yearly_29_February_is_only_in_leap_years(int year, int month, int day, bool isClosed)
    {
        var calendar = AClinic.With(("date: 12-25", "date: 02-29"));

        Assert.Equal(isClosed, calendar.FindSpecialDay(new LocalDate(year, month, day)) is { Hours: null });
    }

    [Fact]
    public void A_closed_day_wins_over_a_shortened_one()
    {
        var calendar = AClinic.With(("date: 2027-03-10", "date: 2027-03-11"));

        Assert.Equal("Painting", calendar.FindSpecialDay(new LocalDate(2027, 3, 11))!.Name);
    }

    [Fact]
    public void The_shipped_clinic_can_be_booked_and_says_that_its_people_are_made_up()
    {
        var clinic = Triage.ShippedContent.Playbook.Clinic;

        Assert.True(clinic.IsDemo);
        Assert.Equal(["combined-consultation", "skin-consultation", "follow-up"], clinic.Calendar!.Visits.Select(visit => visit.Id));
        Assert.All(clinic.Calendar.Providers, provider => Assert.StartsWith("Demo Clinician", provider.Name, StringComparison.Ordinal));
        Assert.Null(clinic.Facts["providers"]);
    }

    /// <summary>Some words of the content replaced by others; words on the line that is named; words of the remedy.</summary>
    public static TheoryData<string, string, string, string> Faults { get; } = new()
    {
        { "grid_minutes: 30", "grid_minuts: 30", "grid_minuts: 30", "unknown field 'grid_minuts'. Did you mean 'grid_minutes'?" },
        { "grid_minutes: 30", "grid_minutes: 25", "grid_minutes: 25", "visits can't start every 25 minutes. Write one of 5, 10, 15, 20, 30, 60" },
        { "notice_minutes: 60", "notice_minutes: -1", "notice_minutes: -1", "'-1' can't be 'notice_minutes'. Write a whole number from 0 to 43200" },
        { "horizon_days: 60", "horizon_days: two", "horizon_days: two", "'two' can't be 'horizon_days'. Write a whole number from 1 to 365" },
        { "hold_minutes: 10", "hold_minutes: 121", "hold_minutes: 121", "'121' can't be 'hold_minutes'. Write a whole number from 1 to 120" },
        { "hold_minutes: 10", "gap_minutes: 7", "gap_minutes: 7", "'7' can't be 'gap_minutes'. Write a whole number from 0 to 120 in steps of 5" },
        { "minutes: 45", "minutes: 42", "minutes: 42", "'42' can't be 'minutes'. Write a whole number from 5 to 480 in steps of 5" },
        { "      minutes: 45\n", "", "- id: talk", "'minutes' is missing here" },
        { "from: \"12:00\"\n      to: \"13:00\"", "from: \"12:00\"\n      to: \"11:00\"", "- days: [Monday, Tuesday, Wednesday, Thursday]\n      from", "'to' must be later than 'from'" },
        { "date: 12-25", "date: 25.12.", "date: 25.12.", "'25.12.' is no date. Write it as 2026-12-24, or 12-24 for every year" },
        { "date: 12-25", "date: 02-30", "date: 02-30", "'02-30' is no date" },
        { "date: 2027-03-10", "date: 2027-02-29", "date: 2027-02-29", "'2027-02-29' is no date" },
        { "to: 2027-05-07", "to: 2027-05-01", "- from: 2027-05-03", "'to' must not be before 'from'" },
        { "to: 2027-03-26", "to: 03-26", "to: 03-26", "'03-26' is no date. Write it as 2026-12-24" },
        { "id: room-2", "id: room-1", "id: room-1\n      name: Room 2", "the id 'room-1' stands twice under 'booking:'. Give this one another" },
        { "id: room-2", "id: Room 2", "id: Room 2", "'Room 2' is no id. Use small letters, digits and hyphens" },
        { "providers: [ana]", "providers: [anna]", "providers: [anna]", "'anna' does not stand among the providers. Did you mean 'ana'?" },
        { "providers: [ana]", "providers: []", "providers: []", "a visit needs one of its providers. Name some, or leave the line out for all" },
        { "devices: [laser-1]", "devices: [x-ray]", "devices: [x-ray]", "'x-ray' does not stand among the devices. Add it under 'devices:' of 'booking:'" },
        { "days: [Tuesday, Thursday]", "days: [Tuesdy]", "days: [Tuesdy]", "'Tuesdy' is no day" },
        { "      title: nurse\n", "      titel: nurse\n", "titel: nurse", "unknown field 'titel'. Did you mean 'title'?" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_named_with_line_and_remedy(string old, string replacement, string at, string remedy)
    {
        var content = Content.Replacing(APlaybook.Clinic, old, replacement);

        var result = content.Load();

        Assert.Null(result.Playbook);
        var problem = Assert.Single(result.Problems, problem => problem.Message.Contains(remedy, StringComparison.Ordinal));
        Assert.Equal(content.LineOf(APlaybook.Clinic, at), problem.Line);
    }

    [Theory]
    [InlineData("providers")]
    [InlineData("rooms")]
    [InlineData("visits")]
    public void A_calendar_without_something_to_book_is_refused(string list)
    {
        var content = APlaybook.Small.Appending(APlaybook.Clinic, $"\nbooking:\n  {list}: []");

        Assert.Contains(content.Load().Problems, problem => problem.Message.StartsWith($"visits need {list}. Add '{list}:'", StringComparison.Ordinal));
    }
}
