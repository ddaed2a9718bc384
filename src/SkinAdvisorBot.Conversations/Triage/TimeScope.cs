using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What is past and healed (rule 5).</summary>
internal sealed class TimeScope
{
    private static readonly WordRun Past = new(
        "years ago", "yrs ago", "years back", "summers back", "winters back", "summers ago", "winters ago", "as a newborn", "as an infant", "year ago", "yr ago", "decades ago", "ages ago", "long ago", "as a child", "as a kid", "as a baby", "as a teen", "as a teenager", "when i was",
        "when she was", "when he was", "last year", "last yr", "last summer", "last winter", "last spring", "last fall", "in college", "in high school", "back in",
        "in childhood", "in kindergarten", "in grade school", "in middle school", "in my teens", "in my twenties", "in my youth", "as a student", "as a toddler", "as a girl", "as a boy", "when we were", "in a past life", "growing up", "used to have", "used to get", "once had", "in the past", "in 20", "since college");

    /// <summary>It was, and it is over; reaches back over its sentence.</summary>
    private static readonly WordRun Over = new(
        "fine now", "ok now", "okay now", "better now", "healed now", "gone now", "good now", "healed", "fully healed", "all healed", "cleared up", "all clear", "all good",
        "went away", "all gone", "resolved", "no problems since", "fine since", "fine again", "is gone", "its gone", "was fine", "goes back to normal", "go back to normal",
        "went back to normal", "gone already", "recovered", "long behind me", "all behind me");

    private static readonly WordRun Now = new(
        "still", "again", "now", "today", "tonight", "yesterday", "yday", "this morning", "this afternoon", "this evening", "this week", "last night", "since", "keeps", "keep",
        "came back", "comes back", "coming back", "come back", "getting", "right now", "currently", "hours ago", "hour ago", "minutes ago", "days ago", "day ago", "ever since", "lately", "suddenly");

    private static readonly FrozenSet<string> Joins = FrozenSet.Create(StringComparer.Ordinal, "and", "so", "then", "because", "but", "though", "although");

    private static readonly FrozenSet<string> Subjects = FrozenSet.Create(
        StringComparer.Ordinal, "i", "im", "ive", "my", "now", "today", "it", "its", "the", "she", "he", "shes", "hes", "her", "his", "they", "theres", "this", "yesterday");

    private readonly bool[] isPast;

    public TimeScope(TriageText text)
    {
        isPast = new bool[text.Count];
        var tale = -1;
        for (var first = 0; first < text.Count;)
        {
            var last = first;
            while (last + 1 < text.Count && !BeginsClause(text, last + 1))
                last++;

            // "When I was nine a wasp got me, hives and all": what only adds to a tale of the past is past as well.
            var isAdded = tale == text.SentenceOf(first) && !Subjects.Contains(text.Words[first]) && !Now.StandsIn(text, first, last) && text.Words[first] is not ("but" or "though" or "although" or "on" or "taking" or "have" or "having" or "with");
            tale = IsPastClause(text, first, last) || isAdded ? text.SentenceOf(first) : -1;
            if (tale >= 0)
                isPast.AsSpan(first, last - first + 1).Fill(true);
            first = last + 1;
        }

        for (var first = 0; first < text.Count;)
        {
            var last = first;
            while (last + 1 < text.Count && text.SentenceOf(last + 1) == text.SentenceOf(first))
                last++;
            MarkOver(text, first, last);
            first = last + 1;
        }
    }

    public bool Covers(SignSpan span) => isPast[span.First] && isPast[span.Last];

    private static bool BeginsClause(TriageText text, int at) =>
        text.StretchOf(at) != text.StretchOf(at - 1)
        || (Joins.Contains(text.Words[at]) && (text.Words[at] is "but" or "though" or "although" || (at + 1 < text.Count && Subjects.Contains(text.Words[at + 1]))));

    private static bool IsPastClause(TriageText text, int first, int last) =>
        (NamesPast(text, first, last) || NamesYear(text, first, last)) && !Now.StandsIn(text, first, last);

    private static bool NamesPast(TriageText text, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            // "darker than last year" is now.
            if (Past.LengthAt(text, i) is > 0 and var length && i + length - 1 <= last && !(i > first && text.Words[i - 1] is "than" or "then"))
                return true;
        }

        return false;
    }

    private static bool NamesYear(TriageText text, int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            if (text.Words[i] is ['1' or '2', '9' or '0', >= '0' and <= '9', >= '0' and <= '9'] && text.Words[i - 1] is "in" or "of" or "since")
                return true;
        }

        return false;
    }

    private void MarkOver(TriageText text, int first, int last)
    {
        for (var i = last; i >= first; i--)
        {
            var length = Over.LengthAt(text, i);
            if (length == 0 || i > first && DenialWords.Has(text.Words[i - 1]) || i > first && text.Words[i - 1] is "almost" or "wont" or "havent" or "hasnt")
                continue;
            // "healed, and now it bleeds again": what is going on outweighs what is over.
            if (Now.StandsIn(text, first, i - 1) || Now.StandsIn(text, i + length, last))
                return;
            isPast.AsSpan(first, i - first + 1).Fill(true);
            return;
        }
    }
}
