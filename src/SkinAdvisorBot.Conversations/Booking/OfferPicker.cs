using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Finds which of the offered times a person takes: "2", "the second", "the Tuesday one", "3pm works", "the earlier one".</summary>
public static class OfferPicker
{
    /// <summary>Most times that are offered at once.</summary>
    public const int MaxOffers = 5;

    /// <param name="text">The person's words.</param>
    /// <param name="wish">What the same words say about time; null for nothing.</param>
    /// <param name="offered">Starts as they were offered, in the clinic's local offset, in the order offered, at most <see cref="MaxOffers"/>.</param>
    /// <returns>The index of the one that is taken; null where none or more than one fits, and where something else is wished for.</returns>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="MaxOffers"/> were offered.</exception>
    public static int? Pick(string text, TimeWish? wish, ImmutableArray<DateTimeOffset> offered)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offered.Length, MaxOffers);
        if (offered.IsEmpty || OfferWords.Of(text) is not { } words || words.AskForOthers || IsAnotherWish(wish))
            return null;
        var timed = ByTime(words, wish, offered);
        var places = words.Places(offered.Length);
        if (places is [var place])
            return AtPlace(place - 1, timed, words, offered);
        if (places.Length > 1 || timed is { Length: 0 })
            return null;
        var left = timed ?? [.. Enumerable.Range(0, offered.Length)];
        if (words.Order is { } order)
            return ByOrder(order, left, offered);
        if (words.AreAllFine)
            return left[0];
        return timed is not null && left.All(i => offered[i] == offered[left[0]]) ? left[0] : null;
    }

    private static bool IsAnotherWish(TimeWish? wish) =>
        wish is { IsPast: true } or { Impossible: not null } or { Except.IsEmpty: false } or { Order: WishOrder.Earlier or WishOrder.Later };

    /// <summary>A place and a time must agree. "The 2nd" may be the second offer as well as a day: where both were offered it is neither.</summary>
    private static int? AtPlace(int index, ImmutableArray<int>? timed, OfferWords words, ImmutableArray<DateTimeOffset> offered)
    {
        if (timed is not { } suiting || suiting.Contains(index))
            return index;
        if (suiting.IsEmpty)
            return words.Weekdays.IsEmpty && words.Clocks(offered.Length).IsEmpty ? index : null;
        // "the first one on Tuesday".
        return index == 0 && suiting.Length > 1 ? suiting[0] : null;
    }

    private static int? ByOrder(OfferOrder order, ImmutableArray<int> left, ImmutableArray<DateTimeOffset> offered) => order switch
    {
        OfferOrder.Earliest => left.MinBy(i => offered[i]),
        OfferOrder.Latest => left.MaxBy(i => offered[i]),
        _ => left.Length == 3 ? left.OrderBy(i => offered[i]).ElementAt(1) : null,
    };

    /// <summary>The offers that suit the days and times named; null where none are named.</summary>
    private static ImmutableArray<int>? ByTime(OfferWords words, TimeWish? wish, ImmutableArray<DateTimeOffset> offered)
    {
        var left = Enumerable.Range(0, offered.Length).ToImmutableArray();
        var weekdays = words.Weekdays;
        var clocks = words.Clocks(offered.Length);
        if (!weekdays.IsEmpty)
            left = [.. left.Where(i => weekdays.Contains(offered[i].DayOfWeek))];
        if (!clocks.IsEmpty)
            left = [.. left.Where(i => clocks.Contains(TimeOnly.FromDateTime(offered[i].DateTime)))];
        if (wish is null || (wish.Windows.IsEmpty && wish.Which.IsEmpty))
            return weekdays.IsEmpty && clocks.IsEmpty ? null : left;

        // "Tuesday" is a wish for the coming one; where only a later one was offered, that one is meant.
        var suiting = left.Where(i => Suits(wish, offered[i], withDay: true)).ToImmutableArray();
        return suiting.IsEmpty && !weekdays.IsEmpty && !words.NameDay ? [.. left.Where(i => Suits(wish, offered[i], withDay: false))] : suiting;
    }

    private static bool Suits(TimeWish wish, DateTimeOffset start, bool withDay)
    {
        var day = DateOnly.FromDateTime(start.DateTime);
        var time = TimeOnly.FromDateTime(start.DateTime);
        if (withDay && !wish.Which.IsEmpty && !wish.Which.Contains(day))
            return false;
        return wish.Windows.IsEmpty || wish.Windows.Any(window => (!withDay || IsOn(window, day)) && IsAt(window, time));
    }

    private static bool IsOn(TimeWindow window, DateOnly day) =>
        !(day < window.From) && !(day > window.To) && (window.Weekdays.IsEmpty || window.Weekdays.Contains(day.DayOfWeek));

    private static bool IsAt(TimeWindow window, TimeOnly time) =>
        (window.Hours is not { } hours || (time >= hours.From && time <= hours.To)) && (window.At is not { } at || at == time);
}
