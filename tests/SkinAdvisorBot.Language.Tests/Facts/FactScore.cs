using System.Collections.Immutable;
using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

/// <param name="Text">The message.</param>
/// <param name="Facts">What a careful reader finds in it, one line each as <see cref="Told.Line"/> writes them; empty for none.</param>
internal sealed record FactLine(string Text, ImmutableArray<string> Facts)
{
    /// <summary>Reads <c>text&lt;TAB&gt;fact;fact;…</c>, one message a line; empty lines and those that begin with # are passed over.</summary>
    /// <exception cref="FormatException">A line has no tab.</exception>
    public static ImmutableArray<FactLine> ReadAll(string tsv) =>
        [.. tsv.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static FactLine Read(string line)
    {
        var columns = line.Split('\t');
        return columns.Length >= 2
            ? new FactLine(columns[0], [.. columns[1].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)])
            : throw new FormatException($"'{line}' has no tab; a line is the message, a tab, and its facts.");
    }
}

/// <summary>How well facts are read: micro F1 over (name, value, denied, past, whose), in [0, 1], higher is better.</summary>
/// <remarks>F1 = 2PR / (P + R), with P = found and right / found and R = found and right / told, counted over all messages.</remarks>
internal sealed record FactScore(int Right, int Found, int Told, ImmutableArray<string> Errors)
{
    public double F1 => Found + Told == 0 ? 1 : 2.0 * Right / (Found + Told);

    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => Told == 0 ? 1 : (double)Right / Told;

    public static FactScore Of(IEnumerable<FactLine> lines)
    {
        int right = 0, found = 0, told = 0;
        var errors = ImmutableArray.CreateBuilder<string>();
        foreach (var line in lines)
        {
            var expected = line.Facts.Select(InOrder).ToHashSet(StringComparer.Ordinal);
            var got = FactReader.Read(line.Text).Select(fact => InOrder(Facts.Told.Line(fact))).ToHashSet(StringComparer.Ordinal);
            right += expected.Intersect(got).Count();
            found += got.Count;
            told += expected.Count;
            if (!expected.SetEquals(got))
                errors.Add($"{line.Text}: missing [{string.Join("; ", expected.Except(got))}], wrong [{string.Join("; ", got.Except(expected))}]");
        }

        return new FactScore(right, found, told, errors.ToImmutable());
    }

    /// <summary>Marks may stand in any order behind the name.</summary>
    private static string InOrder(string fact)
    {
        var parts = fact.Split(',', StringSplitOptions.TrimEntries);
        return string.Join(',', parts.Take(1).Concat(parts.Skip(1).Where(mark => mark != "whose:self").Order(StringComparer.Ordinal)));
    }
}
