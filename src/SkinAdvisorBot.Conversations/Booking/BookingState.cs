using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>How far a person has come with booking, moving, cancelling or looking up a visit. Plain data: it is stored as JSON.</summary>
public sealed record BookingState
{
    public BookingTask Task { get; init; }

    /// <summary>True while it waits for an answer; what was told is kept when it is left.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The question asked last, one of <see cref="BookingSteps"/>.</summary>
    public string Step { get; init; } = "";

    /// <summary>True when that question was asked again, as its answer was not understood.</summary>
    public bool IsAskedAgain { get; init; }

    /// <summary>Id of the kind of visit; null until known.</summary>
    public string? Visit { get; init; }

    /// <summary>Whom the visit is for, as a word in a sentence ("mother"); null for the person who writes.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Whom a second visit is to be booked for once this one is; null for nobody.</summary>
    public string? Companion { get; init; }

    /// <summary>True where this is that second visit: whoever it is for has answered nothing yet.</summary>
    public bool IsSecond { get; init; }

    /// <summary>Id of the clinician wished for; null for any.</summary>
    public string? Provider { get; init; }

    /// <summary>True once the question about reasons to wait was answered.</summary>
    public bool IsFit { get; init; }

    public TimeWish? Wish { get; init; }

    /// <summary>Slots offered last, in the order offered.</summary>
    public ImmutableArray<Slot> Offered { get; init; } = [];

    /// <summary>Starts offered before that were not wanted.</summary>
    public ImmutableArray<DateTimeOffset> Shown { get; init; } = [];

    /// <summary>The slot chosen; null until one is.</summary>
    public Slot? Slot { get; init; }

    /// <summary>Id of the hold on <see cref="Slot"/>, which becomes the appointment's; null for none.</summary>
    public string? Hold { get; init; }

    public string? Name { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>True once they were asked whether they may be texted.</summary>
    public bool IsConsentAsked { get; init; }

    public TextConsent? Consent { get; init; }

    /// <summary>Id of the appointment to be moved or cancelled; null until it is clear which.</summary>
    public string? Appointment { get; init; }

    /// <summary>Appointments offered to choose between.</summary>
    public ImmutableArray<string> Which { get; init; } = [];

    /// <summary>The address under which a visit is looked for, and the code sent there; null for none.</summary>
    public AddressProof? Proof { get; init; }
}

/// <param name="Address">E.164 number or e-mail address.</param>
/// <param name="Code">What was sent there.</param>
/// <param name="Until">When the code lapses.</param>
/// <param name="Tries">Wrong codes given.</param>
public sealed record AddressProof(string Address, string Code, DateTimeOffset Until, int Tries)
{
    /// <summary>Never an address or a code in a log.</summary>
    public override string ToString() => "address proof";
}

public enum BookingTask
{
    Book,
    Move,
    Cancel,
    Check,

    /// <summary>Be reminded when a reason to wait is over.</summary>
    Remind,
}

/// <summary>The questions of booking, as they stand in a conversation's flow after "booking:".</summary>
public static class BookingSteps
{
    public const string Visit = "visit";

    public const string Fit = "fit";

    public const string Day = "which-day";

    public const string Slot = "choose-slot";

    public const string Name = "name";

    public const string Contact = "contact";

    public const string Consent = "consent";

    public const string Confirm = "confirm";

    /// <summary>What to change, after a no to the read-back.</summary>
    public const string Change = "change";

    /// <summary>Under which number or e-mail address a visit was booked.</summary>
    public const string Find = "find";

    public const string Code = "code";

    public const string Which = "which-visit";

    /// <summary>Whether there shall be a visit beside the one that is booked.</summary>
    public const string Another = "another";

    /// <summary>When to be reminded.</summary>
    public const string When = "when";
}
