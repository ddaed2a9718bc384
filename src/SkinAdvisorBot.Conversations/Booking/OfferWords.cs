using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Which of several offers words point at by their order in time.</summary>
internal enum OfferOrder
{
    Earliest,
    Latest,
    Middle,
}

/// <summary>The words in which people choose among offers.</summary>
internal sealed partial class OfferWords
{
    /// <summary>A longer message tells or asks something else, in UTF-16 units.</summary>
    private const int MaxText = 200;

    private static readonly FrozenDictionary<string, int> Ordinals = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["a"] = 1, ["b"] = 2, ["c"] = 3, ["d"] = 4, ["e"] = 5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words that may stand around a number that chooses.</summary>
    private static readonly FrozenSet<string> Small = Set(
        "please pls plz works work ok okay is good great fine perfect best better would be i ill i'll take want like choose pick go with the let's lets do one for me thanks thank you yes yep yeah sure and that that's thats could can we book it sounds "
            + "prefer my um hmm then so say suits id i'd hi ty thx no number option");

    private static readonly FrozenSet<string> BeforeNumber = Set("option number choice slot offer nr");

    /// <summary>Words that make a place count something else: "the first time".</summary>
    private static readonly FrozenSet<string> Counted = Set("thing available week half appointment time month session treatment visit step question day");

    /// <summary>Words behind a place that choose it.</summary>
    private static readonly FrozenSet<string> AfterPlace = Set("one option slot choice works is please pls on sounds would suits");

    /// <summary>Words with which another time is asked for, or an offer is turned down.</summary>
    private static readonly FrozenSet<string> Others = Set(
        "not none neither nope don't dont can't cant cannot won't wont doesn't doesnt isn't isnt nothing never else other others another different instead except more busy away unless anything something too");

    private static readonly FrozenDictionary<string, DayOfWeek> DayNames = Enum.GetValues<DayOfWeek>()
        .SelectMany(day => Spellings[day], (day, name) => KeyValuePair.Create(name, day)).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly ImmutableArray<Match> words;

    private OfferWords(ImmutableArray<Match> words) => this.words = words;

    private static Dictionary<DayOfWeek, string[]> Spellings => new()
    {
        [DayOfWeek.Sunday] = ["sunday", "sundays", "sun"],
        [DayOfWeek.Monday] = ["monday", "mondays", "mon"],
        [DayOfWeek.Tuesday] = ["tuesday", "tuesdays", "tue", "tues", "tuseday", "teusday"],
        [DayOfWeek.Wednesday] = ["wednesday", "wednesdays", "wed", "weds", "wendesday", "wednsday"],
        [DayOfWeek.Thursday] = ["thursday", "thursdays", "thu", "thur", "thurs", "thrusday"],
        [DayOfWeek.Friday] = ["friday", "fridays", "fri", "firday", "frday"],
        [DayOfWeek.Saturday] = ["saturday", "saturdays", "sat", "saterday"],
    };

    /// <summary>Null for a text that is too long to be a choice.</summary>
    public static OfferWords? Of(string text) =>
        text.Length > MaxText ? null : new OfferWords([.. Word().Matches(text.ToLowerInvariant().Replace('’', '\'').Replace(" o'clock", "oclock", StringComparison.Ordinal)).Cast<Match>()]);

    /// <summary>"either is fine", "you choose".</summary>
    public bool AreAllFine => Has(AllFine());

    public bool AskForOthers => !AreAllFine && words.Any(word => Others.Contains(word.Value));

    /// <summary>The days of the week that are named.</summary>
    public ImmutableArray<DayOfWeek> Weekdays => [.. words.Where(word => DayNames.ContainsKey(word.Value)).Select(word => DayNames[word.Value]).Distinct()];

    /// <summary>Whether the day is named by more than its weekday: "Tuesday the 15th", "next Tuesday".</summary>
    public bool NameDay => words.Any(word => word.Groups["ordinal"].Success || word.Value is "next" or "this" or "coming" or "week" || Month().IsMatch(word.Value));

    /// <summary>Earliest, latest or middle of them; null where the words say nothing of the kind.</summary>
    public OfferOrder? Order =>
        Has(EarliestOne()) ? OfferOrder.Earliest : Has(LatestOne()) ? OfferOrder.Latest : words.Any(word => word.Value == "middle") ? OfferOrder.Middle : null;

    /// <summary>The clock times that are named, both halves of the day where the words leave it open; a number beyond the offers is an hour.</summary>
    public ImmutableArray<TimeOnly> Clocks(int offers) => [.. words.SelectMany(word => ClocksOf(word, offers)).Distinct()];

    /// <summary>The places in the order offered that are named, from 1 on, at most <paramref name="offers"/>.</summary>
    public ImmutableArray<int> Places(int offers)
    {
        var isAlone = words.All(word => Small.Contains(word.Value) || NumberOf(word) is not null || OrdinalOf(word) is not null || word.Value is "#");
        return [.. Enumerable.Range(0, words.Length).Select(i => PlaceAt(i, offers, isAlone)).Where(place => place >= 1 && place <= offers).Select(place => place!.Value).Distinct()];
    }

