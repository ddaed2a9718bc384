using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>Cuts a message into what each stretch of words does for a wish.</summary>
internal sealed class TimeLexer(TimeText text, CalendarContext context)
{
    private static readonly FrozenSet<string> Fillers = Set(
        "at on in the for of around about any time times sometime some maybe perhaps like please preferably ideally during that is best good great fine ok okay works work would could can be do day days come slot slots "
            + "appointment have you got available free something anything approx roughly also either just say lets how what then so hmm um uh well we i me my it does will do want prefer id ill is are was still suits suit "
            + "make made book see get need needs want wanted only should might may possible possibly a an if hi hey thanks there anywhere one another this with doable better ideal open");

    private readonly List<TimeToken> tokens = [];

    public static List<TimeToken> Read(TimeText text, CalendarContext context)
    {
        var lexer = new TimeLexer(text, context);
        for (var i = 0; i < text.Count;)
        {
            var token = lexer.At(i);
            lexer.tokens.Add(token);
            i = token.Last + 1;
        }

        return lexer.tokens;
    }

    private TimeToken At(int i)
    {
        if (text.IsDropped(i))
            return new TimeToken(TimeSign.Word, i, i);
        return MonthDayReader.Impossible(text, i, context)
            ?? Today(i)
            ?? AnotherDay(i)
            ?? Shift(i)
            ?? PeriodReader.At(text, i, context)
            ?? WeekdayReader.At(text, i, context.Today)
            ?? MonthDayReader.At(text, i, context)
            ?? ClockReader.At(text, i, MayBeBare(i))
            ?? OfPhrase(i)
            ?? new TimeToken(Fillers.Contains(text.Near(i)) ? TimeSign.Filler : TimeSign.Word, i, i);
    }

    private TimeToken? OfPhrase(int i)
    {
        var length = Phrases.Match(text, i, out var phrase);
        // "the 15th or after", but not "Tuesday or after 5".
        if (length > 1 && phrase.Sign is TimeSign.Onwards or TimeSign.Latest && text.Near(i + length - 1) is "after" or "before" && !text.IsLastOfStretch(i + length - 1))
            length = Phrases.Match(text, i, 1, out phrase);
        if (phrase.Hours is { NeedsDay: true } && !IsBesideDay(i, length))
            length = 0;
        return length == 0 ? null : new TimeToken(phrase.Sign, i, i + length - 1) { Hours = phrase.Hours, Order = phrase.Order };
    }

    /// <summary>"a week later", "an hour earlier": than what was offered.</summary>
    private TimeToken? Shift(int i)
    {
        if (Spans.At(text, i) is not { Last: var last } || text.Near(last + 1) is not ("later" or "earlier") || !text.IsLastOfStretch(last + 1))
            return null;
        return new TimeToken(TimeSign.Order, i, last + 1) { Order = text.Near(last + 1) is "later" ? WishOrder.Later : WishOrder.Earlier };
    }

    /// <summary>"Friday pm", "early on Friday", but not "I am" and not "I'm late".</summary>
    private bool IsBesideDay(int i, int length)
    {
        if (tokens is [.., { Sign: TimeSign.Day, Last: var last }] && last == i - 1 && text[i].Before is TimeMark.Space or TimeMark.Glued or TimeMark.Dash)
            return text.Near(i) is not "am" || text.IsLastOfStretch(i) || text.Near(i + 1) is "or" or "and" or "please" or "if" or "works" or "is" or "slot" or "slots";
        if (text.Near(i) is "am" or "pm")
            return false;
        var day = text.Near(i + length) is "on" ? i + length + 1 : i + length;
        return text.Near(day) is "today" || (text.Near(day) is not "this" && WeekdayReader.At(text, day, context.Today) is not null) || MonthDayReader.At(text, day, context) is not null;
    }

    /// <summary>"tonight", "this morning".</summary>
    private TimeToken? Today(int i)
    {
        if (text.Near(i) is "tonight")
            return new TimeToken(TimeSign.Day, i, i) { Day = DaySpan.On(context.Today), Hours = HourSpan.Between(new TimeOnly(17, 0), HourSpan.Last) with { IsPart = true } };
        if (text.Near(i) is not "this")
            return null;
        var length = Phrases.Match(text, i + 1, out var phrase);
        return length > 0 && phrase is { Sign: TimeSign.Hours, Hours: { NeedsDay: false, IsPlural: false } hours }
            ? new TimeToken(TimeSign.Day, i, i + length) { Day = DaySpan.On(context.Today), Hours = hours }
            : null;
    }

