namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Decides at the last moment whether something planned is still to be sent.</summary>
public static class NoticeRules
{
    /// <param name="appointment">What the notice is about, as it is now; null where there is none.</param>
    /// <param name="disturbs">Whether it makes somebody's phone ring.</param>
    /// <param name="now">With the clinic's offset.</param>
    public static NoticeVerdict Judge(Notice notice, Appointment? appointment, bool disturbs, BookingPlan plan, DateTimeOffset now)
    {
        if (notice.Kind == BookingActs.NoticeCode)
            return now - notice.Due > BookingPlan.CodeLife ? new NoticeVerdict.Drop("The code had lapsed.") : NoticeVerdict.Send;
        if (notice.Appointment is not null && Changed(notice, appointment, now) is { } reason)
            return new NoticeVerdict.Drop(reason);

        // The confirmation of what they did this minute is no disturbance.
        if (!disturbs || notice.Kind == BookingActs.NoticeBooked)
            return NoticeVerdict.Send;
        var allowed = plan.Reminders.AfterQuiet(now);
        if (allowed == now)
            return NoticeVerdict.Send;
        return appointment is not null && EndOfPoint(appointment) <= allowed ? new NoticeVerdict.Drop("The quiet hours last beyond its point.") : new NoticeVerdict.Wait(allowed);
    }

    /// <summary>Whether a notice has lost its point to another of the same appointment that is due as well: of two reminders the later one is told.</summary>
    public static bool IsOutdone(Notice notice, Notice other, BookingPlan plan) =>
        notice.Appointment is not null && notice.Appointment == other.Appointment && notice.To == other.To
        && plan.Reminders.Has(notice.Kind) && plan.Reminders.Has(other.Kind) && notice.Due < other.Due;

    private static string? Changed(Notice notice, Appointment? appointment, DateTimeOffset now)
    {
        if (notice.Kind is BookingActs.WaitOffer or BookingActs.WaitNotice)
            return appointment is { Status: AppointmentStatus.Held } && EndOfPoint(appointment) > now ? null : "The offer was over.";
        if (notice.Kind == BookingActs.NoticeCancelled)
            return appointment is not { Status: AppointmentStatus.Cancelled } ? "The visit is not cancelled." : EndOfPoint(appointment) > now ? null : "The visit would have begun.";
        if (appointment is not { Status: AppointmentStatus.Booked })
            return "The visit is no longer booked.";
        return EndOfPoint(appointment) > now ? null : "The visit had begun.";
    }

    private static DateTimeOffset EndOfPoint(Appointment appointment) => appointment.HeldUntil ?? appointment.Slot.Start;
}

/// <summary>What becomes of a notice that is due.</summary>
public abstract record NoticeVerdict
{
    private NoticeVerdict()
    {
    }

    public static NoticeVerdict Send { get; } = new Now();

    public sealed record Now : NoticeVerdict;

    /// <summary>It is sent at another moment.</summary>
    public sealed record Wait(DateTimeOffset Until) : NoticeVerdict;

    /// <summary>It is not sent at all.</summary>
    public sealed record Drop(string Reason) : NoticeVerdict;
}