    private int? PlaceAt(int i, int offers, bool isAlone)
    {
        var word = words[i].Value;
        var before = i > 0 ? words[i - 1].Value : "";
        var after = i + 1 < words.Length ? words[i + 1].Value : "";
        if (OrdinalOf(words[i]) is { } ordinal)
            return isAlone || (before is "the" && !Counted.Contains(after)) || AfterPlace.Contains(after) ? ordinal : null;
        if (word is "last" or "final")
            return Counted.Contains(after) ? null : offers;
        if (NumberOf(words[i]) is not { } number)
            return null;
        var isTold = BeforeNumber.Contains(before) || before is "#" || (before is "no" && after.Length == 0);
        // "one" and "a" stand in every other sentence: they choose where nothing else is said, or behind "option".
        var isFree = isAlone && !(word is "one" or "a" && IsNamed(i)) && !(word is "a" && words.Length > 1) && before is not "at";
        return isTold || isFree ? number : null;
    }

    /// <summary>In "the second one", "that one" and "the Tuesday one" "one" is no number.</summary>
    private bool IsNamed(int end) => words.Take(end).Any(word => OrdinalOf(word) is not null || word.Value is "last" or "final" or "this" or "that" or "the" or "earlier" or "later" or "middle" || DayNames.ContainsKey(word.Value));

    private static int? OrdinalOf(Match word) =>
        word.Groups["ordinal"].Success ? int.Parse(word.ValueSpan.TrimEnd("stndrh"), CultureInfo.InvariantCulture) : Ordinals.TryGetValue(word.Value, out var ordinal) ? ordinal : null;

    private static int? NumberOf(Match word) =>
        word.Groups["number"].Success && word.Length <= 2 ? int.Parse(word.ValueSpan, CultureInfo.InvariantCulture) : Numbers.TryGetValue(word.Value, out var number) ? number : null;

    private IEnumerable<TimeOnly> ClocksOf(Match word, int offers)
    {
        if (word.Value is "noon" or "midday")
            return [new TimeOnly(12, 0)];
        var isClock = word.Groups["hour"].Success;
        var at = words.IndexOf(word);
        var isAt = at > 0 && words[at - 1].Value is "at" or "around" or "@";
        if ((at > 0 && Month().IsMatch(words[at - 1].Value)) || (at + 1 < words.Length && Month().IsMatch(words[at + 1].Value)))
            return [];
        if (!isClock && !(word.Groups["number"].Success && word.Length <= 2 && (isAt || int.Parse(word.ValueSpan, CultureInfo.InvariantCulture) > offers)))
            return [];
        var hour = int.Parse(isClock ? word.Groups["hour"].ValueSpan : word.ValueSpan, CultureInfo.InvariantCulture);
        var minute = word.Groups["minute"].Success ? int.Parse(word.Groups["minute"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        if (hour > 23 || minute > 59)
            return [];
        return word.Groups["half"].Value switch
        {
            ['p', ..] => [new TimeOnly(hour < 12 ? hour + 12 : hour, minute)],
            ['a', ..] => [new TimeOnly(hour == 12 ? 0 : hour, minute)],
            _ => hour is >= 1 and < 12 ? [new TimeOnly(hour, minute), new TimeOnly(hour + 12, minute)] : [new TimeOnly(hour, minute)],
        };
    }

    private bool Has(Regex phrase) => phrase.IsMatch(string.Join(' ', words.Select(word => word.Value)));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2}))\s?(?<half>[ap]\.?m\b)?|(?<hour>[0-9]{1,2})\s?(?:(?<half>[ap]\.?m\b)|-?ish\b|o'?clock\b)|(?<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)|(?<number>[0-9]+)|[\p{L}']+|[#@]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    [GeneratedRegex(
        @"\b(?:either|whichever|any of (?:them|those|these)|any (?:is|are|works?|will|would)|any one|both (?:work|are|is|good|fine)|all (?:good|work|fine|of them|are|suit)|you (?:choose|pick|decide)|up to you|surprise me|don'?t mind|doesn'?t matter|no preference"
            + @"|whatever|don'?t care|anything (?:is|works|goes|will)|no difference)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex AllFine();

    [GeneratedRegex(@"\b(?:soonest|earliest|asap|as soon as possible|quickest|first available|the sooner|(?:the|an?) earl(?:y|ier)(?: one| slot| time| option| appointment)?|earl(?:y|ier) (?:one|slot|option)|sooner (?:one|slot|option))\b", RegexOptions.CultureInvariant)]
    private static partial Regex EarliestOne();

    [GeneratedRegex(@"\b(?:latest|(?:the|an?) late(?:r)?(?: one| slot| time| option| appointment)?|later? (?:one|slot|option))\b", RegexOptions.CultureInvariant)]
    private static partial Regex LatestOne();
}
