namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>Lines that are learned from in one step, their pieces one behind the other.</summary>
/// <param name="Pieces">Indices into the vocabulary, of all lines.</param>
/// <param name="Starts">Where each line's pieces start, and at last where they end. No line is empty.</param>
/// <param name="Labels">Index of each line's intent.</param>
internal sealed record Batch(int[] Pieces, int[] Starts, int[] Labels)
{
    /// <summary>The first piece of some lines, and how many they have.</summary>
    public (int First, int Count) PiecesOf(Range lines) => (Starts[lines.Start.Value], Starts[lines.End.Value] - Starts[lines.Start.Value]);

    public (int First, int Count) PiecesOf(int line) => PiecesOf(line..(line + 1));
}
