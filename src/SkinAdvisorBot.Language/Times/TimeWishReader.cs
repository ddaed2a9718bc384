using System.Collections.Frozen;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Times.Chrono;
using SkinAdvisorBot.Language.Times.Grammar;
using SkinAdvisorBot.Language.Times.Tokens;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times;

/// <summary>Reads when a person would like to come. Safe for many threads at once.</summary>
/// <remarks>
/// Dates come from an <see cref="ITimeRecognizer"/>; weekdays, times of day, ranges, denials and preferences are read here.
/// A word for a time in ordinary talk ("for two weeks", "since Monday", "SPF 50") is no wish.
/// </remarks>
public sealed class TimeWishReader
{
    /// <summary>Other words up to which a time is a wish without a word about a visit.</summary>
    private const int SomeWords = 5;

    /// <summary>Other words up to which "today" or "in the morning" is a wish without a word about a visit.</summary>
    private const int FewWords = 2;

    /// <summary>What may stand around a brief word; an empty word was dropped.</summary>
    private static readonly FrozenSet<string> AroundBrief = Set(" please then if possible would be better great good is slot time instead works than planned day ok same but the");

    private static readonly FrozenSet<string> OfThePast = Set("last past yesterday previous ago earlier");

    private readonly ITimeRecognizer dates;

    public TimeWishReader(ITimeRecognizer dates) => this.dates = dates;

    /// <summary>Raised when a recogniser did not read a text, which is then read by our own code alone.</summary>
    public event Action<TimeRecognizerException>? GivenUp;

    /// <summary>With chrono-node where the program was built with it.</summary>
    public static TimeWishReader Create() =>
        new(ChronoTimeRecognizer.FindScript() is { } script ? new ChronoTimeRecognizer(script) : PlainTimeRecognizer.Instance);

    /// <summary>Whether dates are read by chrono-node; false in a program that was built without it.</summary>
    public bool HasChrono => dates is ChronoTimeRecognizer;

    /// <summary>Loads what the first date would have to wait for.</summary>
    public void WarmUp() => Read("tomorrow or dec 3", DateTimeOffset.UnixEpoch, DateTimeZone.Utc);

    /// <param name="text">The person's words; more than <see cref="InboundMessage.MaxLength"/> is cut.</param>
    /// <param name="now">When they were said.</param>
    /// <param name="zone">The clinic's; the wish is in its local time.</param>
    /// <param name="isAsked">Whether the person was just asked when they would like to come, so that a time in a long answer is one too.</param>
    /// <returns>Null where nothing is said about when to come.</returns>
    public TimeWish? Read(string text, DateTimeOffset now, DateTimeZone zone, bool isAsked = false)
    {
        if (text.Length > InboundMessage.MaxLength)
            text = text[..InboundMessage.MaxLength];
        var words = TimeText.Of(text);
        if (!TimeHints.In(words))
            return null;
        var isVisit = SkinTalk.SpeaksOfVisit(words);
        SkinTalk.Drop(words);
        if (!TimeHints.In(words))
            return null;
        var clock = new TimeClock(now, zone);
        var context = new CalendarContext(clock, Recognize(words, clock.Today));
        var tokens = TimeLexer.Read(words, context);
        var said = WishGrammar.Read(words, tokens);
        var others = tokens.Count(token => token.Sign == TimeSign.Word && !words.IsDropped(token.First));
        if (!isVisit && !isAsked && (others > SomeWords || (others > FewWords && IsWeak(said, clock))))
            return null;
        var wish = WishComposer.Compose(said, clock);
        return wish is { IsPast: true } && !isVisit && others > 0 && HasPast(words) ? null : wish ?? Brief(words);
    }

    private Dictionary<int, (Microsoft.Recognizers.Text.ModelResult Result, int Last)> Recognize(TimeText words, DateOnly today)
    {
        try
        {
            return DateWords.Recognize(words, today, dates);
        }
        catch (TimeRecognizerException e)
        {
            GivenUp?.Invoke(e);
            return DateWords.Recognize(words, today, PlainTimeRecognizer.Instance);
        }
    }

    /// <summary>Whether all that was said stands in ordinary talk as often: "today", "in the morning".</summary>
    private static bool IsWeak(SaidTimes said, TimeClock clock) =>
        said.Order is not WishOrder.Soonest && said.Impossible is null
        && said.Atoms.All(atom => atom.Day is { Which.IsEmpty: false } ? false : atom.Day is { } day ? day.From == clock.Today && day.To == clock.Today && atom.Hours?.At is null : atom.Hours is { IsPart: true, IsPlural: false });

    private static bool HasPast(TimeText words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (OfThePast.Contains(words.Near(i)))
                return true;
        }

        return false;
    }

    /// <summary>"earlier?", "same day but later", "later please" answer an offer.</summary>
    private static TimeWish? Brief(TimeText words)
    {
        WishOrder? order = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Near(i) is "earlier" or "sooner" or "later" && order is null)
                order = words.Near(i) is "later" ? WishOrder.Later : WishOrder.Earlier;
            else if (!AroundBrief.Contains(words.Near(i)))
                return null;
        }

        return order is { } said ? new TimeWish { Order = said } : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
