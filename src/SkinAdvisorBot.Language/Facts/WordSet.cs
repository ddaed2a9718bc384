using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Sets of plain words, written as one line of text.</summary>
internal static class WordSet
{
    /// <param name="words">Words as <see cref="FactText"/> writes them, parted by single spaces.</param>
    public static FrozenSet<string> Of(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
