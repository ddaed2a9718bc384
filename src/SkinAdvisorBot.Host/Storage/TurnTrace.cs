using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>Why the bot said what it said, kept with the turn so that every sentence can be explained later.</summary>
/// <param name="Meaning">How the message was read; null for the welcome.</param>
/// <param name="ActedOn">The intents the replies answer, in the order said.</param>
/// <param name="Lines">For each reply, in order, where its sentences stand in the content, as <c>path:line</c>.</param>
/// <param name="Outcome">The triage outcome in force after the turn; null before any concern.</param>
/// <param name="Rules">The triage rules behind the outcome, the one whose words were said first.</param>
/// <param name="PlaybookHash">SHA-256 of the content, hex, lower case.</param>
/// <param name="ModelHash">SHA-256 of training data and settings, hex, lower case; of classifier and detector of signs, joined by a plus sign.</param>
public sealed record TurnTrace(
    Meaning? Meaning,
    ImmutableArray<IntentGuess> ActedOn,
    ImmutableArray<ImmutableArray<string>> Lines,
    string? Outcome,
    ImmutableArray<string> Rules,
    string PlaybookHash,
    string ModelHash)
{
    /// <summary>Who of the staff did it; null for what the bot did.</summary>
    public StaffDeed? Staff { get; init; }

    /// <param name="by">Who of the staff did it; null for the bot.</param>
    public static TurnTrace Of(MadeTurn made, StaffDeed? by = null) => new(
        made.Turn.Meaning,
        made.Turn.ActedOn,
        [.. made.Turn.Replies.Select(reply => reply.Lines)],
        made.Turn.After.Outcome,
        made.Turn.After.Rules,
        made.PlaybookHash,
        made.ModelHash)
    {
        Staff = by,
    };

    /// <summary>Names the trace without the words in its meaning.</summary>
    public override string ToString() => $"trace of {Lines.Length} replies";
}

/// <summary>What a member of staff did in a turn.</summary>
/// <param name="Name">As it was then.</param>
/// <param name="Reason">Why an alert was acknowledged; empty otherwise.</param>
/// <param name="LiftedOutcome">The outcome that was in force until then and was lifted; null for none.</param>
public sealed record StaffDeed(string MemberId, string Name, StaffDeedKind Kind, string Reason, string? LiftedOutcome = null);
