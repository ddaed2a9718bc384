using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests;

/// <summary>Three intents of eight lines each: enough to tell them apart, trained in a blink.</summary>
public static class TinyData
{
    public static ImmutableArray<LabelledText> Lines { get; } =
    [
        .. Of("ask_pain", "does it hurt", "does it hurt a lot", "is it painful", "how painful is it", "will it hurt me", "how much does it hurt", "does the needle hurt", "is the pain bad"),
        .. Of("ask_hours", "when are you open", "are you open today", "what are your hours", "opening hours please", "what time do you open", "what time do you close", "are you open late", "your opening hours"),
        .. Of("greet", "hello", "hello there", "hi there", "hi", "hey there", "good morning", "good morning to you", "hey hello"),
    ];

    /// <summary>Trained once for all tests that only read it.</summary>
    public static IntentModel Model { get; } = Train(Lines);

    public static IntentModel Train(IReadOnlyList<LabelledText> lines, IProgress<double>? progress = null) =>
        IntentTrainer.Train(lines, IntentNames.OutOfScope, encoder: null, isFineTuned: false, "abc123", progress, TestContext.Current.CancellationToken);

    private static IEnumerable<LabelledText> Of(string intent, params string[] texts) => texts.Select(text => new LabelledText(intent, text));
}
