using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>Of whom a fact is told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Whose>))]
public enum Whose
{
    /// <summary>The person who writes.</summary>
    Self,

    /// <summary>A child of theirs.</summary>
    Child,

    /// <summary>Anyone else they ask for or speak of: a friend, a partner, a parent.</summary>
    Friend,
}

/// <summary>One thing a person tells about themselves or about somebody else.</summary>
/// <param name="Name">One of <see cref="FactNames.All"/>, which says what <paramref name="Value"/> holds.</param>
/// <param name="Value">Null for a fact that is just so, and for one denied as a whole ("no medicines").</param>
/// <param name="IsDenied">They say that it is not so, or never was.</param>
/// <param name="IsPast">It was so and is over ("I stopped accutane"). Earlier treatments are past by their name and are not marked.</param>
/// <param name="Since">How long ago it began or, for a past one, ended: an ISO 8601 period such as <c>P2M</c>, of two told the shorter; null when not said.</param>
/// <param name="Words">The person's words, for a value that rounds them ("about six months"); null elsewhere.</param>
public sealed record Fact(
    string Name,
    string? Value = null,
    bool IsDenied = false,
    bool IsPast = false,
    Whose Whose = Whose.Self,
    string? Since = null,
    string? Words = null)
{
    /// <summary>Names the fact without what was told.</summary>
    public override string ToString() => $"fact {Name}";
}
