using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads what a person tells of themselves and of others: denied, past, and of whom. What is only asked or supposed ("if I'm pregnant") is no fact.</summary>
public static class FactReader
{
    /// <summary>Readers in an order that matters: a length of time belongs to the first that takes it, and only the rest are durations of a concern.</summary>
    private static readonly ImmutableArray<Action<FactScene>> Readers =
    [
        StateReader.Read, MedicineReader.Read, TreatmentReader.Read, SkinTypeReader.Read, AgeReader.Read, TendencyReader.Read, AreaReader.Read, DurationReader.Read,
    ];

    /// <param name="text">The person's words, of any length; may be empty.</param>
    /// <returns>In the order said, without repeats, <see cref="FactScene.MaxFacts"/> at most.</returns>
    public static ImmutableArray<Fact> Read(string text)
    {
        var scene = new FactScene(text);
        foreach (var read in Readers)
            read(scene);
        return scene.Facts;
    }
}
