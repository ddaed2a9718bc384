using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Evaluation;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>One wrong reading that happened at least once.</summary>
/// <param name="Count">Lines of <paramref name="Expected"/> read as <paramref name="Got"/>, 1 or more.</param>
/// <param name="Of">All lines of <paramref name="Expected"/>.</param>
public readonly record struct Confusion(string Expected, string Got, int Count, int Of);

/// <summary>Which wish was taken for which.</summary>
public static class ConfusionMatrix
{
    // Pixels of the picture at its natural size.
    private const int Cell = 15;
    private const int LabelRoom = 150;
    private const int GridEnd = 6;

    /// <summary>Every wrong reading: most lines first, then the larger share of its intent, then by name.</summary>
    public static ImmutableArray<Confusion> Confusions(ImmutableArray<ScoredLine> lines)
    {
        var linesOf = lines.CountBy(line => line.Expected).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. lines
                .Where(line => line.Expected != line.Got)
                .CountBy(line => (line.Expected, line.Got))
                .Select(pair => new Confusion(pair.Key.Expected, pair.Key.Got, pair.Value, linesOf[pair.Key.Expected]))
                .OrderByDescending(confusion => confusion.Count)
                .ThenBy(confusion => confusion.Of)
                .ThenBy(confusion => confusion.Expected, StringComparer.Ordinal)
                .ThenBy(confusion => confusion.Got, StringComparer.Ordinal),
        ];
    }

    /// <summary>Rows are what was meant, columns what was read. Right readings are pale; wrong ones carry colour and their count.</summary>
    internal static void Draw(Markup page, ImmutableArray<ScoredLine> lines)
    {
        var intents = Words.Intents(lines.SelectMany(line => new[] { line.Expected, line.Got }));
        var end = LabelRoom + (intents.Count * Cell);
        page.Add($"""<svg class="matrix" viewBox="0 0 {end + GridEnd} {end + GridEnd}" role="img" aria-label="Confusion matrix: meant in rows, read in columns. The tables below hold every wrong reading.">""");
        Labels(page, intents, end);
        var at = intents.Index().ToDictionary(pair => pair.Item, pair => LabelRoom + (pair.Index * Cell), StringComparer.Ordinal);
        foreach (var (intent, right) in lines.Where(line => line.Expected == line.Got).CountBy(line => line.Got))
            page.Add($"""<rect class="right" x="{at[intent]}" y="{at[intent]}" width="{Cell}" height="{Cell}"><title>{Words.Readable(intent)}: {Words.Count(right, "message")} read right</title></rect>""");

        foreach (var confusion in Confusions(lines))
        {
            var (x, y) = (at[confusion.Got], at[confusion.Expected]);
            page.Add($"""<g class="wrong s{Shade(confusion)}"><title>{Words.Readable(confusion.Expected)} read as {Words.Readable(confusion.Got)}: {confusion.Count} of {Words.Count(confusion.Of, "message")}</title>""");
            page.Add($"""<rect x="{x}" y="{y}" width="{Cell}" height="{Cell}"/><text x="{x + (Cell / 2.0)}" y="{y + Cell - 4}" text-anchor="middle">{confusion.Count}</text></g>""");
        }

        page.Add($"</svg>");
    }

    private static void Labels(Markup page, IReadOnlyList<string> intents, int end)
    {
        page.Add($"""<text class="axis" x="4" y="{LabelRoom - 22}">meant ↓</text><text class="axis" x="{LabelRoom - 8}" y="14" text-anchor="end">read as →</text>""");
        for (var i = 0; i < intents.Count; i++)
        {
            var start = LabelRoom + (i * Cell);
            var line = OpensGroup(intents[i]) ? "group" : "grid";
            page.Add($"""<line class="{line}" x1="{start}" y1="{LabelRoom}" x2="{start}" y2="{end}"/><line class="{line}" x1="{LabelRoom}" y1="{start}" x2="{end}" y2="{start}"/>""");
            page.Add($"""<text x="{LabelRoom - 5}" y="{start + Cell - 4}" text-anchor="end">{Words.Readable(intents[i])}</text>""");
            page.Add($"""<text transform="translate({start + Cell - 4} {LabelRoom - 5}) rotate(-90)">{Words.Readable(intents[i])}</text>""");
        }

        page.Add($"""<path class="group" d="M{LabelRoom} {end}H{end}V{LabelRoom}"/>""");
    }

    private static bool OpensGroup(string intent) =>
        intent == IntentNames.Aspects[0] || intent == IntentNames.Clinic[0] || intent == IntentNames.Telling[0]
        || intent == IntentNames.Appointments[0] || intent == IntentNames.Social[0];

    /// <summary>1 to 4: up to 10 %, 20 %, 40 % of the intent's lines, and more.</summary>
    private static int Shade(Confusion confusion) => ((double)confusion.Count / confusion.Of) switch
    {
        <= 0.1 => 1,
        <= 0.2 => 2,
        <= 0.4 => 3,
        _ => 4,
    };
}
