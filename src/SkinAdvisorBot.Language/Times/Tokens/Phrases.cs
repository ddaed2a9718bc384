using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Tokens;

/// <summary>What a phrase is for a wish, without its place.</summary>
internal readonly record struct Phrase(TimeSign Sign, HourSpan? Hours = null, WishOrder Order = WishOrder.None);

/// <summary>The fixed phrases of wishes: parts of the day, orders, and the words that join, end and rule out. The longest that begins at a word counts.</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, List<(string[] Words, Phrase Phrase)>> ByFirst = Index(
        Part("06:00-11:59", "morning, in the am, before noon, am hours, before lunch, forenoon"),
        Part("06:00-11:59", "mornings") with { IsPlural = true },
        Part("06:00-10:30", "first thing, first thing in the morning, early morning, early in the morning, first thing in the am, early in the day, bright and early") with { Order = WishOrder.Soonest },
        Part("06:00-10:30", "early mornings") with { IsPlural = true },
        Part("09:30-11:00", "mid morning, midmorning"),
        Part("10:30-11:59", "late morning, later in the morning, later morning"),
        Part("11:30-13:30", "lunch, lunchtime, lunch time, lunch hour, lunch break, my lunch break, my lunch hour, over lunch, during lunch, lunchtimes"),
        Part("11:00-14:00", "mid day, middle of the day"),
        Part("12:00-17:00", "afternoon, in the pm, pm hours, after noon"),
        Part("12:00-17:00", "afternoons") with { IsPlural = true },
        Part("12:00-14:30", "early afternoon, early in the afternoon"),
        Part("13:00-17:00", "after lunch"),
        Part("14:00-16:00", "mid afternoon, midafternoon"),
        Part("15:30-18:00", "late afternoon, later in the afternoon, late in the afternoon, later afternoon"),
        Part("09:00-17:00", "during the day, daytime, day time, working hours, business hours, office hours"),
        Part("09:00-14:30", "during school hours, school hours, while the kids are at school, when the kids are at school, while kids are in school, when the kids are in school"),
        Part("15:00-23:59", "after school, after pickup, after school pickup"),
        Part("06:00-09:00", "before work, before office hours"),
        Part("17:00-23:59", "after work, after hours, after office hours, after i finish work, after i get off work, when i get off work, after my shift"),
        Part("17:00-23:59", "evening, in the evening, late evening, later in the evening"),
        Part("17:00-23:59", "evenings") with { IsPlural = true },
        Part("17:00-19:00", "early evening"),
        Part("16:00-23:59", "end of day, end of the day, eod, cob, close of business, before closing, right before closing, before you close, right before you close, last appointment of the day, last slot of the day, last appointment on, last slot on, last one of the day, late in the day, at the end of the day"),
        Part("10:00-23:59", "not too early, nothing too early, not so early, not super early, not very early, not that early"),
        Part("00:00-16:00", "not too late, nothing too late, not so late, not very late"),
        Part("06:00-11:59", "am") with { NeedsDay = true }, Part("12:00-23:59", "pm") with { NeedsDay = true },
        Part("17:00-23:59", "night, nights") with { NeedsDay = true },
        Part("06:00-10:30", "early") with { NeedsDay = true, Order = WishOrder.Soonest }, Part("15:00-23:59", "late, later") with { NeedsDay = true },
        Sign(TimeSign.Filler, "the earlier one, the later one, the early one, the late one, earlier this, earlier today, as i said earlier, early bird, come by, stop by, drop by, swing by, pop by, coming by, came by, side by side, one by one, by chance, after all, by the way, by phone, by then, by now, at first, by any chance, by myself, later this"),
        Ordered(WishOrder.Soonest,
            "asap, as soon as possible, as soon as you can, as soon as u can, soonest, soon as possible, as early as possible, first available, next available, earliest, first opening, next opening, "
            + "first slot, next slot, next free slot, next free, as quickly as possible, quickly as possible, whatever is first, whatever you have first, whatever comes first, at your earliest, soonest possible, sooner the better, "
            + "the sooner the better, as soon as, first appointment you have, next appointment you have, next possible, first free, sooner is better, first appointment on, first appointment of the day, first slot on, first slot of the day, first one of the day, come in now, come now, see me now, come right now, come in right now, come in right away, come right away, see me right away"),
        Ordered(WishOrder.Earlier,
            "anything earlier, something earlier, any earlier, anything sooner, something sooner, any sooner, earlier than that, sooner than that, earlier than those, sooner than those, earlier than these, earlier time, earlier times, earlier slot, "
            + "earlier slots, earlier appointment, earlier date, earlier dates, sooner appointment, sooner date, a bit earlier, a little earlier, bit earlier, little earlier, earlier in the day, earlier that day, earlier in the week, earlier that week, "
            + "earlier day, something before that, one before that, slots before that, come before that, in before that, come earlier, come sooner, come in earlier, come in sooner, anything before that, nothing earlier, nothing sooner, an earlier one, a sooner one, an hour earlier, opens up earlier, open up earlier, opens up sooner, open up sooner, opens earlier, comes up earlier, comes up sooner, bring forward, brought forward, bring it forward, earlier available, earlier one available, one earlier, much earlier, much sooner, bit sooner, be earlier, be sooner"),
        Ordered(WishOrder.Later,
            "anything later, something later, any later, later than that, later than those, later than these, later time, later times, later slot, later slots, later appointment, later date, later dates, a bit later, a little later, bit later, "
            + "little later, later in the day, later that day, later that week, the week after, week after, the following week, following week, anything after that, something after that, one after that, slots after that, come after that, days after that, day after that, week after that, anything after then, come later, a day later, a week later, week later, further out, later day, later available, "
            + "one later, a later one, nothing later, an hour later, hour later, push back, push it back, delay, postpone, much later, come in later, be later, the day after, the following day"),
        Sign(TimeSign.Any, "any time, anytime, any day, whenever, whenever you can, flexible, im flexible, whatever works, any time works, all day, wide open, im wide open, im open, no preference, doesnt matter, i dont mind, any time at all, any day at all"),
        Sign(TimeSign.And, "and, plus, as well as"),
        Sign(TimeSign.Or, "or, or else, or maybe, or otherwise, otherwise, if not, or if not, failing that, alternatively, or even, and or, or possibly, or perhaps, or on, or at, or in, second choice, else"),
        Sign(TimeSign.To, "to, through, up to and including"),
        Sign(TimeSign.Between, "between, any time between, anytime between, sometime between"),
        Sign(TimeSign.From, "from, starting, starting from, starting on, beginning, not before, no earlier than, no sooner than, not until, as of, not earlier than, not sooner than, cant until, cant before, i cant until, i cant before, anytime from, any time from, on or after, not till, i get back on, i get back, im back on, i come back on, ill be back on, back in town on, i return on, i land on, i finish at, i finish work at, i get off at, i get off work at, im done at, im off at, im done with work at, i work until, im at work until, off work at, im in class until, i have class until, im done by"),
        Sign(TimeSign.After, "after, later than, past, something later than, anything later than, something after, anything after, any time after, anytime after, any day after, sometime after"),
        Sign(TimeSign.Before, "before, earlier than, sooner than, something earlier than, anything earlier than, something sooner than, anything sooner than, something before, anything before, ahead of, prior to, any time before, anytime before, sometime before"),
        Sign(TimeSign.Until, "by, until, up until, up to, no later than, not after, not later than, not past, on or before, at latest, latest by, any time until"),
        Sign(TimeSign.Onwards, "onwards, onward, or later, or after, and later, and on, and beyond, and onwards, at the earliest, or any time after, or anytime after, or onwards, forward"),
        Sign(TimeSign.Latest, "or before, or earlier, or sooner, at the latest, and earlier, latest, tops"),
        Sign(TimeSign.Filler, "why not, not sure, not only, not bad, cant wait, cant decide, no rush, no hurry, no problem, no worries, i dont care, dont care, if possible, dont mind, not certain, no idea, whether or not, no need, not fussed, not picky, not in a rush, or so, or something, or whatever, or not, to be, to see, or around then, "
            + "to come, to book, to do, to get, to have, to go, to start"),
        Sign(TimeSign.But, "but, however, though, although"),
        Sign(TimeSign.Not,
            "not, cant, can not, cant do, cant make, cant come, wont, dont, dont want, except, except for, except on, just not, anything but, any day but, any time but, anytime but, everything but, other than, apart from, besides, without, "
            + "avoid, avoiding, excluding, instead of, rather than, never, unable, isnt, arent, couldnt, wouldnt, anything except, any day except, any time except, anytime except, excl, bar, i hate, but never, aside from, all but, than, nothing, not free, not available, ruling out"),
        Sign(TimeSign.Busy, "im busy, i am busy, im booked up, im booked solid, i work, im working, i am working, im away, i am away, im out of town, out of town, i am out of town, im traveling, im travelling, im on vacation, im on holiday, im not free, im not available, "
            + "im unavailable, i cant, i have work, ive got work, i have class, im gone, im abroad, im at work, not around, im not around, im not here, im tied up, i wont be, im off the grid"),
        Sign(TimeSign.RuledOut,
            "doesnt work, dont work, does not work, do not work, wont work, wouldnt work, cant work, is no good, are no good, no good, isnt good, not good, arent good, is not good, is bad, are bad, is out, are out, isnt possible, not possible, is not possible, "
            + "impossible, not ideal, is not ideal, isnt ideal, arent ideal, wont do, isnt great, arent great, not great, is hard, are hard, is tough, are tough, is difficult, are difficult, is tricky, are tricky, off the table, ruled out, doesnt suit, dont suit, "
            + "is a no, is a no go, no go, not so good, isnt going to work, is not going to work, doesnt really work, dont really work, is busy, are busy, is full, is too early, is too late, are too early, are too late, too early, too late, doesnt fit"),
        Sign(TimeSign.No, "no, nope, nah"),
        Sign(TimeSign.Correct,
            "no wait, wait no, wait, no sorry, sorry, oops, actually, i mean, i meant, make that, scratch that, rather, or rather, correction, no make it, lets make it, no actually, actually no, sorry i meant, sorry i mean, nope i meant, hang on, no i meant, no i mean, or actually, wait actually"));

    /// <returns>The number of words of the phrase that begins at a word; 0 when none does.</returns>
    public static int Match(TimeText text, int at, out Phrase phrase) => Match(text, at, int.MaxValue, out phrase);

    /// <param name="most">Longest phrase that counts, in words.</param>
    /// <inheritdoc cref="Match(TimeText, int, out Phrase)"/>
    public static int Match(TimeText text, int at, int most, out Phrase phrase)
    {
        if (ByFirst.TryGetValue(text.Near(at), out var list))
        {
            foreach (var (words, found) in list)
            {
                if (words.Length > most || !StandsAt(text, at, words))
                    continue;
                phrase = found;
                return words.Length;
            }
        }

        phrase = default;
        return 0;
    }

    private static bool StandsAt(TimeText text, int at, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            var before = text[at + i].Before;
            // A comma stands inside "no, wait", but not inside "next week sometime, after work".
            if (text.Near(at + i) != words[i] || before is > TimeMark.Comma or TimeMark.Slash || (before == TimeMark.Comma && !MayPause(words[0])))
                return false;
        }

        return true;
    }

    private static bool MayPause(string word) => word is "no" or "nope" or "wait" or "sorry" or "actually" or "oops" or "or";

    private static Entry Part(string range, string phrases) => new(phrases, TimeSign.Hours, range);

    private static Entry Sign(TimeSign sign, string phrases) => new(phrases, sign, null);

    private static Entry Ordered(WishOrder order, string phrases) => new(phrases, TimeSign.Order, null) { Order = order };

    private static Dictionary<string, List<(string[] Words, Phrase Phrase)>> Index(params ReadOnlySpan<Entry> entries)
    {
        var byFirst = new Dictionary<string, List<(string[] Words, Phrase Phrase)>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var phrase in entry.Phrases.Split(',', StringSplitOptions.TrimEntries))
            {
                var words = phrase.Split(' ');
                if (!byFirst.TryGetValue(words[0], out var list))
                    byFirst[words[0]] = list = [];
                list.Add((words, new Phrase(entry.Sign, entry.Hours(), entry.Order)));
            }
        }

        foreach (var list in byFirst.Values)
            list.Sort((one, other) => other.Words.Length.CompareTo(one.Words.Length));
        return byFirst;
    }

    /// <param name="Range">From and to, both inclusive, as HH:mm-HH:mm; null for a phrase that is no part of the day.</param>
    private sealed record Entry(string Phrases, TimeSign Sign, string? Range)
    {
        public bool IsPlural { get; init; }

        public bool NeedsDay { get; init; }

        public WishOrder Order { get; init; }

        public HourSpan? Hours() => Range is null ? null : HourSpan.Between(Clock(Range[..5]), Clock(Range[6..])) with { IsPlural = IsPlural, NeedsDay = NeedsDay, IsPart = true };

        private static TimeOnly Clock(string text) => TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }
}
