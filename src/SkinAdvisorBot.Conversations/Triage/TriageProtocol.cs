using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>All rows with the words they are recognised by, compiled once when content is loaded.</summary>
/// <param name="Rules">The most urgent first, then by number.</param>
/// <param name="Phrases">By family, as written.</param>
internal sealed record TriageProtocol(ImmutableArray<TriageRule> Rules, SignLexicon Lexicon, FrozenDictionary<string, ImmutableArray<string>> Phrases)
{
    public static TriageProtocol Empty { get; } = new([], SignLexicon.Empty, FrozenDictionary<string, ImmutableArray<string>>.Empty);
}
