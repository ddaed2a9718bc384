using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A visit that was held, booked or cancelled.</summary>
/// <param name="Id">Public and hard to guess; on the confirmation.</param>
/// <param name="HeldUntil">When a hold lapses; null once booked or cancelled.</param>
/// <param name="Sequence">Starts at 0 and grows with every change, as RFC 5545 asks of a calendar's SEQUENCE.</param>
/// <param name="Contact">Null while held.</param>
/// <param name="Notes">What the clinician must see: ids of triage rules, and "examined:" with the rule a doctor has looked at since.</param>
public sealed record Appointment(
    string Id,
    Slot Slot,
    AppointmentStatus Status,
    DateTimeOffset? HeldUntil,
    int Sequence,
    Contact? Contact,
    ImmutableArray<string> Notes)
{
    /// <summary>Names the appointment without the person.</summary>
    public override string ToString() => $"appointment {Id}, {Status}";
}

public enum AppointmentStatus
{
    /// <summary>Kept for somebody who is deciding, until it lapses.</summary>
    Held,

    /// <summary>Agreed.</summary>
    Booked,

    /// <summary>Given back.</summary>
    Cancelled,
}

/// <summary>Who comes, and how to reach them; at least one of phone and e-mail is set.</summary>
/// <param name="Phone">E.164; null for none.</param>
/// <param name="Email">Null for none.</param>
/// <param name="TextConsent">When and in which words they agreed to be texted; null where they did not.</param>
public sealed record Contact(string Name, string? Phone, string? Email, TextConsent? TextConsent)
{
    /// <summary>Never a name or an address in a log.</summary>
    public override string ToString() => "contact";
}

/// <param name="Question">The words it was asked in.</param>
/// <param name="Answer">The words it was given in.</param>
public sealed record TextConsent(DateTimeOffset At, string Question, string Answer);
