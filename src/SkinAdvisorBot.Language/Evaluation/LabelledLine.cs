using System.Collections.Immutable;

namespace SkinAdvisorBot.Language.Evaluation;

/// <summary>A labelled message of a test file.</summary>
/// <param name="Intents">Labels that count as right; more than one where the line allows alternatives.</param>
/// <param name="Topics">Topics named in the text; null when the file does not label them.</param>
public sealed record LabelledLine(ImmutableArray<string> Intents, ImmutableArray<string>? Topics, string Text)
{
    /// <summary>Reads <c>intent TAB text</c> or <c>intent TAB topics TAB text</c>; alternatives are joined by <c>|</c>, topics by commas.</summary>
    /// <exception cref="FormatException">A line has one column or more than three, or no text; the message names the line.</exception>
    public static ImmutableArray<LabelledLine> ReadAll(IEnumerable<string> lines, string file)
    {
        var read = ImmutableArray.CreateBuilder<LabelledLine>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var columns = line.Split('\t');
            if (columns.Length is not (2 or 3) || string.IsNullOrWhiteSpace(columns[0]) || string.IsNullOrWhiteSpace(columns[^1]))
                throw new FormatException($"{file}:{number}: write 'intent<TAB>text' or 'intent<TAB>topics<TAB>text'");
            ImmutableArray<string>? topics = columns.Length == 3
                ? [.. columns[1].Split([',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(topic => topic != "-")]
                : null;
            read.Add(new LabelledLine([.. columns[0].Split('|', StringSplitOptions.TrimEntries)], topics, columns[^1]));
        }

        return read.DrainToImmutable();
    }
}
