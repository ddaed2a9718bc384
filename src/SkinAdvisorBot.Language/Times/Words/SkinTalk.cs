using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Takes the times of ordinary talk out of a message: how long a concern is there, when it began, when a cream is used, when a wedding is.</summary>
internal static class SkinTalk
{
    /// <summary>Words about a visit: with one of them in a sentence its times are wishes.</summary>
    private static readonly FrozenSet<string> Visit = Set(
        "book booking booked appointment appointments consultation consult consultations visit come coming schedule scheduling reschedule slot slots available availability opening openings free works work prefer preferably "
            + "meet meeting move change cancel squeeze fit reserve availabilities appoint suits suit asap earliest soonest reservation rebook");

    /// <summary>Words about how skin is and what is put on it: their times are none of a visit.</summary>
    private static readonly FrozenSet<string> Skin = Set(
        "use using used apply applied applying wear wearing wore wash washing cleanse cleansing rinse put putting rub routine moisturizer moisturiser cream creams serum serums sunscreen spf retinol tretinoin lotion ointment gel soap cleanser "
            + "vitamin pill pills tablet tablets dose taking itch itchy itches itching burn burning burns burned stings stinging stung swollen swelling swelled flaky worse flare flares flaring breakout breakouts woke wake waking sleep slept oily puffy "
            + "crusted bleeding bled oozing blistered blisters daily nightly twice skincare makeup reapply exfoliate mask masks tan tanning tanned sunburn sunburned sunburnt shower shave shaving");

    /// <summary>Things with a day of their own.</summary>
    private static readonly FrozenSet<string> Events = Set(
        "wedding vacation holiday party trip flight event birthday exam exams graduation surgery photoshoot shoot anniversary prom ceremony married marrying fly flying pregnant due period delivery funeral reunion cruise honeymoon race marathon");

    /// <summary>A sentence with one of these asks how things turn out.</summary>
    private static readonly FrozenSet<string> Outcomes = Set("heal heals fade fades results result downtime recover recovery last lasts healed");

    private static readonly FrozenSet<string> Moves = Set("move change reschedule switch push swap shift moved changed rescheduled");

    /// <summary>Words of the past: what follows them was.</summary>
    private static readonly FrozenSet<string> Past = Set(
        "since started began appeared noticed had got did went came happened broke saw ended finished stopped quit popped showed developed changed spotted tried been were ago talked spoke called met emailed texted wrote said visited bought received felt saw");

    private static readonly FrozenSet<string> PastThatWishes = Set("hoping thinking wondering looking planning able going aiming");

    private static readonly FrozenSet<string> LengthUnits = Set("minutes hour hours day days week weeks month months year years decade decades");

    /// <summary>Before a length: it is a time ahead, not a length.</summary>
    private static readonly FrozenSet<string> BeforeAhead = Set("in within next coming after");

    private static readonly FrozenSet<string> BeforeScale = Set("type types phototype fitzpatrick grade stage level scale spf age aged size pain stars phase number no nr tier");

    public static void Drop(TimeText text)
    {
        DropLengths(text);
        DropNumbers(text);
        for (var first = 0; first < text.Count;)
        {
            var last = text.SentenceEnd(first);
            DropSentence(text, first, last);
            first = last + 1;
        }
    }

    /// <summary>Whether words about a visit stand in the message.</summary>
    public static bool SpeaksOfVisit(TimeText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (Visit.Contains(text.Near(i)))
                return true;
        }

