using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Takes the times of ordinary talk out of a message: when a concern began, when a cream is used, when a wedding is, why another day is no good.</summary>
internal static class SkinTalk
{
    /// <summary>Words about a visit: with one of them in a sentence its times are wishes.</summary>
    private static readonly FrozenSet<string> Visit = Set(
        "book booking bookings booked appointment appointments consultation consult consultations visit come coming schedule scheduling scheduled reschedule slot slots available availability opening openings free works work prefer preferably "
            + "meet meeting move change cancel cancels canceling cancelling canceled cancelled cancellation cancelation cancelations cancellations squeeze fit reserve availabilities appoint suits suit asap soonest reservation rebook gap gaps seen calendar "
            + "confirm pencil lock open places list books postpone transfer");

    /// <summary>Words about how skin is and what is put on it: their times are none of a visit.</summary>
    private static readonly FrozenSet<string> Skin = Set(
        "use using used apply applied applying wear wearing wore wash washing cleanse cleansing rinse rub routine moisturizer moisturiser cream creams serum serums sunscreen spf retinol tretinoin lotion ointment gel soap cleanser "
            + "vitamin pill pills tablet tablets dose taking itch itchy itches itching burn burning burns burned stings stinging stung swollen swelling swelled flaky worse flare flares flaring breakout breakouts woke wake waking sleep slept oily puffy "
            + "crusted bleeding bled oozing blistered blisters daily nightly twice skincare makeup reapply exfoliate mask masks tan tanning tanned sunburn sunburned sunburnt shower shave shaving red");

    /// <summary>Things with a day of their own.</summary>
    private static readonly FrozenSet<string> Events = Set(
        "wedding vacation party trip flight event birthday birthdays exam exams graduation surgery photoshoot shoot anniversary prom ceremony married marrying fly flying flies pregnant due period delivery funeral reunion cruise honeymoon race marathon "
            + "recital barbecue meets church shift practice");

    /// <summary>A sentence with one of these asks how things turn out, or is small talk.</summary>
    private static readonly FrozenSet<string> Asides = Set(
        "heal heals fade fades results result downtime recover recovery lasts healed weather news forecast rain enjoy bye goodbye hot cold");

    private static readonly FrozenSet<string> Putting = Set("put write sign pencil fit squeeze get slot take shift slide bump move strike pull bring count set");

    private static readonly FrozenSet<string> Bounds = Set("before by after until prior");

    /// <summary>Words of the past: what follows them was.</summary>
    private static readonly FrozenSet<string> Past = Set(
        "since started began appeared noticed did went came happened broke saw ended finished stopped quit popped showed developed changed spotted tried been were talked spoke called met emailed texted wrote visited bought received felt "
            + "treated promised turned told got had");

    /// <summary>After a word of the past: it was a wish.</summary>
    private static readonly FrozenSet<string> PastThatWishes = Set("hoping thinking wondering looking planning able going aiming i you in hoped u");

    /// <summary>"got a peel", but not "got anything on Friday".</summary>
    private static readonly FrozenSet<string> Gotten = Set("a an my it this these them red worse sunburn sunburned laser botox filler facial burned microneedling peels treated done");

    public static void Drop(TimeText text)
    {
        SkinNumbers.Drop(text);
        for (var first = 0; first < text.Count;)
        {
            var last = text.SentenceEnd(first);
            DropSentence(text, first, last);
            first = last + 1;
        }
    }

    /// <summary>Whether words about a visit stand in the message.</summary>
    public static bool SpeaksOfVisit(TimeText text) => SpeaksOfVisit(text, 0, text.Count - 1);

    private static bool SpeaksOfVisit(TimeText text, int first, int last)
    {
        if (Has(text, first, last, Visit))
            return true;
        for (var i = first; i < last; i++)
        {
            // "put me down for", "squeeze my mom in", "sign me up".
            if (Putting.Contains(text.Near(i)) && text.Near(i + 1) is "me" or "us" or "him" or "her" or "my" or "up")
                return true;
        }

        return false;
    }

    private static void DropSentence(TimeText text, int first, int last)
    {
        var isVisit = SpeaksOfVisit(text, first, last);
        if (!isVisit && (Has(text, first, last, Asides) || IsSmallTalk(text, first)))
            text.Drop(first, last);
        for (var i = first; i <= last; i++)
            DropAt(text, i, last, isVisit);
        for (var start = first; start <= last;)
        {
            var end = EndOfClause(text, start, last);
            if (!SpeaksOfVisit(text, start, end) && (Has(text, start, end, Skin) || IsEvent(text, start, end)))
                text.Drop(start, end);
            start = end + 1;
        }

        ExistingAppointment.Drop(text, first, last);
    }

