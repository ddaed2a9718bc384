using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads that two people would like to come together. Each of them gets a visit of their own, one after the other.</summary>
internal static partial class Companions
{
    /// <summary>What the other one is called where nothing else is said.</summary>
    private const string Unnamed = "companion";

    /// <returns>Whom the second visit is for, as a word in a sentence ("sister"); null where one person comes.</returns>
    public static string? Of(string text)
    {
        if (WithMe().Match(text) is { Success: true } named)
            return named.Groups["whom"].Value.ToLowerInvariant();
        return TwoOfUs().IsMatch(text) ? Unnamed : null;
    }

    /// <summary>The text without the words that say so, whose "both" names no kind of visit.</summary>
    public static string Without(string text) => Of(text) is null ? text : Both().Replace(text, " ");

    private const string Whom = @"(?<whom>mother|mom|mum|mama|father|dad|wife|husband|partner|boyfriend|girlfriend|fianc[eé]e?|sister|brother|friend|daughter|son|aunt|uncle|grandmother|grandma|grandfather|grandpa|cousin|niece|nephew|roommate|colleague)";

    [GeneratedRegex(@"\b(?:me|myself|i) (?:and|&|\+|n) (?:also )?my (?:\w+ )?" + Whom + @"\b(?! (?:said|told|says|thinks?|had|went|both have))|\bmy (?:\w+ )?" + Whom + @" (?:and|&|\+) (?:me|myself|i)\b(?! (?:said|think|have been|had|went|am|was))|\bfor (?:the )?(?:two|both) of us\b.{0,12}\bmy " + Whom + @"\b|\b(?:together|along|come) with my " + Whom + @"\b.{0,20}\b(?:both|too|as well)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WithMe();

    [GeneratedRegex(@"\bboth\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Both();

    [GeneratedRegex(@"\b(?:the )?two of us\b|\b(?:for|book) us both\b|\bboth of us\b|\bus two\b|\bfor (?:two|2) (?:people|persons)\b|\bwe(?:'re| are) two\b|\bthere (?:are|will be) two\b.{0,10}\bus\b|\b(?:two|2) people\b|\bwe both (?:want|need|would|like)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TwoOfUs();
}
