using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>How the clinic books by chat: <c>dialogs/booking.yaml</c> without its words.</summary>
/// <param name="SuggestedVisit">Id of the visit that the suggestion of a consultation means.</param>
/// <param name="PhoneRegion">Two letters of ISO 3166: what a number without a country code is read as.</param>
/// <param name="Reminders">What is sent before a visit.</param>
/// <param name="Closes">Facts of the person that close the booking.</param>
/// <param name="VisitWords">Words that name a kind of visit, by its id.</param>
public sealed record BookingPlan(
    string SuggestedVisit,
    string PhoneRegion,
    ReminderPlan Reminders,
    ImmutableSortedDictionary<string, ImmutableArray<string>> VisitWords,
    ImmutableArray<ClosingFact> Closes)
{
    /// <summary>Slots offered at once.</summary>
    public const int Offers = 3;

    /// <summary>Wrong codes after which a new one must be asked for.</summary>
    public const int CodeTries = 5;

    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long a freed time is kept for the person on the wait list it is offered to, 1 to 72 hours.</summary>
    public TimeSpan OfferFor { get; init; } = TimeSpan.FromHours(4);
}

/// <param name="Fact">One of <see cref="FactNames.All"/>.</param>
/// <param name="Value">The value that closes; null for any.</param>
/// <param name="Below">The number below which it closes; null for none.</param>
/// <param name="Rule">The rule of triage whose words are said.</param>
public sealed record ClosingFact(string Fact, string? Value, int? Below, string Rule)
{
    /// <summary>Whether what was told of the person themselves, of now and not denied, closes the booking.</summary>
    public bool Holds(Fact told) => told is { IsDenied: false, IsPast: false, Whose: Whose.Self } && told.Name == Fact && (Value is null || told.Value == Value)
        && (Below is not { } below || (int.TryParse(told.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < below));
}
