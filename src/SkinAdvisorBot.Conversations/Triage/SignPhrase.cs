using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>A phrase of a family, compiled.</summary>
/// <param name="Groups">One for words in a row; more when the author wrote <c>+</c>: groups near each other, in any order.</param>
internal sealed record SignPhrase(ImmutableArray<PhraseGroup> Groups);

/// <summary>Elements in their order.</summary>
/// <param name="HasDenial">True when the phrase itself holds a word such as "not": the word then denies nothing else.</param>
internal sealed record PhraseGroup(ImmutableArray<PhraseElement> Elements, bool HasDenial);

/// <param name="Symbols">Words and families, one of which must stand here.</param>
/// <param name="Gap">Words that may stand between the element before and this one; -1 for small words only, two at most.</param>
internal readonly record struct PhraseElement(ImmutableArray<int> Symbols, int Gap);

/// <summary>Where a sign stands: first and last word, both inclusive.</summary>
internal readonly record struct SignSpan(int First, int Last);
