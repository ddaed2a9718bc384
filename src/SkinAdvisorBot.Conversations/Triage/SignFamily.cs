using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Ways to say one sign: an entry of <c>dialogs/triage/words.yaml</c>.</summary>
/// <param name="Id">The name that rules and other families use.</param>
/// <param name="Phrases">In the notation told at the top of that file.</param>
internal sealed record SignFamily(string Id, ImmutableArray<(string Text, int Line)> Phrases, int Line);

/// <summary>All of <c>dialogs/triage/words.yaml</c>.</summary>
/// <param name="Idioms">Phrases that mean nothing of what their words say.</param>
/// <param name="Correct">Ordinary words near those of the families, which are no misspellings.</param>
internal sealed record SignWords(ImmutableArray<SignFamily> Families, ImmutableArray<(string Text, int Line)> Idioms, ImmutableArray<string> Correct)
{
    public static SignWords None { get; } = new([], [], []);
}
