using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>
/// Takes the time that an appointment has now out of a message that moves it: "from Tuesday to Friday", "my 3pm to 4pm".
/// Where nothing is moved ("cancel my Tuesday appointment") it stays: it tells which one is meant.
/// </summary>
internal static class ExistingAppointment
{
    /// <summary>Words of a name for an appointment: "my Tuesday morning laser appointment".</summary>
    private const int MostWords = 6;

    private const int FromReach = 9;

    private static readonly FrozenSet<string> Moves = SkinTalk.Set(
        "move moved moving change changed changing reschedule rescheduled resched switch switched switching push pushed swap shift shifted slide trade transfer transferred bump bring become becomes instead rather swich chnage make");

    private static readonly FrozenSet<string> Cancels = SkinTalk.Set("cancel drop strike remove erase delete release scratch");

    private static readonly FrozenSet<string> Names = SkinTalk.Set("appointment booking visit consultation consult session treatment one");

    public static void Drop(TimeText text, int first, int last)
    {
        var isMoved = SkinTalk.Has(text, first, last, Moves);
        var isCancelled = SkinTalk.Has(text, first, last, Cancels);
        for (var i = first; i <= last; i++)
        {
            if (text.Near(i) is "from" && isCancelled && !isMoved)
                text.Drop(i, i);
            if (text.Near(i) is "from" && (isMoved || text.Near(i - 1) is "appointment" or "visit" or "it" or "me" || IsMine(text, i)))
                DropOrigin(text, i, last);
            if (isMoved && text.Near(i) is "my" or "our" or "existing" or "current" && EndOfName(text, i, last) is { } end)
                text.Drop(i, end);
            if (Names.Contains(text.Near(i)) && text.Near(i + 1) is "is" or "was" && Find(text, i, last, "but") is { } but)
                text.Drop(i, but - 1);
            if (text.Near(i) is "have" && text.Near(i + 1) is "the" or "a" or "an" or "my" or "that" && Find(text, i, last, "but") is { } other)
                text.Drop(i, other - 1);
            if (text.Near(i) is "swap" or "trade" or "exchange" or "switch" && Find(text, i, Math.Min(i + FromReach, last), "for") is { } exchange)
                text.Drop(i, exchange);
            if (text.Near(i) is "down" && text.Near(i + 1) is "for" && isMoved)
                text.Drop(i, SkinTalk.EndOfClause(text, i, last));
        }
    }

    /// <summary>"my botox from mon to weds".</summary>
    private static bool IsMine(TimeText text, int from)
    {
        for (var i = from - 1; i > from - 5; i--)
        {
            if (text.Near(i) is "my" or "mine")
                return true;
        }

        return false;
    }

    private static void DropOrigin(TimeText text, int from, int last)
    {
        for (var to = from + 2; to <= Math.Min(from + FromReach, last); to++)
        {
            if (text.Near(to) is not "to")
                continue;
            text.Drop(from, to - 1);
            return;
        }
    }

    /// <summary>The last word of "my Tuesday appointment" and "my 10:15"; null where no time stands in it.</summary>
    private static int? EndOfName(TimeText text, int my, int last)
    {
        var end = Math.Min(my + MostWords, last);
        for (var i = my + 1; i <= end; i++)
        {
            if (Names.Contains(text.Near(i)) && i > my + 1)
                return i;
            if (text.Near(i) is "for" or "and" or "or" or "to" or "has" or "from" or "is" or "be" || text.IsLastOfStretch(i))
                break;
        }

        // "my 10:15", "my two o'clock", "my 9am".
        if (text[my + 1].Number is null)
            return null;
        var hour = my + 1;
        while (hour + 1 <= last && (text[hour + 1] is { Before: TimeMark.Colon, Number: not null } || text.Near(hour + 1) is "am" or "pm" or "oclock" or "o" or "clock"))
            hour++;
        return hour;
    }

    private static int? Find(TimeText text, int first, int last, string word)
    {
        for (var i = first; i <= last; i++)
        {
            if (text.Near(i) == word)
                return i;
        }

        return null;
    }
}
