using SkinAdvisorBot.Language.Times.Tokens;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>Reads one day or time with what bounds it: "after 3", "between 2 and 4", "from the 10th to the 15th", "by Friday", "the 15th or later".</summary>
internal static class TimeRange
{
    private static readonly TimeSpan OneMinute = TimeSpan.FromMinutes(1);

    /// <param name="sign">How the token is taken, which a denial before it may turn.</param>
    /// <returns>The time that begins at a token, null where none does, and the token to go on with.</returns>
    public static (TimeAtom? Atom, int Next) Read(TimeText text, List<TimeToken> tokens, int i, TimeSign sign)
    {
        var bound = sign is TimeSign.Between or TimeSign.After or TimeSign.Before or TimeSign.Until or TimeSign.From ? sign : TimeSign.Word;
        var first = bound == TimeSign.Word ? i : NextTime(text, tokens, i + 1);
        // "from 15 to 17 december" was read whole.
        if (first >= 0 && bound is TimeSign.From or TimeSign.Between && (text.Near(tokens[first].First + 1) is "to" || text[tokens[first].First + 1].Before == TimeMark.Dash) && tokens[first].Last > tokens[first].First + 1)
            bound = TimeSign.Word;
        if (first < 0 || tokens[first].Sign is not (TimeSign.Day or TimeSign.Hours))
            return (null, i + 1);
        var one = tokens[first];
        var last = one.Hours is { IsPart: true } && one.Day is null && bound == TimeSign.Word ? -1 : SecondOf(text, tokens, first, bound);
        if (last >= 0)
            return (Between(one, tokens[last]), last + 1);
        var after = bound == TimeSign.Word && first + 1 < tokens.Count && IsBeside(text, tokens, first + 1) ? tokens[first + 1].Sign : TimeSign.Word;
        var next = first + 1;
        if (bound == TimeSign.From && first + 1 < tokens.Count && (tokens[first + 1].Sign == TimeSign.Onwards || (text.Near(tokens[first + 1].First) is "on" && text.IsLastOfStretch(tokens[first + 1].First))))
            next++;
        if (after is TimeSign.Onwards or TimeSign.Latest)
            return (Bound(one, after == TimeSign.Onwards ? TimeSign.From : TimeSign.Until), next + 1);
        // "before the end of the month" is until then.
        return (Bound(one, bound == TimeSign.Before && IsEnd(text, one.First) ? TimeSign.Until : bound), next);
    }

    private static bool IsEnd(TimeText text, int first) => text.Near(text.Near(first) is "the" ? first + 1 : first) is "end";

    /// <summary>The day or time that "after" belongs to; "before my wedding on Dec 20" has words between.</summary>
    private static int NextTime(TimeText text, List<TimeToken> tokens, int i)
    {
        if (i < tokens.Count && tokens[i].Sign == TimeSign.Word && text.Near(tokens[i].First) is not ("my" or "our" or "i" or "we" or "his" or "her" or "their" or "she" or "he"))
            return -1;
        for (var end = Math.Min(i + 6, tokens.Count); i < end && (text[tokens[i].First].Before < TimeMark.Comma); i++)
        {
            if (tokens[i].Sign is TimeSign.Day or TimeSign.Hours)
                return i;
            if (tokens[i].Sign is not (TimeSign.Filler or TimeSign.Word))
                return -1;
        }

        return -1;
    }

    /// <summary>The other end of a range, of the same kind; -1 for none.</summary>
    private static int SecondOf(TimeText text, List<TimeToken> tokens, int first, TimeSign bound)
    {
        if (bound is TimeSign.After or TimeSign.Before or TimeSign.Until)
            return -1;
        var i = first + 1;
        if (i >= tokens.Count)
            return -1;
        var joins = tokens[i].Sign is TimeSign.To || (tokens[i].Sign is TimeSign.And && bound == TimeSign.Between) || (tokens[i].Sign is TimeSign.Until && (bound == TimeSign.From || text.Near(tokens[i].First) is "until"));
        if (joins)
            i++;
        else if (text[tokens[i].First].Before != TimeMark.Dash)
            return -1;
        while (i < tokens.Count && tokens[i].Sign == TimeSign.Filler && text.Near(tokens[i].First) is "the" or "on" or "about" or "around")
            i++;
        return i < tokens.Count && tokens[i].Sign == tokens[first].Sign && tokens[i].Hours is not { IsPart: true } ? i : -1;
    }