    /// <summary>"see you Monday", "how are you today", "how was your weekend".</summary>
    private static bool IsSmallTalk(TimeText text, int first) => (text.Near(first), text.Near(first + 1)) is ("see" or "cya", "you" or "ya") or ("how", "are" or "was" or "r");

    private static void DropAt(TimeText text, int i, int last, bool isVisit)
    {
        if (EndOfGreeting(text, i) is { } greeting)
            text.Drop(i, greeting);
        if (EndOfTelling(text, i) is { } telling)
            text.Drop(i, telling);
        if (text.Near(i) is "name" or "named" && text.Near(i + 1) is "is" or "s")
            text.Drop(i + 2, i + 2);
        if (text.Near(i) is "every" or "each" && !isVisit && Weekdays.Of(text.Near(i + 1)) is null)
            text.Drop(i, i + 2);
        if (text.Near(i) is "because")
            text.Drop(i, EndOfClause(text, i, last));
        if (text.Near(i) is "since")
            text.Drop(i, Math.Min(i + 5, EndOfClause(text, i, last)));
        if (!isVisit && IsPast(text, i))
            text.Drop(i, EndOfClause(text, i, last));
    }

    /// <summary>"good morning", "happy Friday", "Christmas Eve".</summary>
    private static int? EndOfGreeting(TimeText text, int i)
    {
        var isDay = text.Near(i + 1) is "morning" or "afternoon" or "evening" or "night" or "day" or "weekend";
        return text.Near(i) switch
        {
            "good" or "gud" or "gd" or "nice" or "lovely" or "pleasant" when isDay && (text.IsFirstOfStretch(i) || text.Near(i - 1) is "hi" or "hello" or "hey" or "a" or "very" or "and" or "dear") => i + 1,
            "happy" when Weekdays.Of(text.Near(i + 1)) is not null => i + 1,
            "christmas" or "xmas" or "years" when text.Near(i + 1) is "evening" or "day" => i + 1,
            "black" or "good" when text.Near(i + 1) is "friday" => i + 1,
            _ => null,
        };
    }

    /// <summary>"that evening", "the morning of", "the day before": a day of the talk, not of the calendar.</summary>
    private static int? EndOfTelling(TimeText text, int i)
    {
        var isPart = text.Near(i + 1) is "morning" or "afternoon" or "evening" or "night" or "day";
        if (text.Near(i) is "that" && Weekdays.Of(text.Near(i + 1)) is not null)
            return i + 1;
        if (isPart && (text.Near(i) is "that" or "same" || (text.Near(i) is "following" or "next" && text.Near(i - 1) is not "any")) && text.Near(i - 1) is not ("later" or "earlier" or "is" or "at" or "on"))
            return i + 1;
        if (text.Near(i) is "morning" or "evening" or "night" or "day" or "week" or "month" && text.Near(i + 1) is "of" or "before" && !(text.Near(i) is "week" && text.Near(i + 1) is "of"))
            return text.Near(i + 2) is "yesterday" ? null : i + 1;
        return null;
    }

    private static bool IsPast(TimeText text, int i)
    {
        if (!Past.Contains(text.Near(i)) || PastThatWishes.Contains(text.Near(i + 1)))
            return false;
        return text.Near(i) is not "got" || (Gotten.Contains(text.Near(i + 1)) && text.Near(i - 1) is not ("have" or "youve" or "ive" or "you"));
    }

    /// <summary>"my wedding is on Dec 20", but not "before my wedding on Dec 20", which bounds a wish.</summary>
    private static bool IsEvent(TimeText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (Events.Contains(text.Near(i)))
                return !Has(text, first, i, Bounds);
        }

        return false;
    }

    /// <summary>A clause ends at a comma, at "but" and where another one begins: "and my mom …", "so can I …".</summary>
    internal static int EndOfClause(TimeText text, int at, int last)
    {
        while (at < last && !text.IsLastOfStretch(at) && text.Near(at + 1) is not ("but" or "can" or "could" or "so" or "please")
            && !(text.Near(at + 1) is "and" && text.Near(at + 2) is "i" or "we" or "my" or "she" or "he" or "they" or "it" or "im" or "id" or "would" or "is" or "are"))
        {
            at++;
        }

        return at;
    }

    internal static bool Has(TimeText text, int first, int last, FrozenSet<string> words)
    {
        for (var i = first; i <= last; i++)
        {
            if (words.Contains(text.Near(i)))
                return true;
        }

        return false;
    }

    internal static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
