using System.Collections.Immutable;
using System.Globalization;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>How many items are in each state.</summary>
/// <param name="ByKind">Every state, with 0 where there is none.</param>
public sealed record SignOffTotals(ImmutableSortedDictionary<SignOffKind, int> ByKind)
{
    public int All => ByKind.Values.Sum();

    /// <summary>Items that are not fully signed.</summary>
    public int Unsigned => All - ByKind[SignOffKind.Signed];

    public static SignOffTotals Of(IEnumerable<SignOffState> states)
    {
        var counts = states.CountBy(state => state.Kind).ToDictionary();
        return new(Enum.GetValues<SignOffKind>().ToImmutableSortedDictionary(kind => kind, kind => counts.GetValueOrDefault(kind)));
    }

    /// <summary>The states that have items, such as "3 never signed, 1 signature expired".</summary>
    public override string ToString() => string.Join(", ", ByKind.Where(entry => entry.Value > 0)
        .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Value} {SignOffState.Title(entry.Key).ToLowerInvariant()}")));
}
