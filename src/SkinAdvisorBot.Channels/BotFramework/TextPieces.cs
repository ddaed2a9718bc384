using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Cuts long words into messages where a reader would pause.</summary>
internal static class TextPieces
{
    /// <summary>In the order preferred: the end of a paragraph, a line, a sentence, a word.</summary>
    private static readonly string[] Pauses = ["\n\n", "\n", ". ", " "];

    /// <param name="most">Longest piece in UTF-16 units, 2 or more.</param>
    /// <returns>At least one piece, none empty unless the text is; nothing is lost but white space at the cuts.</returns>
    public static ImmutableArray<string> Of(string text, int most)
    {
        var pieces = ImmutableArray.CreateBuilder<string>();
        while (text.Length > most)
        {
            var end = End(text, most);
            pieces.Add(text[..end].TrimEnd());
            text = text[end..].TrimStart();
        }

        if (text.Length > 0 || pieces.Count == 0)
            pieces.Add(text);
        return pieces.DrainToImmutable();
    }

    private static int End(string text, int most)
    {
        foreach (var pause in Pauses)
        {
            var at = text.LastIndexOf(pause, most - 1, StringComparison.Ordinal);
            // A cut in the first half would leave more and shorter messages than a lesser pause further on.
            if (at > most / 2)
                return Math.Min(at + pause.Length, most);
        }

        return char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
    }
}
