using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>How far the interview about a concern has come.</summary>
public sealed record InterviewState
{
    /// <summary>False once it was left or ended.</summary>
    public bool IsOpen { get; init; }

    /// <summary>True once every step was answered or passed over; it is not begun again for the same concern.</summary>
    public bool IsDone { get; init; }

    /// <summary>Ids of the steps asked in the last turn; one, or two that go together.</summary>
    public ImmutableArray<string> Asking { get; init; } = [];

    /// <summary>Ids of the steps that need no asking any more, in the order settled.</summary>
    public ImmutableArray<string> Settled { get; init; } = [];

    /// <summary>What was said to a step, in the person's words, where no fact holds it.</summary>
    public ImmutableSortedDictionary<string, string> Notes { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>True when the last question was asked a second time in other words.</summary>
    public bool IsAskedAgain { get; init; }
}
