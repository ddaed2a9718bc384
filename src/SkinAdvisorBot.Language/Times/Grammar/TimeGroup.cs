using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Tokens;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>Days and times of day that hold together: any of the days at any of the times. "Tuesday afternoon or Friday morning" are two groups.</summary>
internal sealed class TimeGroup
{
    public List<DaySpan> Days { get; } = [];

    public List<HourSpan> Hours { get; } = [];

    public WishOrder Order { get; private set; }

    /// <summary>The stretch that weekdays of this group lie in: "next week Tuesday or Thursday".</summary>
    private DaySpan? frame;

    /// <summary>Whether the times were taken over from days that were taken back; new ones take their place.</summary>
    private bool areHoursInherited;

    /// <summary>Whether the times were said before the days: "late afternoon, Monday or Tuesday".</summary>
    private bool areHoursFirst;

    /// <summary>A group for the days said instead, at the times said before.</summary>
    public static TimeGroup Inheriting(IEnumerable<HourSpan> hours)
    {
        var group = new TimeGroup();
        group.Hours.AddRange(hours);
        group.areHoursInherited = group.Hours.Count > 0;
        return group;
    }

    /// <returns>False where the day begins another group.</returns>
    public bool TryAdd(DaySpan day, Joint joint)
    {
        if (Days.Count == 0)
        {
            if (joint is Joint.Either or Joint.Apart && Hours.Count > 0 && !areHoursInherited)
                return false;
            Days.Add(day);
            areHoursFirst = Hours.Count > 0;
            return true;
        }

        if (joint is Joint.Beside or Joint.Loose && TryMeet(day, joint == Joint.Beside))
            return true;
        if ((Hours.Count > 0 && !(areHoursFirst && joint == Joint.Either && !Hours.Exists(hours => hours.NeedsDay))) || joint == Joint.Apart)
            return false;
        Days.Add(Listed(day));
        return true;
    }

    /// <summary>"Tuesday or Thursday next week": a stretch holds for all days before it.</summary>
    private bool TryMeet(DaySpan day, bool isBeside)
    {
        var isFrame = day.Kind == DayKind.Period;
        var met = new List<DaySpan>();
        foreach (var before in isFrame ? Days : Days[^1..])
        {
            if (DayMeeting.Of(before, day, isBeside) is not { } both)
                return false;
            met.Add(both);
        }

        frame = isFrame ? day : Days[^1].Kind == DayKind.Period ? Days[^1] : frame;
        Days.RemoveRange(Days.Count - met.Count, met.Count);
        Days.AddRange(met);
        return true;
    }

    private DaySpan Listed(DaySpan day)
    {
        if (day.Kind == DayKind.Weekday && Days[^1].IsNext)
            return DayMeeting.SameWeek(Days[^1], day);
        return day.Kind is DayKind.Weekday or DayKind.DayOfMonth && frame is not null && DayMeeting.Of(day, frame) is { } both ? both : day;
    }

    /// <returns>False where the time begins another group.</returns>
    public bool TryAdd(HourSpan hours, Joint joint, WishOrder order)
    {
        if (areHoursInherited || joint == Joint.Instead)
            Hours.Clear();
        areHoursInherited = false;
        Order = order != WishOrder.None ? order : Order;
        if (Hours.Count > 0 && (joint is Joint.Beside or Joint.Loose || IsWindow(Hours[^1], hours)) && HourMeeting.Of(Hours[^1], hours, joint != Joint.Loose) is { } both)
        {
            Hours[^1] = both;
            return true;
        }

        // "Tuesday or any evening", "Friday at 3 or mornings".
        if (joint == Joint.Either && hours.IsPlural && Days.Exists(day => day.Kind is DayKind.Date or DayKind.Weekday or DayKind.DayOfMonth))
            return false;
        Hours.Add(hours);
        return true;
    }

    /// <summary>"after 11 and before 2".</summary>
    private static bool IsWindow(HourSpan one, HourSpan other) =>
        one.Range is { } first && other.Range is { } second && first.To == HourSpan.Last && second.From == HourSpan.First && first.From < second.To;

    /// <summary>Takes out times that mean nothing without a day, such as "early".</summary>
    public void Settle()
    {
        if (Days.Count == 0 && Hours.RemoveAll(hours => hours.NeedsDay) > 0)
            Order = WishOrder.None;
    }
}
