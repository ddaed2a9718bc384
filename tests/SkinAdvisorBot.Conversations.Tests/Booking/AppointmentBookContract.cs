using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>What every appointment book promises.</summary>
public abstract class AppointmentBookContract
{
    protected static readonly DateTimeOffset Now = AClinic.Monday;

    private static readonly Slot Two = AClinic.Talk("2027-03-09T14:00");
    private static readonly Slot Three = AClinic.Talk("2027-03-09T15:00");

    [Fact]
    public void An_appointment_is_found_as_it_was_booked()
    {
        using var open = Open();
        var contact = new Contact("Ana Cole", "+12125550142", "ana@example.com", new TextConsent(Now, "May we text you?", "sure"));
        var booked = AClinic.Booked("A", new Slot("laser", Two.Start, Two.Start.AddHours(1), "ana", "room-2", ["laser-1", "lamp"])) with
        {
            Contact = contact,
            Notes = ["R31", "examined:R30"],
        };

        Assert.Null(open.Try(Now, new BookingChange.Book(booked, [])));

        var found = open.Book.Find("A")!;
        Assert.Equal(booked.Slot.Key(), found.Slot.Key());
        Assert.Equal(TimeSpan.FromHours(-5), found.Slot.Start.Offset);
        Assert.Equal((AppointmentStatus.Booked, null, 0), (found.Status, found.HeldUntil, found.Sequence));
        Assert.Equal(contact, found.Contact);
        Assert.Equal(["R31", "examined:R30"], found.Notes);
        Assert.Null(open.Book.Find("B"));
    }

