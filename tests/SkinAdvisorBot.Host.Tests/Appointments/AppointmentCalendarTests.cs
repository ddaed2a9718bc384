using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Appointments;

namespace SkinAdvisorBot.Host.Tests.Appointments;

public sealed class AppointmentCalendarTests
{
    private static readonly DateTimeOffset Now = AClinic.Monday;
    private static readonly Appointment Visit = AClinic.Booked("A1B2C3D4", AClinic.Talk("2027-03-09T14:00"));

    [Fact]
    public void A_visit_is_a_published_event_with_a_stable_id_and_no_treatment_in_it()
    {
        var file = AppointmentCalendar.Of(Visit, Clinic(), Now);

        Assert.Equal(
            [
                "BEGIN:VCALENDAR", "METHOD:PUBLISH", "PRODID:-//SkinAdvisorBot//Appointments//EN", "VERSION:2.0",
                "BEGIN:VEVENT", "DTEND:20270309T194500Z", "DTSTAMP:20270308T130000Z", "DTSTART:20270309T190000Z", @"LOCATION:1 High Street\, New York", "SEQUENCE:0",
                "STATUS:CONFIRMED", "SUMMARY:Fifth: visit", "UID:A1B2C3D4@skin-advisor", "END:VEVENT", "END:VCALENDAR",
            ],
            IcsText.Lines(file));
    }

    [Fact]
    public void A_move_keeps_the_id_and_raises_the_sequence()
    {
        var moved = AppointmentCalendar.Of(Visit with { Sequence = 3, Slot = AClinic.Talk("2027-03-16T14:00") }, Clinic(), Now);

        Assert.Equal(("A1B2C3D4@skin-advisor", "3", "20270316T180000Z"), (IcsText.Value(moved, "UID"), IcsText.Value(moved, "SEQUENCE"), IcsText.Value(moved, "DTSTART")));
    }

    [Fact]
    public void A_cancelled_visit_says_so()
    {
        Assert.Equal("CANCELLED", IcsText.Value(AppointmentCalendar.Of(Visit with { Status = AppointmentStatus.Cancelled, Sequence = 1 }, Clinic(), Now), "STATUS"));
    }

