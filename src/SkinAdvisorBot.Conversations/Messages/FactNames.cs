using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>The fixed names of what a person may tell, and what the value of each holds.</summary>
public static class FactNames
{
    public const string Pregnant = "pregnant";

    public const string TryingToConceive = "trying_to_conceive";

    public const string BreastFeeding = "breast_feeding";

    /// <summary>A tan, sunburn, sunbed or self-tanner of late; a person's own skin colour is none.</summary>
    public const string RecentTan = "recent_tan";

    /// <summary>Cold sores, now or now and then.</summary>
    public const string ColdSores = "cold_sores";

    public const string Keloids = "keloids";

    /// <summary>Fitzpatrick types 1 to 6, one ("4") or the lowest and the highest that fit ("5-6").</summary>
    public const string SkinType = "skin_type";

    /// <summary>Whole years, one number ("34") or the first and the last that fit ("40-49").</summary>
    public const string Age = "age";

    /// <summary>How long a concern has been there: an ISO 8601 period ("P6M"), or the words where they name no length ("since last summer").</summary>
    public const string Duration = "duration";

    /// <summary>A part of the body in one word ("upper_lip").</summary>
    public const string Area = "area";

    /// <summary>A medicine or skin medicine by its generic name in one word ("isotretinoin", "st_johns_wort").</summary>
    public const string Medicine = "medicine";

    /// <summary>A treatment had before, by its topic id ("chemical_peel").</summary>
    public const string EarlierTreatment = "earlier_treatment";

    /// <summary>What somebody is allergic to, in one word ("latex").</summary>
    public const string Allergy = "allergy";

    /// <summary>The value of <see cref="Medicine"/> that bars laser and pregnancy.</summary>
    public const string Isotretinoin = "isotretinoin";

    /// <summary>Facts that are so or are not, without a value.</summary>
    public static ImmutableArray<string> Flags { get; } = [Pregnant, TryingToConceive, BreastFeeding, RecentTan, ColdSores, Keloids];

    /// <summary>Facts of one value: a later word replaces an earlier one.</summary>
    public static ImmutableArray<string> Singles { get; } = [SkinType, Age, Duration];

    /// <summary>Facts that may have several values at once.</summary>
    public static ImmutableArray<string> Lists { get; } = [Area, Medicine, EarlierTreatment, Allergy];

    public static ImmutableArray<string> All { get; } = [.. Flags, .. Singles, .. Lists];

    private static readonly FrozenSet<string> SingleSet = Singles.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsSingle(string name) => SingleSet.Contains(name);
}
