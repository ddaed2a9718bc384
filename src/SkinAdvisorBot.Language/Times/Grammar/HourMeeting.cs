using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Tokens;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>What two sayings about the time of day mean together: "morning" and "at 8", "afternoon" and "after 3".</summary>
internal static class HourMeeting
{
    /// <param name="areBeside">Whether nothing stands between the two; else a bare hour is not moved to fit.</param>
    /// <returns>The times that both allow; null where they are two wishes.</returns>
    public static HourSpan? Of(HourSpan one, HourSpan other, bool areBeside = true)
    {
        if (!areBeside)
            (one, other) = (one with { IsBare = false }, other with { IsBare = false });
        if (one.At is not null && other.At is not null)
            return null;
        if (other.At is not null)
            (one, other) = (other, one);
        if (one.At is { } at)
            return other.Range is { } part && Within(at, one.IsBare, part) is { } hour ? new HourSpan(null, hour) : null;
        return Overlap(one, other) ?? (one.IsBare ? Overlap(Shift(one), other) : other.IsBare ? Overlap(one, Shift(other)) : null);
    }

    /// <summary>"8 in the evening": a bare hour is the one of the two that lies in the part of the day.</summary>
    private static TimeOnly? Within(TimeOnly at, bool isBare, HourRange part)
    {
        if (at >= part.From && at <= part.To)
            return at;
        if (!isBare)
            return null;
        var other = at.AddHours(12);
        return other >= part.From && other <= part.To ? other : null;
    }

    private static HourSpan? Overlap(HourSpan one, HourSpan other)
    {
        var (first, second) = (one.Range!.Value, other.Range!.Value);
        var from = first.From > second.From ? first.From : second.From;
        var to = first.To < second.To ? first.To : second.To;
        return from > to ? null : HourSpan.Between(from, to) with { IsPlural = one.IsPlural || other.IsPlural, IsPart = one.IsPart && other.IsPart };
    }

    private static HourSpan Shift(HourSpan span)
    {
        var range = span.Range!.Value;
        var from = range.From == HourSpan.First ? range.From : range.From.AddHours(12);
        var to = range.To == HourSpan.Last ? range.To : range.To.AddHours(12);
        return from <= to ? HourSpan.Between(from, to) : span;
    }
}
