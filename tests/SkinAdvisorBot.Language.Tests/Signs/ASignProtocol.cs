using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Signs;

/// <summary>Content with three rules, and a few messages for each.</summary>
internal static class ASignProtocol
{
    private const string Words = """
        families:
          - family: throat_closing
            phrases: [throat clos*]
          - family: mole_changes
            phrases: [mole grow*]
          - family: keloid
            phrases: [keloid*]
        """;

    public static Playbook Playbook { get; } = APlaybook.Small
        .With("dialogs/triage/words.yaml", Words)
        .With("dialogs/triage/R01-airway.yaml", Rule("R01", "airway", "emergency", "throat_closing", "Call {{ clinic.emergency_number }} now.", "my throat closes"))
        .With("dialogs/triage/R30-mole.yaml", Rule("R30", "mole", "see-dermatologist", "mole_changes", "See a dermatologist.", "my mole grows"))
        .With("dialogs/triage/R60-keloids.yaml", Rule("R60", "keloids", "clinic-consult", "keloid", "A clinician looks at it.", "i get keloids"))
        .Get();

    public static ImmutableArray<LabelledText> Lines { get; } =
    [
        .. Of("R01", "i cannot breathe", "breathing is so hard", "i cant get air", "no air comes in", "choking on nothing", "gasping since the cream", "my breath is stuck", "hard to breathe now", "she is gasping for air", "he cant breathe"),
        .. Of("R30", "the spot got bigger", "my spot is growing", "a mark that changed shape", "the freckle turned black", "this spot looks odd now", "the brown mark doubled", "my mark has new edges", "the spot is darker", "a spot that grows", "the mark changed color"),
        .. Of(
            SignDetector.None, "what does it cost", "are you open today", "i want smooth skin", "book me on friday", "thanks a lot", "do you take insurance", "which cream is best", "how long is a session", "is there parking", "hello there",
            "can i pay later", "my appointment is at three", "do you sell sunscreen", "what are exosomes", "is laser painful", "who is the doctor", "send me the address", "i love your place", "what time do you close", "can my friend come too"),
    ];

    public static SignData Data => new(Lines, Playbook.TriageRules.ToImmutableDictionary(rule => rule.Id), "data");

    public static SignDetector Train() => SignDetectorTrainer.Train(Data, encoder: null, "abc", TestContext.Current.CancellationToken);

    public static string Rule(string id, string name, string outcome, string family, string words, string fires) => $"""
        rule: {id}
        name: {name}
        outcome: {outcome}
        signs:
          - all: [{family}]
        settle: Is it so?
        ask: [Since when?]
        say:
          - short: {words}
            full: {words}
          - short: Please. {words}
            full: Please. {words}
        sources: [ALPHA-2020]
        reviewed: pending
        fires_on: [{string.Join(", ", Enumerable.Range(1, 12).Select(i => $"{fires} {i}"))}]
        quiet_on: [b1, b2, b3, b4, b5, b6]
        """;

    private static IEnumerable<LabelledText> Of(string label, params string[] texts) => texts.Select(text => new LabelledText(label, text));
}
