using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads what a person says of themselves, as far as answers depend on it. A denied fact is false; an unmentioned one is absent.</summary>
public static partial class FactReader
{
    private static readonly ImmutableArray<(string Name, Regex Said)> Facts =
    [
        ("pregnant", Pregnant()),
        ("breast_feeding", BreastFeeding()),
        ("on_isotretinoin", OnIsotretinoin()),
    ];

    public static ImmutableSortedDictionary<string, bool> Read(string text)
    {
        var facts = ImmutableSortedDictionary<string, bool>.Empty;
        foreach (var (name, said) in Facts)
        {
            var match = said.Match(text);
            if (match.Success)
                facts = facts.SetItem(name, !match.Groups["denied"].Success);
        }

        return facts;
    }

    [GeneratedRegex(@"\b(?:i'?m|i am|im|being|while|currently|and)\s+(?<denied>not\s+|no longer\s+)?(?:currently |now |also |actually |\d+ (?:weeks|months) |a few weeks |\w+ (?:weeks|months) )?(?:pregnant|pregnent|preggo|preggers|expecting a baby)\b|\b(?<denied>not) pregn[ae]nt\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pregnant();

    [GeneratedRegex(@"\b(?:i'?m|i am|im|while|currently|still|and)\s+(?<denied>not\s+)?(?:currently |still |also )?(?:breast[- ]?feeding|nursing|pumping|lactating)\b|\b(?<denied>not) breast[- ]?feed\w*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BreastFeeding();

    [GeneratedRegex(@"\b(?:i'?m|i am|im|while|still)\s+(?:(?<denied>off)|(?<denied>not\s+|no longer\s+)?(?:currently |still )?(?:on|taking|using))\s+(?:accutane|acutane|roaccutane|isotretinoin|absorica|claravis)\b|\b(?<denied>never)\s+(?:took|taken|used|had|tried)\s+(?:accutane|acutane|roaccutane|isotretinoin)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnIsotretinoin();
}
