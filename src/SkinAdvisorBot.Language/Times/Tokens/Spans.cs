using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <param name="Unit">M for minutes, H for hours, D, W, and O for months.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct Span(int Count, char Unit, int Last);

/// <summary>Reads a number of days, weeks and so on: "two weeks", "a few days", "a fortnight".</summary>
internal static class Spans
{
    /// <summary>Farther than two years ahead nobody plans a visit, and no sum of days leaves the calendar.</summary>
    private const int MostDays = 731;

    public static Span? At(TimeText text, int at)
    {
        var i = at;
        while (text.Near(i) is "about" or "around" or "roughly" or "approximately" or "maybe" or "another" or "just" or "like")
            i++;
        var count = 1;
        if (text.Near(i) is "a" or "an" && text.Near(i + 1) is not ("few" or "couple"))
            i++;
        else if (CountAt(text, ref i) is { } number)
            count = number;
        else if (!(text.Near(i) is "fortnight" || i > at && text.Near(i - 1) is "another"))
            return null;
        if (text.Near(i) is "more" or "full" or "whole")
            i++;
        var unit = text.Near(i) switch
        {
            "minutes" => 'M',
            "hour" or "hours" => 'H',
            "day" or "days" => 'D',
            "week" or "weeks" => 'W',
            "month" or "months" => 'O',
            "fortnight" or "fortnights" => 'F',
            _ => ' ',
        };
        if (unit == 'F')
            (count, unit) = (2 * count, 'W');
        return unit == ' ' || count * DaysOf(unit) > MostDays ? null : new Span(count, unit, i);
    }

    /// <summary>The day so much later.</summary>
    public static DateOnly After(DateOnly day, Span span) => span.Unit switch
    {
        'D' => day.AddDays(span.Count),
        'W' => day.AddDays(7 * span.Count),
        _ => day.AddMonths(span.Count),
    };

    private static int DaysOf(char unit) => unit switch
    {
        'O' => 30,
        'W' => 7,
        _ => 1,
    };

    private static int? CountAt(TimeText text, ref int i)
    {
        var start = text.Near(i) is "a" ? i + 1 : i;
        if (text.Near(start) is "couple" or "few")
        {
            var count = text.Near(start) is "couple" ? 2 : 3;
            i = text.Near(start + 1) is "of" ? start + 2 : start + 1;
            return count;
        }

        if (text[i].Number is not { } number)
            return null;
        // Of "2-3 weeks" and "two or three weeks" the smaller.
        if (text[i + 2].Number is not null && text.Near(i + 1) is "or" or "to")
            i += 2;
        else if (text[i + 1] is { Number: not null, Before: TimeMark.Dash })
            i++;
        i++;
        return number;
    }
}
