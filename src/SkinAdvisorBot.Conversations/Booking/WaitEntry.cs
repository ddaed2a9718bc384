using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A person who waits for a time that is taken. They stay in the conversation it was said in.</summary>
/// <param name="Id">Hard to guess; the turn's new id will do.</param>
/// <param name="Visit">Id of the kind of visit.</param>
/// <param name="Wish">When they would like to come; null for any time.</param>
/// <param name="Contact">Who it is; null where they have not said.</param>
/// <param name="To">E.164 number or e-mail address that is told of an offer besides the conversation; null for none.</param>
/// <param name="Since">What the order goes by.</param>
public sealed record WaitEntry(string Id, string Visit, TimeWish? Wish, Contact? Contact, string? To, DateTimeOffset Since)
{
    /// <summary>Starts that they do not want, because they were offered and not taken.</summary>
    public ImmutableArray<DateTimeOffset> NotWanted { get; init; } = [];

    /// <summary>Offers that they declined or let lapse.</summary>
    public int Passed { get; init; }

    /// <summary>Names the entry without the person.</summary>
    public override string ToString() => $"wait entry {Id}";
}
