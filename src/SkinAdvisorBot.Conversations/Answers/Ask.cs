using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>What one clause of a message asks for, once the conversation around it is taken into account.</summary>
/// <param name="Guess">The intent acted on.</param>
/// <param name="Text">The person's words.</param>
public abstract record Ask(IntentGuess Guess, string Text)
{
    /// <summary>A question with its answer.</summary>
    /// <param name="Subjects">What it was about, the main thing first.</param>
    /// <param name="Beside">What else it was about: a skin tone, a condition, the other of two.</param>
    public sealed record Answered(IntentGuess Guess, string Text, Answer Answer, ImmutableArray<string> Subjects, ImmutableArray<string> Beside) : Ask(Guess, Text);

    /// <summary>A question about a topic that has no such answer.</summary>
    public sealed record Missing(IntentGuess Guess, string Text, Topic Topic) : Ask(Guess, Text);

    /// <summary>A question that needs a topic, and none is known.</summary>
    public sealed record Topicless(IntentGuess Guess, string Text) : Ask(Guess, Text);

    /// <summary>More about the topic in force, nothing in particular.</summary>
    public sealed record More(IntentGuess Guess, string Text, Topic Topic) : Ask(Guess, Text);

    /// <summary>The publications behind what was said last.</summary>
    public sealed record Sources(IntentGuess Guess, string Text) : Ask(Guess, Text);

    /// <summary>Anything answered by an act: the clinic, appointments, small talk.</summary>
    public sealed record Acted(IntentGuess Guess, string Text, string ActId) : Ask(Guess, Text);

    /// <summary>Two or three readings, too close to choose between.</summary>
    public sealed record Unclear(IntentGuess Guess, string Text, ImmutableArray<IntentGuess> Readings, string? Topic) : Ask(Guess, Text);

    /// <summary>Nothing fits.</summary>
    public sealed record Unknown(IntentGuess Guess, string Text) : Ask(Guess, Text);
}