    [Theory]
    [InlineData("2027-03-09T14:00", "ben", "room-1")] // the room
    [InlineData("2027-03-09T14:40", "ana", "room-2")] // the provider, for the last five minutes
    [InlineData("2027-03-09T13:20", "ana", "room-2")] // the provider, for the first five minutes
    public void A_slot_taken_twice_is_refused(string start, string provider, string room)
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));

        var refused = open.Try(Now, new BookingChange.Book(AClinic.Booked("B", AClinic.Talk(start, provider, room)), []));

        Assert.Equal(BookingConflict.SlotTaken, refused);
        Assert.Null(open.Book.Find("B"));
    }

    [Fact]
    public void Visits_one_after_the_other_or_side_by_side_are_both_booked()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));

        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("B", AClinic.Talk("2027-03-09T14:45")), [])));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("C", AClinic.Talk("2027-03-09T13:15")), [])));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("D", AClinic.Talk("2027-03-09T14:00", "ben", "room-2")), [])));
    }

    [Fact]
    public void A_hold_keeps_the_slot_until_it_lapses()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Two, Now.AddMinutes(10))));

        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now.AddMinutes(9), new BookingChange.Book(AClinic.Booked("B", Two), [])));
        Assert.Null(open.Try(Now.AddMinutes(10), new BookingChange.Book(AClinic.Booked("B", Two), [])));
    }

    [Fact]
    public void A_hold_becomes_an_appointment_even_after_it_lapsed_where_nobody_took_it()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Two, Now.AddMinutes(10))));

        Assert.Null(open.Try(Now.AddMinutes(30), new BookingChange.Book(AClinic.Booked("A", Two), [])));

        Assert.Equal((AppointmentStatus.Booked, null), (open.Book.Find("A")!.Status, open.Book.Find("A")!.HeldUntil));
        Assert.Equal(2, open.Book.Busy(Two.Start, Two.End, Now.AddDays(1)).Length);
    }

    [Fact]
    public void A_hold_can_be_moved_to_another_slot_and_frees_the_first()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Two, Now.AddMinutes(10))));

        Assert.Null(open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Three, Now.AddMinutes(10)))));

        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("B", Two), [])));
    }

    [Fact]
    public void A_released_hold_frees_its_slot_and_a_booking_is_not_released()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Two, Now.AddMinutes(10))), new BookingChange.Book(AClinic.Booked("B", Three), []));

        Assert.Null(open.Try(Now, new BookingChange.Release("A"), new BookingChange.Release("B"), new BookingChange.Release("nothing")));

        Assert.Null(open.Book.Find("A"));
        Assert.Equal(AppointmentStatus.Booked, open.Book.Find("B")!.Status);
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("C", Two), [])));
    }

    [Fact]
    public void Moving_frees_the_old_time_takes_the_new_and_counts_up()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));

        Assert.Null(open.Try(Now, new BookingChange.Move("A", 0, Three, [])));

        Assert.Equal((Three.Key(), 1), (open.Book.Find("A")!.Slot.Key(), open.Book.Find("A")!.Sequence));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("B", Two), [])));
        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("C", Three), [])));
    }

    [Fact]
    public void An_appointment_may_move_into_its_own_time()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));

        Assert.Null(open.Try(Now, new BookingChange.Move("A", 0, AClinic.Talk("2027-03-09T14:30"), [])));
    }

    [Fact]
    public void A_move_to_a_taken_time_leaves_the_appointment_where_it_was()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []), new BookingChange.Book(AClinic.Booked("B", Three), []));

        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Move("A", 0, Three, [])));

        Assert.Equal((Two.Key(), 0), (open.Book.Find("A")!.Slot.Key(), open.Book.Find("A")!.Sequence));
        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("C", Two), [])));
    }

    [Fact]
    public void Cancelling_frees_the_time_once()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));

        Assert.Null(open.Try(Now, new BookingChange.Cancel("A", 0)));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("B", Two), [])));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Cancel("A", 0)));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Cancel("A", 1)));

        Assert.Equal((AppointmentStatus.Cancelled, 1), (open.Book.Find("A")!.Status, open.Book.Find("A")!.Sequence));
        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("C", Two), [])));
    }

    [Fact]
    public void A_change_of_an_appointment_that_somebody_changed_is_refused()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));
        open.Try(Now, new BookingChange.Move("A", 0, Three, []));

        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Move("A", 0, Two, [])));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Cancel("A", 0)));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), [])));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Hold(AClinic.Held("A", Two, Now.AddMinutes(10)))));
        Assert.Equal(BookingConflict.Changed, open.Try(Now, new BookingChange.Cancel("nothing", 0)));
    }

    [Fact]
    public void Changes_of_one_turn_are_made_all_or_none()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), [Reminder("A")]));

        var refused = open.Try(
            Now,
            new BookingChange.Cancel("A", 0),
            new BookingChange.Send(new Notice("code", Now, null, "+12125550142", "123456")),
            new BookingChange.Book(AClinic.Booked("B", Three), []),
            new BookingChange.Book(AClinic.Booked("C", Three), []));

        Assert.Equal(BookingConflict.SlotTaken, refused);
        Assert.Equal((AppointmentStatus.Booked, 0), (open.Book.Find("A")!.Status, open.Book.Find("A")!.Sequence));
        Assert.Null(open.Book.Find("B"));
        Assert.Equal(["reminder A"], open.Planned);
        Assert.Equal(2, open.Book.Busy(Two.Start, Three.End, Now).Length);
    }

    [Fact]
    public void A_closed_time_is_refused_and_stays_closed_when_a_visit_beneath_it_is_cancelled()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []));
        open.Close(new Closure("desk", "1", null, Two.Start.AddMinutes(15), Two.End.AddMinutes(1)));

        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("B", AClinic.Talk("2027-03-09T14:45")), [])));
        Assert.Equal(AppointmentStatus.Booked, open.Book.Find("A")!.Status);
        Assert.Null(open.Try(Now, new BookingChange.Cancel("A", 0)));
        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("B", Two), [])));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("B", AClinic.Talk("2027-03-09T13:15")), [])));
    }

    [Fact]
    public void A_closure_of_one_room_leaves_the_others()
    {
        using var open = Open();
        open.Close(new Closure("desk", "1", "room-1", Two.Start, Two.End));

        Assert.Equal(BookingConflict.SlotTaken, open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), [])));
        Assert.Null(open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two with { Room = "room-2" }), [])));
    }

    [Fact]
    public void What_is_busy_is_told_by_resource_and_range()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), []), new BookingChange.Hold(AClinic.Held("B", Three, Now.AddMinutes(10))));
        open.Close(new Closure("desk", "1", "ben", Three.End, Three.End.AddHours(1)));
        open.Close(new Closure("desk", "2", null, Three.End, Three.End.AddHours(1)));

        Assert.Equal(["ana A", "room-1 A"], Busy(open, Two.Start, Three.Start));
        Assert.Equal(["ana B", "room-1 B"], Busy(open, Two.End, Three.End));
        Assert.Equal([], Busy(open, Three.Start, Three.End, Now.AddMinutes(10)));
        Assert.Equal(["* ", "ben "], Busy(open, Three.End, Three.End.AddMinutes(1)));
    }

    [Fact]
    public void Appointments_are_found_by_phone_or_email_the_earliest_first()
    {
        using var open = Open();
        open.Try(
            Now,
            new BookingChange.Book(AClinic.Booked("late", Three), []),
            new BookingChange.Book(AClinic.Booked("early", Two), []),
            new BookingChange.Book(AClinic.Booked("other", AClinic.Talk("2027-03-09T16:00")) with { Contact = new Contact("Lee", null, "lee@example.com", null) }, []),
            new BookingChange.Book(AClinic.Booked("off", AClinic.Talk("2027-03-09T17:00")), []),
            new BookingChange.Cancel("off", 0));

        Assert.Equal(["early", "late"], open.Book.FindByContact("+12125550142", Now).Select(found => found.Id));
        Assert.Equal(["early", "late"], open.Book.FindByContact("KIM@example.com", Now).Select(found => found.Id));
        Assert.Equal(["late"], open.Book.FindByContact("+12125550142", Two.Start).Select(found => found.Id));
        Assert.Empty(open.Book.FindByContact("+12125550143", Now));
    }

    [Fact]
    public void What_was_to_be_sent_follows_the_appointment()
    {
        using var open = Open();
        open.Try(Now, new BookingChange.Book(AClinic.Booked("A", Two), [Reminder("A"), new Notice("confirm", Now, "A", null, null)]));
        open.Try(Now, new BookingChange.Send(new Notice("code", Now, null, "+12125550142", "123456")));
        Assert.Equal(["reminder A", "confirm", "code"], open.Planned);

        open.Try(Now, new BookingChange.Move("A", 0, Three, [new Notice("reminder anew", Now, "A", null, null)]));
        Assert.Equal(["code", "reminder anew"], open.Planned);

        open.Try(Now, new BookingChange.Cancel("A", 1));
        Assert.Equal(["code"], open.Planned);
    }

    /// <summary>An empty book.</summary>
    protected abstract IOpenBook Open();

    private static Notice Reminder(string appointment) => new($"reminder {appointment}", Two.Start.AddDays(-2), appointment, null, null);

    private static IEnumerable<string> Busy(IOpenBook open, DateTimeOffset from, DateTimeOffset to, DateTimeOffset? now = null) =>
        open.Book.Busy(from, to, now ?? Now).Select(time => $"{time.Resource} {time.Appointment}").Order(StringComparer.Ordinal);
}
