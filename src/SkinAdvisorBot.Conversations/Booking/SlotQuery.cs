using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Which slots are looked for.</summary>
/// <param name="Visit">Id of the kind of visit.</param>
public sealed record SlotQuery(string Visit)
{
    public const int DefaultCount = 3;

    /// <summary>What the person said about when; null for nothing.</summary>
    public TimeWish? Wish { get; init; }

    /// <summary>Most slots to find.</summary>
    public int Count { get; init; } = DefaultCount;

    /// <summary>Starts that were offered before: none of them is found again, and "earlier" and "later" are meant against them.</summary>
    public ImmutableArray<DateTimeOffset> Offered { get; init; } = [];

    /// <summary>Id of the person's own hold or appointment, whose time counts as free; null for none.</summary>
    public string? Own { get; init; }

    /// <summary>Id of the provider wished for; null for any.</summary>
    public string? Provider { get; init; }
}
