using System.Collections.Immutable;
using System.Xml;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What a rule's <c>facts:</c> may name: facts as <see cref="KeptFacts"/> and messages hold them, put to the question a rule asks.</summary>
public static class TriageFacts
{
    /// <summary>Isotretinoin stopped less than this many months ago still counts (row R52).</summary>
    public const int IsotretinoinMonths = 6;

    private const int AgeOfConsent = 18;

    public const string Under18 = "under_18";

    public const string RecentIsotretinoin = "recent_isotretinoin";

    /// <summary>Names an author may write.</summary>
    public static ImmutableArray<string> All { get; } =
        [FactNames.Pregnant, FactNames.TryingToConceive, FactNames.BreastFeeding, FactNames.RecentTan, FactNames.ColdSores, FactNames.Keloids, Under18, RecentIsotretinoin];

    /// <summary>Whether the person is known to be so, by this message or an earlier one.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    /// <param name="kept">Facts kept of the person, with those of the message added.</param>
    /// <param name="told">Facts of the message.</param>
    public static bool Holds(string name, ImmutableSortedDictionary<string, FactValue> kept, ImmutableArray<Fact> told) => name switch
    {
        Under18 => kept.GetValueOrDefault(FactNames.Age) is FactValue.Number { Value: < AgeOfConsent },
        RecentIsotretinoin => kept.GetValueOrDefault(KeptFacts.OnIsotretinoin) is FactValue.Flag { IsSo: true } || told.Any(IsFreshIsotretinoin),
        _ => kept.GetValueOrDefault(name) is FactValue.Flag { IsSo: true },
    };

    private static bool IsFreshIsotretinoin(Fact fact) =>
        fact is { Name: FactNames.Medicine, Value: FactNames.Isotretinoin, IsPast: true, Whose: Whose.Self, Since: { } since }
        && XmlConvert.ToTimeSpan(since) < TimeSpan.FromDays(IsotretinoinMonths * 30.4);
}