        return false;
    }

    /// <summary>"for two weeks", "3 years", "a month ago", "6 months old", but not "in two weeks", "two weeks from now", "a week on Friday".</summary>
    private static void DropLengths(TimeText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (!LengthUnits.Contains(text.Near(i)))
                continue;
            var first = FirstOfLength(text, i);
            if (first == i || IsAhead(text, first, i))
                continue;
            var last = text.Near(i + 1) is "ago" or "old" or "later" or "apart" or "back" or "straight" ? i + 1 : i;
            first = text.Near(first - 1) is "for" or "since" or "past" or "last" or "over" or "about" or "after" ? first - 1 : first;
            text.Drop(first, last);
        }
    }

    private static int FirstOfLength(TimeText text, int unit)
    {
        var first = unit;
        while (text[first].Before is TimeMark.Space or TimeMark.Dash or TimeMark.Glued or TimeMark.Slash or TimeMark.Dot or TimeMark.Comma && first > unit - 6
            && (text[first - 1].Number is not null || text.Near(first - 1) is "a" or "an" or "few" or "couple" or "of" or "several" or "many" or "half" or "or" or "to" or "and" or "some" or "more" or "than" or "full" or "whole" or "these" or "all")
            && !(text.Near(first - 1) is "of" or "or" or "to" or "and" or "than" && text[first - 2].Number is null && text.Near(first - 2) is not ("couple" or "more" or "half" or "less")))
        {
            first--;
        }

        // "the next few days" has no number that counts back.
        return first;
    }

    private static bool IsAhead(TimeText text, int first, int unit)
    {
        var before = text.Near(first - 1);
        if (before is "about" or "around" or "like" or "just" or "roughly" or "maybe" or "only" or "the")
            before = text.Near(first - 2);
        if (BeforeAhead.Contains(before) && !(text.Near(unit + 1) is "old" or "ago" or "postpartum"))
            return true;
        var after = text.Near(unit + 1);
        if (text[unit + 1].Before != TimeMark.Space)
            return false;
        return after switch
        {
            "time" or "out" or "tomorrow" or "from" => true,
            "today" => text.Near(unit) is "week" or "weeks",
            "of" or "in" => before is "first" or "last" or "second" or "third" && (Months.Of(text.Near(unit + 2)) is not null || text.Near(unit + 2) is "the" or "next" or "this"),
            "on" or "after" or "before" => IsDay(text, unit + 2),
            _ => false,
        };
    }

    private static bool IsDay(TimeText text, int at) =>
        Weekdays.Of(text.Near(at)) is not null || Months.Of(text.Near(at)) is not null || text[at].Number is not null || text[at].Ordinal is not null || text.Near(at) is "tomorrow" || (text.Near(at) is "the" or "next" && IsDay(text, at + 1));

    /// <summary>"skin type 3", "spf 50", "7/10", "1/2".</summary>
    private static void DropNumbers(TimeText text)
    {
        for (var i = 0; i < text.Count; i++)
        {
            if (text[i].Number is null)
                continue;
            var isShare = text[i + 1] is { Before: TimeMark.Slash, Number: not null } && text.Near(i - 1) is "a" or "an" or "like" or "is" or "pain" or "itch";
            if (!isShare && !BeforeScale.Contains(text.Near(i - 1)))
                continue;
            var last = text[i + 1] is { Before: TimeMark.Slash or TimeMark.Dash or TimeMark.Dot, Number: not null } ? i + 1
                : text.Near(i + 1) is "or" or "to" && text[i + 2].Number is not null ? i + 2 : i;
            text.Drop(i, last);
        }
    }

    private static void DropSentence(TimeText text, int first, int last)
    {
        var isVisit = Has(text, first, last, Visit);
        for (var i = first; i <= last; i++)
        {
            if (text.Near(i) is "name" or "named" or "called" && text.Near(i + 1) is "is" or "s")
                text.Drop(i + 2, i + 2);
            if (text.Near(i) is "every" or "each" && !isVisit)
                text.Drop(i, i + 2);
            if (text.Near(i) is "good" or "nice" or "lovely" && text.Near(i + 1) is "morning" or "afternoon" or "evening" or "night" or "day" or "weekend" && IsGreeting(text, i))
                text.Drop(i, i + 1);
            if (text.Near(i) is "christmas" or "years" && text.Near(i + 1) is "evening")
                text.Drop(i, i + 1);
            if (text.Near(i) is "my" or "our" or "the" or "existing" or "current" && IsOldAppointment(text, i, last) is { } appointment)
                text.Drop(i, appointment);
            if (IsPast(text, i) && !isVisit)
                text.Drop(i, EndOfClause(text, i, last));
            else if (text.Near(i) is "since" or "ago")
                text.Drop(i, Math.Min(i + 3, last));
        }

        if (Has(text, first, last, Moves))
            DropOrigin(text, first, last);
        if (!isVisit && Has(text, first, last, Outcomes) && !text.Near(first).Equals("last", StringComparison.Ordinal))
            text.Drop(first, last);
        if (!isVisit && (Has(text, first, last, Skin) || IsEvent(text, first, last)))
            DropClauses(text, first, last);
    }

    /// <summary>"move it from Tuesday to Friday": the day it is on now is no wish.</summary>
    private static void DropOrigin(TimeText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            for (var to = i + 2; text.Near(i) is "from" && to <= Math.Min(i + 6, last); to++)
            {
                if (text.Near(to) is "to")
                    text.Drop(i, to);
            }
        }
    }

    /// <summary>"my Tuesday appointment", "the 3pm one I have": what is to be moved is no wish.</summary>
    private static int? IsOldAppointment(TimeText text, int i, int last)
    {
        for (var end = i + 2; end <= Math.Min(i + 5, last); end++)
        {
            if (text.Near(end) is "appointment" or "booking" or "visit" or "consultation")
                return text.Near(i) is "the" && text.Near(i + 1) is "next" or "first" or "earliest" or "soonest" ? null : end;
            if (text.Near(end) is "for" or "and" or "or")
                return null;
        }

        return null;
    }

    private static bool IsGreeting(TimeText text, int i) => text.IsFirstOfStretch(i) || text.Near(i - 1) is "hi" or "hello" or "hey" or "a" or "very" or "dear";

    private static bool IsPast(TimeText text, int i) => Past.Contains(text.Near(i)) && !PastThatWishes.Contains(text.Near(i + 1)) && !(text.Near(i) is "got" && text.Near(i - 1) is "have" or "youve" or "ive" or "you")
        && !(text.Near(i) is "had" && text.Near(i + 1) is "in" or "hoped");

    private static bool IsEvent(TimeText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            // "before my wedding on Dec 20" bounds a wish.
            if (Events.Contains(text.Near(i)))
                return !Has(text, first, i, Bounds);
        }

        return false;
    }

    private static readonly FrozenSet<string> Bounds = Set("before by after until prior");

    /// <summary>The clauses with words of skin or of an event; a clause ends at a comma and at "but" and "can".</summary>
    private static void DropClauses(TimeText text, int first, int last)
    {
        for (var start = first; start <= last;)
        {
            var end = EndOfClause(text, start, last);
            if (Has(text, start, end, Skin) || IsEvent(text, start, end))
                text.Drop(start, end);
            start = end + 1;
        }
    }

    private static int EndOfClause(TimeText text, int at, int last)
    {
        while (at < last && !text.IsLastOfStretch(at) && text.Near(at + 1) is not ("but" or "can" or "could" or "so" or "please"))
            at++;
        return at;
    }

    private static bool Has(TimeText text, int first, int last, FrozenSet<string> words)
    {
        for (var i = first; i <= last; i++)
        {
            if (words.Contains(text.Near(i)))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
