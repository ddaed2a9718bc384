using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>A question that settles whether a rule of triage holds, asked in the last turn.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Outcome">The outcome in force if the answer is no.</param>
/// <param name="Rules">The rules behind that outcome.</param>
public sealed record Settling(string Rule, SettlingReason Reason, string? Outcome, ImmutableArray<string> Rules)
{
    public bool Equals(Settling? other) => other is not null && (Rule, Reason, Outcome) == (other.Rule, other.Reason, other.Outcome) && Rules.SequenceEqual(other.Rules);

    public override int GetHashCode() => HashCode.Combine(Rule, Reason, Outcome, Rules.Length);
}

/// <summary>Why it was asked, and so what silence means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SettlingReason>))]
public enum SettlingReason
{
    /// <summary>The message sounded like the rule: its outcome holds until the answer is no.</summary>
    Likely,

    /// <summary>The message may have meant the rule: without a clear no its outcome holds from the next message on.</summary>
    Possible,

    /// <summary>The person asked what could happen: only a yes counts.</summary>
    Curious,
}
