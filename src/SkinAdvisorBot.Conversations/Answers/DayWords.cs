using NodaTime;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Finds the day of the week in a question about opening times.</summary>
public static class DayWords
{
    private const int ShortestMisspelt = 5;

    /// <param name="today">The day it is at the clinic.</param>
    /// <returns>Null when no single day is named.</returns>
    public static IsoDayOfWeek? Find(string text, IsoDayOfWeek today)
    {
        IsoDayOfWeek? found = null;
        foreach (var word in PlainWords.Of(text))
        {
            if (DayOf(word, today) is not { } day)
                continue;
            if (found is not null && found != day)
                return null;
            found = day;
        }

        return found;
    }

    private static IsoDayOfWeek? DayOf(string word, IsoDayOfWeek today)
    {
        switch (word.Replace("'s", "", StringComparison.Ordinal).TrimEnd('s'))
        {
            case "today" or "tonight" or "now":
                return today;
            case "tomorrow":
                return today == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : today + 1;
            case "mon" or "monday":
                return IsoDayOfWeek.Monday;
            case "tue" or "tues" or "tuesday":
                return IsoDayOfWeek.Tuesday;
            case "wed" or "wedne" or "wednesday":
                return IsoDayOfWeek.Wednesday;
            case "thu" or "thur" or "thurs" or "thursday":
                return IsoDayOfWeek.Thursday;
            case "fri" or "friday":
                return IsoDayOfWeek.Friday;
            case "sat" or "saturday":
                return IsoDayOfWeek.Saturday;
            case "sun" or "sunday":
                return IsoDayOfWeek.Sunday;
            case var other:
                return Misspelt(other);
        }
    }

    /// <summary>A day written with one slip ("sundy", "wensday" has two and is not read).</summary>
    private static IsoDayOfWeek? Misspelt(string word)
    {
        for (var day = IsoDayOfWeek.Monday; word.Length >= ShortestMisspelt && day <= IsoDayOfWeek.Sunday; day++)
        {
            if (Spelling.Distance(word, day.ToString().ToLowerInvariant()) == 1)
                return day;
        }

        return null;
    }
}