    private static bool IsBeside(TimeText text, List<TimeToken> tokens, int i) => text[tokens[i].First].Before < TimeMark.Sentence;

    private static TimeAtom Between(TimeToken one, TimeToken other)
    {
        if (one.Day is { } first && other.Day is { } last)
            return new TimeAtom(Days(first, last), null, Joint.Beside, false);
        if (one.Hours?.At is { } from && other.Hours?.At is { } to)
        {
            // "2 to 4pm" are both in the afternoon, "11 to 2pm" are not.
            if (one.Hours.IsBare && !other.Hours.IsBare && from.Hour is >= 7 and < 12 && to.Hour > 12 && from.AddHours(12) < to)
                from = from.AddHours(12);
            if (one.Hours is { IsBare: false } && from.Hour < 12 && other.Hours.IsBare && to.Hour > 12 && to.AddHours(-12) > from && from.Hour < 7)
                to = to.AddHours(-12);
            if (to <= from && other.Hours.IsBare)
                to = to.AddHours(12);
            return new TimeAtom(null, from <= to ? HourSpan.Between(from, to) : one.Hours, Joint.Beside, false);
        }

        return new TimeAtom(one.Day, one.Hours, Joint.Beside, false);
    }

    /// <summary>"Monday to Wednesday" are weekdays of any week, days of the calendar a stretch.</summary>
    private static DaySpan Days(DaySpan first, DaySpan last)
    {
        if (first.Kind is DayKind.Weekday or DayKind.Pattern && last.Kind is DayKind.Weekday or DayKind.Pattern && first.Weekdays.Length == 1 && last.Weekdays.Length == 1)
        {
            var count = (((int)last.Weekdays[0] - (int)first.Weekdays[0] + 7) % 7) + 1;
            return DaySpan.Every([.. Enumerable.Range(0, count).Select(i => (DayOfWeek)(((int)first.Weekdays[0] + i) % 7))]);
        }

        var from = first.From;
        var to = last.To;
        while (from is { } start && to is { } end && end < start)
            to = last.Kind == DayKind.Weekday ? end.AddDays(7) : last.Kind == DayKind.DayOfMonth ? end.AddMonths(1) : end.AddYears(1);
        return DaySpan.Within(from, to);
    }

    private static TimeAtom Bound(TimeToken token, TimeSign bound)
    {
        var day = token.Day is { } days ? Bound(days, bound) with { IsOfAnyMonth = days.Kind == DayKind.DayOfMonth && bound != TimeSign.Word } : null;
        var hours = token.Hours is { } span && (token.Day is null || bound == TimeSign.Word) ? Bound(span, bound) : token.Hours;
        return new TimeAtom(day, hours, Joint.Beside, false) { Order = token.Order };
    }

    private static DaySpan Bound(DaySpan days, TimeSign bound) => bound switch
    {
        TimeSign.After when days.To is { } to => DaySpan.Within(to.AddDays(1), null),
        TimeSign.Before when days.From is { } from => DaySpan.Within(null, from.AddDays(-1)),
        TimeSign.Until when days.To is { } to => DaySpan.Within(null, to),
        TimeSign.From when days.From is { } from => DaySpan.Within(from, null),
        _ => days,
    };

    private static HourSpan Bound(HourSpan hours, TimeSign bound)
    {
        var from = hours.At ?? hours.Range!.Value.From;
        var to = hours.At ?? hours.Range!.Value.To;
        // "until 8" ends an evening: nobody is seen before a morning's 8.
        if (bound is TimeSign.Before or TimeSign.Until && hours is { IsBare: true, At.Hour: 8 })
            from = to = to.AddHours(12);
        return bound switch
        {
            TimeSign.After => HourSpan.Between(to, HourSpan.Last) with { IsBare = hours.IsBare },
            TimeSign.From => HourSpan.Between(from, HourSpan.Last) with { IsBare = hours.IsBare },
            TimeSign.Before => HourSpan.Between(HourSpan.First, from == HourSpan.First ? from : from.Add(-OneMinute)) with { IsBare = hours.IsBare },
            TimeSign.Until => HourSpan.Between(HourSpan.First, to) with { IsBare = hours.IsBare },
            _ => hours,
        };
    }
}
