using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Which reminders a visit gets, and when each may be sent.</summary>
/// <param name="Reminders">By act and time ahead.</param>
/// <param name="QuietFrom">Local time from which nothing is sent.</param>
/// <param name="QuietTo">Local time until which nothing is sent.</param>
public sealed record ReminderPlan(ImmutableArray<Reminder> Reminders, TimeOnly QuietFrom, TimeOnly QuietTo)
{
    /// <summary>Reminders closer together than this say the same twice: the later one stays.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(3);

    /// <summary>How long before the quiet hours what falls into them is sent.</summary>
    private static readonly TimeSpan BeforeQuiet = TimeSpan.FromMinutes(30);

    /// <summary>Plans what is still ahead; the earliest first.</summary>
    /// <param name="start">The visit's start, with the clinic's offset.</param>
    /// <param name="to">E.164 number or e-mail address; null for the conversation.</param>
    public ImmutableArray<Notice> For(string appointment, DateTimeOffset start, DateTimeOffset now, string? to)
    {
        var planned = new List<Notice>();
        foreach (var reminder in Reminders.OrderByDescending(reminder => reminder.Ahead))
        {
            var due = OutOfQuiet(start - reminder.Ahead);
            if (due <= now)
                continue;
            planned.RemoveAll(earlier => due - earlier.Due < Apart);
            planned.Add(new Notice(reminder.Act, due, appointment, to, null));
        }

        return [.. planned];
    }

    /// <summary>The moment itself, or in the quiet hours their end.</summary>
    /// <param name="moment">With the clinic's offset.</param>
    public DateTimeOffset AfterQuiet(DateTimeOffset moment)
    {
        var time = TimeOnly.FromTimeSpan(moment.TimeOfDay);
        if (QuietFrom == QuietTo || !time.IsBetween(QuietFrom, QuietTo))
            return moment;
        var ends = moment.Date + QuietTo.ToTimeSpan();
        return new DateTimeOffset(ends > moment.DateTime ? ends : ends.AddDays(1), moment.Offset);
    }

    /// <summary>Whether a notice of this kind is a reminder of a visit.</summary>
    public bool Has(string kind) => Reminders.Any(reminder => reminder.Act == kind);

    /// <summary>The moment itself, or in the quiet hours the evening before them.</summary>
    public DateTimeOffset OutOfQuiet(DateTimeOffset due)
    {
        var time = TimeOnly.FromTimeSpan(due.TimeOfDay);
        if (QuietFrom == QuietTo || !time.IsBetween(QuietFrom, QuietTo))
            return due;
        var begins = due.Date + QuietFrom.ToTimeSpan();
        if (begins > due.DateTime)
            begins = begins.AddDays(-1);
        return new DateTimeOffset(begins - BeforeQuiet, due.Offset);
    }
}

/// <param name="Act">Id of the words in <c>dialogs/booking.yaml</c>.</param>
/// <param name="Ahead">Time before the visit's start.</param>
public sealed record Reminder(string Act, TimeSpan Ahead);
