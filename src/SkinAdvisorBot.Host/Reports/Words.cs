using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>How the report says numbers and names.</summary>
internal static class Words
{
    /// <summary>0.9458 is "94.6%".</summary>
    public static string Percent(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    /// <summary>"1 message", "2 messages".</summary>
    public static string Count(int n, string thing) => Count(n, thing, thing + "s");

    /// <summary>"1 near miss", "2 near misses".</summary>
    public static string Count(int n, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many)}");

    /// <summary>"ask_results_timeline" is "ask results timeline"; alternatives "a|b" are "a or b".</summary>
    public static string Readable(string intent) => intent.Replace("|", " or ", StringComparison.Ordinal).Replace('_', ' ');

    /// <summary>All intents in the order of <see cref="IntentNames.All"/>, then those that only the scored lines know, by name.</summary>
    public static IReadOnlyList<string> Intents(IEnumerable<string> seen) =>
        [.. IntentNames.All, .. seen.Where(intent => !IntentNames.IsKnown(intent)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Wilson's 95 % interval of a share.</summary>
    /// <param name="all">1 or more.</param>
    /// <returns>Both ends in [0, 1]; the share lies between them.</returns>
    public static (double From, double To) Interval(int hits, int all)
    {
        // 1.96 standard errors leave 2.5 % of a normal distribution on either side.
        const double z = 1.96;
        var share = (double)hits / all;
        var middle = share + (z * z / (2 * all));
        var half = z * Math.Sqrt((share * (1 - share) / all) + (z * z / (4.0 * all * all)));
        var scale = 1 + (z * z / all);
        return (Math.Max(0, (middle - half) / scale), Math.Min(1, (middle + half) / scale));
    }
}
