using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>The names of the days, written out.</summary>
internal static class Weekdays
{
    private static readonly FrozenDictionary<string, DayOfWeek> Names = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => new[] { day.ToString().ToLowerInvariant(), day.ToString().ToLowerInvariant() + "s" }, (day, name) => KeyValuePair.Create(name, day))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The day of "friday" or "fridays"; null for another word.</summary>
    public static DayOfWeek? Of(string word) => Names.TryGetValue(word, out var day) ? day : null;

    /// <summary>"fridays".</summary>
    public static bool IsPlural(string word) => Of(word) is not null && word[^1] == 's';
}

/// <summary>The names of the months, written out.</summary>
internal static class Months
{
    private static readonly FrozenDictionary<string, int> Names =
        "january february march april may june july august september october november december"
            .Split(' ').Select((name, i) => KeyValuePair.Create(name, i + 1)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>1 to 12; null for another word.</summary>
    public static int? Of(string word) => Names.TryGetValue(word, out var month) ? month : null;
}