    /// <summary>The "4" of "Dec 3 or 4".</summary>
    private TimeToken? AnotherDay(int i)
    {
        var day = Before(1);
        if (day is { Sign: TimeSign.Or or TimeSign.And or TimeSign.To })
            day = Before(2);
        else if (text[i].Before is not (TimeMark.Comma or TimeMark.Dash or TimeMark.Slash or TimeMark.Space) || (text[i].Before == TimeMark.Space && text.Near(i - 1) is not "the"))
            return null;
        if (day is { Sign: TimeSign.Day } period && text.Near(i) is "next" && text.IsLastOfStretch(i) && text.Near(period.First) is "this" && text.Near(period.Last) is "week" or "month")
            return TimeToken.OfDay(i, i, PeriodReader.Next(text.Near(period.Last), context.Today));
        // "tomorrow or the day after".
        if (day is { Sign: TimeSign.Day, Day: { To: { } before, Which.IsEmpty: true } } && text.Near(i) is "the" && text.Near(i + 1) is "day" && text.Near(i + 2) is "after" && text.IsLastOfStretch(i + 2))
            return TimeToken.OfDay(i, i + 2, DaySpan.On(before.AddDays(1)));
        return day is { Sign: TimeSign.Day, Day: { } span } said && IsOfMonth(said) && span.Which.IsEmpty ? MonthDayReader.AnotherAt(text, i, span) : null;
    }

    /// <summary>Whether a day was said with its number: "Dec 3", "the 15th", but not "tomorrow".</summary>
    private bool IsOfMonth(TimeToken token)
    {
        for (var i = token.First; i <= token.Last; i++)
        {
            if (text[i].Ordinal is not null || (text[i].Number is not null && (Months.Of(text.Near(i - 1)) is not null || Months.Of(text.Near(i + 1)) is not null)))
                return true;
        }

        return token.Day!.Kind == DayKind.DayOfMonth || (token.First == token.Last && text[token.First].Number is not null);
    }

    /// <summary>Whether a number without am or pm may be an hour here.</summary>
    private bool MayBeBare(int i)
    {
        if (text[i].Number is null)
            return false;
        var before = Before(1);
        if (before is { Sign: TimeSign.Day } && text[i].Before is TimeMark.Space or TimeMark.Comma or TimeMark.Dash)
            return true;
        if (before is { Sign: TimeSign.Hours, Hours.At: not null } && text[i].Before is TimeMark.Dash or TimeMark.Comma or TimeMark.Slash)
            return true;
        if (before is { Sign: TimeSign.To or TimeSign.Or or TimeSign.And or TimeSign.Until or TimeSign.Correct or TimeSign.No } && Before(2) is { Sign: TimeSign.Hours, Hours.At: not null })
            return true;
        return IsBeforeDay(i) || IsBeforeClock(i);
    }

    /// <summary>"3 tomorrow?", "10 on friday", "2-4 friday", "10-12".</summary>
    private bool IsBeforeDay(int i)
    {
        if (!text.IsFirstOfStretch(i))
            return false;
        var next = text[i + 1] is { Before: TimeMark.Dash, Number: not null } ? i + 2 : i + 1;
        if (text.Near(i + 1) is "to" && text[i + 2].Number is not null)
            next = i + 3;
        if (next == text.Count && next > i + 1)
            return true;
        if (text.Near(next) is "in" && text.Near(next + 1) is "the" && text.Near(next + 2) is "morning" or "afternoon" or "evening")
            return true;
        next = text.Near(next) is "on" ? next + 1 : next;
        return Weekdays.Of(text.Near(next)) is not null || text.Near(next) is "today" or "tomorrow";
    }

    /// <summary>"3 or 4pm", "between 2 and 4", "11-1pm".</summary>
    private bool IsBeforeClock(int i)
    {
        if (text.Near(i - 1) is "between" or "from")
            return true;
        var next = text[i + 1] is { Before: TimeMark.Dash, Number: not null } ? i + 1 : text.Near(i + 1) is "or" or "to" or "and" ? i + 2 : -1;
        return next > 0 && text[next].Number is not null && text.Near(next + 1) is "am" or "pm" or "h";
    }

    /// <summary>The token so many places back, fillers passed over.</summary>
    private TimeToken? Before(int places)
    {
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            if (tokens[i].Sign == TimeSign.Filler && text.Near(tokens[i].First) is "at" or "the" or "on" or "maybe" or "around")
                continue;
            if (--places == 0)
                return tokens[i];
        }

        return null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
