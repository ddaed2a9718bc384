using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads how long a concern has been there. Runs last: a length that belongs to a medicine, a treatment or an age is taken by then.</summary>
internal static class DurationReader
{
    private static readonly PhraseTable<string> Words = new(
        ("since birth, from birth, since i was born, born with it, born with them, born with this", "since birth"),
        ("my whole life, all my life, whole life, entire life, my entire life, as long as i can remember", "whole life"),
        ("since childhood, since i was a kid, since i was a child, since i was little, since i was young, since a child, since a kid, since i was a baby", "since childhood"),
        ("since my teens, since i was a teen, since i was a teenager, since high school, since hs, since puberty", "since teens"),
        ("since forever, been forever, had it forever, had this forever, had these forever, for forever, had them forever", "forever"),
        ("for years, for many years, for several years, for yrs, for ages, for a long time, a long time now, years now, many years, several years", "years"),
        ("for months, for several months, several months, months now", "months"),
        ("for weeks, for several weeks, several weeks, weeks now", "weeks"),
        ("for days, for several days, several days", "days"),
        ("since yesterday", "P1D"), ("since last night", "P1D"), ("since last week", "P1W"), ("since last month", "P1M"), ("since last year", "P1Y"), ("since today, since this morning", "P0D"));

    private static readonly FrozenSet<string> Named = WordSet.Of(
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec summer winter "
            + "spring fall autumn christmas college easter covid lockdown school university monday tuesday wednesday thursday friday saturday sunday ramadan "
            + "thanksgiving halloween age vacation holiday");

    /// <summary>Before a length: it is a wait, a distance or a future.</summary>
    private static readonly FrozenSet<string> NotBefore = WordSet.Of(
        "in every within next wait after before takes take lasts per each until by least another first under waiting come book give this between following once "
            + "twice times of hours days than");

    /// <summary>After a length: it is an age, a wait or a gap.</summary>
    private static readonly FrozenSet<string> NotAfter = WordSet.Of(
        "old apart later away before after from notice pregnant postpartum course trip package post downtime clear free warranty older younger olds until out "
            + "off per left long supply recovery");

    private static readonly FrozenSet<string> Began = WordSet.Of(
        "started appeared noticed began came showed got developed popped start since first changed spotted happened broke come saw appear begun formed shown");

    /// <summary>Words between "since" and when: "since [i was] 15", "since [about the end of] march".</summary>
    private static readonly FrozenSet<string> AfterSince = WordSet.Of("last about around early late the this like i was past mid at age my in of end beginning turned");

    private static readonly FrozenSet<string> Rounding = WordSet.Of("about around almost like over nearly roughly approximately approx maybe");

    private static readonly FrozenSet<string> Measures = [.. Rounding, "only", "just", "the", "past", "last", "at"];

    /// <summary>A length told of one of these is no concern's.</summary>
    private static readonly FrozenSet<string> Events = WordSet.Of("booked appointment visited consultation called emailed paid wedding event married moved sessions quit stopped waited tomorrow trip");

    /// <summary>Words up to which a sentence counts as short.</summary>
    private const int ShortSentence = 8;

    /// <summary>Words to each side in which a concern is looked for.</summary>
    private const int Far = 60;

