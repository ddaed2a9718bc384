using System.Collections.Immutable;
using System.Globalization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>Facts told, laid flat under their names: what a conversation remembers and what <c>talk --json</c> shows.</summary>
/// <remarks>
/// A fact that is just so is true, or false when denied. An age is a number where one was told. A list of one value is a text.
/// Values denied stand under <c>no_</c> and the name, medicines stopped under <see cref="PastMedicine"/>; anything else past is left out.
/// </remarks>
public static class KeptFacts
{
    /// <summary>True while isotretinoin is taken, false when it, or any medicine, was denied, or it was stopped.</summary>
    public const string OnIsotretinoin = "on_isotretinoin";

    public const string PastMedicine = "past_medicine";

    /// <summary>Most values of one list; further ones are not kept.</summary>
    public const int MaxValues = 12;

    private const string DeniedPrefix = "no_";

    public static ImmutableSortedDictionary<string, FactValue> None { get; } = ImmutableSortedDictionary.Create<string, FactValue>(StringComparer.Ordinal);

    /// <summary>Adds what was told of one person; a later word counts.</summary>
    public static ImmutableSortedDictionary<string, FactValue> Add(
        ImmutableSortedDictionary<string, FactValue> before, ImmutableArray<Fact> facts, Whose whose = Whose.Self)
    {
        foreach (var fact in facts)
        {
            if (fact.Whose == whose)
                before = Add(before, fact);
        }

        return before;
    }

    private static ImmutableSortedDictionary<string, FactValue> Add(ImmutableSortedDictionary<string, FactValue> kept, Fact fact)
    {
        if (fact is { Name: FactNames.Medicine, Value: null, IsDenied: true })
            kept = kept.SetItem(OnIsotretinoin, new FactValue.Flag(false));
        if (fact.Value is null)
            return IsKept(fact) ? kept.SetItem(fact.Name, new FactValue.Flag(!fact.IsDenied && !fact.IsPast)) : kept;
        if (FactNames.IsSingle(fact.Name))
            return fact.IsDenied || fact.IsPast ? kept : kept.SetItem(fact.Name, Single(fact));
        if (fact.IsPast && fact.Name != FactNames.Medicine)
            return kept;
        var here = fact.IsPast ? PastMedicine : fact.IsDenied ? DeniedPrefix + fact.Name : fact.Name;
        foreach (var elsewhere in (string[])[fact.Name, DeniedPrefix + fact.Name, PastMedicine])
        {
            if (elsewhere != here && (elsewhere != PastMedicine || fact.Name == FactNames.Medicine))
                kept = Without(kept, elsewhere, fact.Value);
        }

        kept = With(kept, here, fact.Value);
        return fact is { Name: FactNames.Medicine, Value: FactNames.Isotretinoin }
            ? kept.SetItem(OnIsotretinoin, new FactValue.Flag(!fact.IsDenied && !fact.IsPast))
            : kept;
    }

    /// <summary>Who stopped nursing is not nursing, but "I was pregnant" says nothing of today and cold sores of the past may return.</summary>
    private static bool IsKept(Fact fact) => !fact.IsPast || fact.Name is FactNames.BreastFeeding or FactNames.TryingToConceive;

    private static FactValue Single(Fact fact) =>
        fact.Name == FactNames.Age && int.TryParse(fact.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            ? new FactValue.Number(years)
            : new FactValue.Text(fact.Value!);

    private static ImmutableSortedDictionary<string, FactValue> With(ImmutableSortedDictionary<string, FactValue> kept, string name, string value)
    {
        var values = Values(kept, name);
        return values.Contains(value) || values.Length >= MaxValues ? kept : Set(kept, name, values.Add(value));
    }

    private static ImmutableSortedDictionary<string, FactValue> Without(ImmutableSortedDictionary<string, FactValue> kept, string name, string value)
    {
        var values = Values(kept, name);
        return values.Contains(value) ? Set(kept, name, values.Remove(value)) : kept;
    }

    private static ImmutableSortedDictionary<string, FactValue> Set(
        ImmutableSortedDictionary<string, FactValue> kept, string name, ImmutableArray<string> values) => values switch
    {
        [] => kept.Remove(name),
        [var one] => kept.SetItem(name, new FactValue.Text(one)),
        _ => kept.SetItem(name, new FactValue.Texts(values)),
    };

    private static ImmutableArray<string> Values(ImmutableSortedDictionary<string, FactValue> kept, string name) => kept.GetValueOrDefault(name) switch
    {
        FactValue.Text text => [text.Value],
        FactValue.Texts texts => texts.Values,
        _ => [],
    };
}