    [Fact]
    public void News_of_a_move_asks_calendars_to_follow_and_says_who_writes_to_whom()
    {
        var file = AppointmentCalendar.Change(Visit with { Sequence = 1, Slot = AClinic.Talk("2027-03-16T14:00") }, Clinic(), "desk@clinic.example", "kim@example.com", Now);

        Assert.Equal(("REQUEST", "A1B2C3D4@skin-advisor", "1", "20270316T180000Z"), (IcsText.Value(file, "METHOD"), IcsText.Value(file, "UID"), IcsText.Value(file, "SEQUENCE"), IcsText.Value(file, "DTSTART")));
        Assert.Contains("ORGANIZER;CN=Fifth:mailto:desk@clinic.example", IcsText.Lines(file));
        Assert.Matches("^ATTENDEE(;PARTSTAT=ACCEPTED|;RSVP=FALSE)+:mailto:kim@example.com$", IcsText.Lines(file).Single(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal)));
        Assert.DoesNotContain("talk", file, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void News_of_a_cancellation_takes_the_visit_out_of_calendars()
    {
        var file = AppointmentCalendar.Change(Visit with { Sequence = 2, Status = AppointmentStatus.Cancelled }, Clinic(website: "https://clinic.example"), organizer: null, "kim@example.com", Now);

        Assert.Equal(("CANCEL", "CANCELLED", "A1B2C3D4@clinic.example", "2"), (IcsText.Value(file, "METHOD"), IcsText.Value(file, "STATUS"), IcsText.Value(file, "UID"), IcsText.Value(file, "SEQUENCE")));
        Assert.Contains("ORGANIZER;CN=Fifth:mailto:desk@clinic.example", IcsText.Lines(file));
    }

    [Fact]
    public void A_hold_is_no_file()
    {
        Assert.Throws<ArgumentException>(() => AppointmentCalendar.Change(AClinic.Held("A", Visit.Slot, Now), Clinic(), null, "kim@example.com", Now));
        Assert.Throws<ArgumentException>(() => AppointmentCalendar.Of(AClinic.Held("A", Visit.Slot, Now), Clinic(), Now));
    }

    [Fact]
    public void The_clinics_own_domain_makes_the_id_its_own()
    {
        Assert.Equal("A1B2C3D4@www.clinic.example", IcsText.Value(AppointmentCalendar.Of(Visit, Clinic(website: "https://www.clinic.example/visit?x=1"), Now), "UID"));
    }

    [Theory]
    [InlineData("One\r\nATTENDEE:mailto:evil@example.com", "One  ATTENDEE:mailto:evil@example.com: visit")]
    [InlineData("One\nEND:VEVENT", "One END:VEVENT: visit")]
    [InlineData("One\rX-EVIL:1", "One X-EVIL:1: visit")]
    [InlineData("One\u2028Two\u2029Three\u0085Four\u000bFive\u0000Six", "One Two Three Four Five Six: visit")]
    [InlineData(@"a, b; c \ d: ""e""", @"a, b; c \ d: ""e"": visit")]
    [InlineData(@"ends in a backslash\", @"ends in a backslash\: visit")]
    [InlineData(@"looks like a break\n here", @"looks like a break\n here: visit")]
    [InlineData("Ünïcödé – 皮膚 العيادة", "Ünïcödé – 皮膚 العيادة: visit")]
    public void No_name_breaks_a_line_or_adds_a_property(string name, string summary)
    {
        var file = AppointmentCalendar.Of(Visit, Clinic(name, address: name), Now);

        Assert.Equal(IcsText.Names(AppointmentCalendar.Of(Visit, Clinic(), Now)), IcsText.Names(file));
        Assert.Equal(summary, IcsText.Text(file, "SUMMARY"));
        Assert.Equal(summary[..^": visit".Length], IcsText.Text(file, "LOCATION"));
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("a😀")]
    [InlineData("ab😀")]
    [InlineData("👩🏽‍⚕️é")]
    [InlineData("皮")]
    public void Lines_are_folded_at_75_octets_and_no_character_is_cut(string piece)
    {
        var name = string.Concat(Enumerable.Repeat(piece, 60))[..(60 / piece.Length * piece.Length)];

        Assert.Equal(name, IcsText.Text(AppointmentCalendar.Of(Visit, Clinic(address: name), Now), "LOCATION"));
    }

    [Fact]
    public void A_name_of_ten_thousand_letters_is_cut_and_a_broken_character_replaced()
    {
        var file = AppointmentCalendar.Of(Visit, Clinic(name: $"\ud83d\ude00\ud83d{new string('x', 10_000)}"), Now);

        Assert.Equal($"😀\ufffd{new string('x', 197)}", IcsText.Text(file, "SUMMARY"));
    }

    [Fact]
    public void The_desk_sees_who_comes_for_what_and_holds_but_nothing_cancelled()
    {
        var feed = DeskFeed.Of(
            [Visit, AClinic.Held("H", AClinic.Talk("2027-03-09T15:00", "ben", "room-2"), Now.AddMinutes(5)), Visit with { Id = "C", Status = AppointmentStatus.Cancelled }],
            "Fifth: Ana", Clinic(), Now);

        Assert.Equal(["SUMMARY:Kim\\, talk", "SUMMARY:Held: talk"], IcsText.Lines(feed).Where(line => line.StartsWith("SUMMARY", StringComparison.Ordinal)));
        Assert.Equal(["STATUS:CONFIRMED", "STATUS:TENTATIVE"], IcsText.Lines(feed).Where(line => line.StartsWith("STATUS", StringComparison.Ordinal)));
        Assert.Equal(["LOCATION:Room 1", "LOCATION:Room 2"], IcsText.Lines(feed).Where(line => line.StartsWith("LOCATION", StringComparison.Ordinal)));
        Assert.Equal(["DESCRIPTION:With Ana", "DESCRIPTION:With Ben"], IcsText.Lines(feed).Where(line => line.StartsWith("DESCRIPTION", StringComparison.Ordinal)));
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT15M", IcsText.Lines(feed));
        Assert.Equal("Fifth: Ana", IcsText.Text(feed, "X-WR-CALNAME"));
        Assert.DoesNotContain("+1212", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_visitors_name_is_only_a_name_in_the_feed_too()
    {
        var evil = Visit with { Contact = Visit.Contact! with { Name = "Kim\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:free" } };

        var feed = DeskFeed.Of([evil], "desk\r\nX:1", Clinic(), Now);

        Assert.Equal(IcsText.Names(DeskFeed.Of([Visit], "desk", Clinic(), Now)), IcsText.Names(feed));
        Assert.Equal("Kim  END:VEVENT  BEGIN:VEVENT  SUMMARY:free, talk", IcsText.Text(feed, "SUMMARY"));
    }

    [Fact]
    public void An_empty_feed_is_a_calendar_all_the_same()
    {
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (IcsText.Lines(DeskFeed.Of([], "desk", Clinic(), Now))[0], IcsText.Lines(DeskFeed.Of([], "desk", Clinic(), Now))[^1]));
    }

    private static Clinic Clinic(string name = "Fifth", string address = "1 High Street, New York", string? website = null) => new(
        IsDemo: true,
        name,
        AClinic.Calendar.Zone,
        ImmutableSortedDictionary<IsoDayOfWeek, OpeningHours>.Empty,
        new Dictionary<string, object?> { ["address"] = address, ["website"] = website }.ToFrozenDictionary(),
        "dialogs/clinic.yaml")
    {
        Calendar = AClinic.Calendar,
    };
}