    private static readonly FrozenSet<string> Concerns = WordSet.Of(
        "melasma spots spot patches patch acne marks mark scars scar pigmentation hyperpigmentation pigment freckles freckle mole moles redness rosacea rash "
            + "pimples pimple breakouts vitiligo wrinkles discoloration dark darker brown red itchy itches itching burning swelling swollen blotchy blotches skin "
            + "bumps bump pih eczema psoriasis sunspots melanoma sore lump blister blisters forehead cheeks cheek chin face lip nose neck suffering struggling "
            + "dealing mask white pores hair peeling dry growing");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            if (scene.IsTaken(i))
                continue;
            var last = ReadWords(scene, i) ?? ReadSince(scene, i) ?? ReadLength(scene, i);
            if (last is { } end)
                i = end;
        }
    }

    private static int? ReadWords(FactScene scene, int at)
    {
        var length = Words.Match(scene.Text, at, out var value);
        if (length == 0)
            return null;
        var last = at + length - 1;
        if ((scene.Suppositions.IsTold(at) || scene.Text[at] is "since") && SpeaksOfSkin(scene.Text, at))
            Add(scene, at, last, value);
        return last;
    }

    /// <summary>"since last summer", "since 2019", "since i was 15" name no length without a calendar: the words are kept.</summary>
    private static int? ReadSince(FactScene scene, int at)
    {
        var text = scene.Text;
        if (text[at] is not "since" || !(scene.Suppositions.IsTold(at)))
            return null;
        var last = at + 1;
        while (last <= at + 4 && text.SameStretch(at, last) && AfterSince.Contains(text[last]))
            last++;
        if (!text.SameStretch(at, last) || scene.IsTaken(last))
            return null;
        var isYear = text[last] is ['1' or '2', '9' or '0', _, _] && text[last].All(char.IsAsciiDigit);
        var isAge = text[last].Length <= 2 && text[last].All(char.IsAsciiDigit) && text[last - 1] is "was" or "turned" or "age";
        if (isYear || isAge || Named.Contains(text[last]))
        {
            if (!isYear && text.Near(last + 1) is [_, _, _, _] year && year.All(char.IsAsciiDigit))
                last++;
            Add(scene, at, last, string.Join(' ', Enumerable.Range(at, last - at + 1).Select(i => text[i])));
            return last;
        }

        return Periods.At(text, last) is { } period && !scene.IsTaken(period.First) ? AddLength(scene, period) : null;
    }

    private static int? ReadLength(FactScene scene, int at)
    {
        var text = scene.Text;
        if (Periods.At(text, at) is not { } period)
        {
            // "started last year", "noticed it yesterday".
            if (Periods.AgoAt(text, at) is not { } day)
                return null;
            return scene.Suppositions.IsTold(at) && HasBegun(text, day) && SpeaksOfSkin(text, at) && !IsEventOver(text, day) ? AddLength(scene, day) : day.Last;
        }

        if (!IsOfConcern(scene, period))
            return period.Last;
        return AddLength(scene, period);
    }

    private static int AddLength(FactScene scene, Period period)
    {
        Add(scene, period.First, period.Last, period.Iso);
        return period.Last;
    }

    private static void Add(FactScene scene, int first, int last, string value)
    {
        scene.Take(first, last);
        if (!scene.Denials.Covers(first))
            scene.Add(first, new Fact(FactNames.Duration, value, Words: scene.Text.Between(WithRounding(scene.Text, first), last)));
    }

    /// <summary>The first of the words that say how exactly a length is meant: "about six months", "more than a year".</summary>
    private static int WithRounding(FactText text, int first)
    {
        if (text.SameStretch(first - 2, first) && text[first - 1] is "than" && text[first - 2] is "more" or "longer" or "less")
            return first - 2;
        while (text.SameStretch(first - 1, first) && Rounding.Contains(text[first - 1]))
            first--;
        return first;
    }

    private static bool IsOfConcern(FactScene scene, Period period)
    {
        var text = scene.Text;
        if (!scene.Suppositions.IsTold(period.First))
            return false;
        var before = BeforeOf(text, period.First);
        var next = text.Near(period.Last + 1);
        // "im 8 weeks" is a pregnancy.
        if (before is "im" && text[period.Last] is "weeks" or "months" || !SpeaksOfSkin(text, period.First))
            return false;
        if (NotBefore.Contains(before) || (NotAfter.Contains(next) && text.SameSentence(period.Last, period.Last + 1)) || IsEventOver(text, period))
            return false;
        if (next is "ago" or "back")
            return HasBegun(text, period);
        return !IsAdjective(text, period, before) && !IsShort(text, period, before);
    }

    /// <summary>A short sentence answers a question about the concern; a longer one must name it to be about it.</summary>
    private static bool SpeaksOfSkin(FactText text, int at)
    {
        int first = at, last = at;
        while (at - first < Far && text.SameSentence(first - 1, at))
            first--;
        while (last - at < Far && text.SameSentence(last + 1, at))
            last++;
        if (last - first < ShortSentence)
            return true;
        for (var i = first; i <= last; i++)
        {
            if (Concerns.Contains(text[i]) || (text[i] is "had" or "have" or "has" or "got" or "with" && text.Near(i + 1) is "it" or "this" or "these" or "them" or "those"))
                return true;
        }

        return false;
    }

    /// <summary>The word before a length, small words of measure passed over: "for [about] 6 months".</summary>
    private static string BeforeOf(FactText text, int first)
    {
        var i = first - 1;
        while (i >= 0 && text.SameStretch(i, first) && Measures.Contains(text[i]))
            i--;
        if (i > 0 && text[i] is "than" && text[i - 1] is "more" or "longer" or "less")
            i -= 2;
        return i >= 0 && text.SameSentence(i, first) ? text[i] : "";
    }

    /// <summary>"started 3 weeks ago": something began. Where a visit or a message was 3 weeks ago, it did not.</summary>
    private static bool HasBegun(FactText text, Period period)
    {
        for (var i = period.First - 1; i >= 0 && text.SameSentence(i, period.First) && i >= period.First - 14; i--)
        {
            if (Began.Contains(text[i]))
                return true;
        }

        for (var i = period.Last + 1; i <= period.Last + 8 && text.SameSentence(i, period.Last); i++)
        {
            if (Began.Contains(text[i]))
                return true;
        }

        return false;
    }

    private static bool IsEventOver(FactText text, Period period)
    {
        for (var i = period.First - 1; i >= 0 && text.SameSentence(i, period.First) && i >= period.First - 8; i--)
        {
            if (Events.Contains(text[i]))
                return true;
        }

        return false;
    }

    /// <summary>"a 3 week trip" is no length of a concern, "for 3 week" is one.</summary>
    private static bool IsAdjective(FactText text, Period period, string before) =>
        text[period.Last] is "week" or "day" or "year" && text[period.Last - 1] is not ("a" or "one" or "1" or "an" or "half") && text.SameStretch(period.Last, period.Last + 1) && before is not ("for" or "since" or "been")
        && text.Near(period.Last + 1) is not ("now" or "ago" or "maybe" or "and" or "already" or "on" or "with");

    /// <summary>Hours and single days are lengths only when told as such.</summary>
    private static bool IsShort(FactText text, Period period, string before) =>
        (text[period.Last] is "hours" or "hour" or "day") && before is not ("for" or "since" or "been" or "had" or "past" or "last") && text.Near(period.Last + 1) is not "now";
}
