using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Tokens;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>Puts what was said together to a wish: groups days with times, asks where a day is unclear, and tells what is over.</summary>
internal sealed class WishComposer(TimeClock clock)
{
    /// <summary>A weekday said this late on that very day is the next one.</summary>
    private static readonly TimeOnly EndOfBusiness = new(18, 0);

    /// <summary>More than anybody says and less than a wish that is stored may weigh.</summary>
    private const int MostWindows = 20;

    /// <returns>Null where nothing about time was said.</returns>
    public static TimeWish? Compose(SaidTimes said, TimeClock clock)
    {
        var composer = new WishComposer(clock);
        var wanted = Groups(said.Atoms.Where(atom => !atom.IsExcluded), areExcluded: false);
        var excluded = Groups(Excluded(said.Atoms), areExcluded: true).SelectMany(group => composer.Exceptions(group)).Distinct(WindowComparer.Instance).Take(MostWindows).ToImmutableArray();
        var wish = composer.Wanted(wanted, said.Atoms) with { Except = excluded, Impossible = said.Impossible };
        if (said.Order != WishOrder.None)
            wish = wish with { Order = said.Order };
        var isEmpty = wish.Windows.IsEmpty && wish.Except.IsEmpty && wish.Which.IsEmpty && wish.Order == WishOrder.None && !wish.IsPast && wish.Impossible is null;
        return isEmpty && !said.IsAny ? null : wish;
    }

    /// <summary>A time ruled out right behind a day that is wanted holds for itself.</summary>
    private static IEnumerable<TimeAtom> Excluded(ImmutableArray<TimeAtom> atoms)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].IsExcluded)
                yield return atoms[i] with { Joint = i > 0 && !atoms[i - 1].IsExcluded ? Joint.Either : atoms[i].Joint };
        }
    }

    private static List<TimeGroup> Groups(IEnumerable<TimeAtom> atoms, bool areExcluded)
    {
        var groups = new List<TimeGroup>();
        foreach (var atom in atoms)
        {
            if (atom.Day is { } day)
            {
                if (atom.Joint == Joint.Instead)
                    TakeBack(groups);
                if (groups.Count == 0 || !groups[^1].TryAdd(day, atom.Joint))
                    groups.Add(Of(day));
            }

            // "no Mondays, no mornings": the mornings of all days.
            var isApart = areExcluded && atom.Day is null && atom.Joint == Joint.Either && groups is [.., { Days.Count: > 0 }];
            if (atom.Hours is { } hours && (groups.Count == 0 || isApart || !groups[^1].TryAdd(hours, atom.Day is null ? atom.Joint : Joint.Beside, atom.Order)))
            {
                groups.Add(new TimeGroup());
                groups[^1].TryAdd(hours, Joint.Beside, atom.Order);
            }
        }

        groups.ForEach(group => group.Settle());
        groups.RemoveAll(group => group.Days.Count == 0 && group.Hours.Count == 0);
        return groups;
    }

    private static TimeGroup Of(DaySpan day)
    {
        var group = new TimeGroup();
        group.TryAdd(day, Joint.Beside);
        return group;
    }

    private static void TakeBack(List<TimeGroup> groups)
    {
        var hours = groups.Count > 0 ? groups[^1].Hours : [];
        var inheriting = TimeGroup.Inheriting(hours);
        groups.Clear();
        groups.Add(inheriting);
    }

    private TimeWish Wanted(List<TimeGroup> groups, ImmutableArray<TimeAtom> atoms)
    {
        var order = groups.Select(group => group.Order).FirstOrDefault(each => each != WishOrder.None);
        // One unclear day is asked about; among several, each day it may mean will do.
        if (groups is [{ Days: [{ Which.IsEmpty: false } unclear] } only])
        {
            var clear = Clear(unclear, only.Hours);
            if (clear.Length > 1 && !only.Hours.Exists(hours => hours.IsPlural && unclear.Kind == DayKind.Weekday))
                return new TimeWish { Which = clear, Windows = [.. only.Hours.Select(hours => Window(null, hours))], Order = order };
        }

        var windows = groups.SelectMany(Windows).Distinct(WindowComparer.Instance).ToImmutableArray();
        var ahead = windows.Where(window => !IsOver(window)).Take(MostWindows).ToImmutableArray();
        return new TimeWish { Windows = ahead, IsPast = windows.Length > 0 && ahead.IsEmpty, Order = order };
    }

    /// <summary>The days an unclear one may still mean: "Monday at 10", said on a Monday at noon, is next week's.</summary>
    private ImmutableArray<DateOnly> Clear(DaySpan day, List<HourSpan> hours)
    {
        var isTodayOver = hours.Count > 0 ? hours.TrueForAll(IsOver) : clock.Time >= EndOfBusiness;
        return [.. day.Which.Where(each => each > clock.Today || (each == clock.Today && !isTodayOver))];
    }

    private IEnumerable<TimeWindow> Windows(TimeGroup group)
    {
        var hours = HoursOf(group);
        return Spans(group).SelectMany(_ => hours, Window);
    }

    private static ImmutableArray<HourSpan?> HoursOf(TimeGroup group) => group.Hours.Count == 0 ? [null] : [.. group.Hours];

    /// <summary>The days of a group; several weekdays without a date are weekdays of any week, and so is one of "Tuesday mornings".</summary>
    private IEnumerable<DaySpan?> Spans(TimeGroup group)
    {
        if (group.Days.Count == 0)
            return [null];
        var weekdays = group.Days.Where(day => day.Kind is DayKind.Weekday or DayKind.Pattern).ToList();
        var isPattern = weekdays.Count > 1 || weekdays.Exists(day => day.Kind == DayKind.Pattern) || group.Hours.Exists(hours => hours.IsPlural);
        var others = group.Days.Where(day => day.Kind is not (DayKind.Weekday or DayKind.Pattern) || !isPattern).SelectMany(day => Each(day, group.Hours));
        return isPattern && weekdays.Count > 0
            ? others.Prepend(DaySpan.Every([.. weekdays.SelectMany(day => day.Weekdays).Distinct()]))
            : others;
    }

    private IEnumerable<DaySpan> Each(DaySpan day, List<HourSpan> hours)
    {
        if (day.Which.IsEmpty)
            return [day with { Weekdays = day.Kind == DayKind.Weekday ? [] : day.Weekdays }];
        return Clear(day, hours).Select(each => DaySpan.On(each));
    }

    private static TimeWindow Window(DaySpan? day, HourSpan? hours) => new(day?.From, day?.To, day?.Weekdays ?? [], hours?.Range, hours?.At);

    /// <summary>Weekdays ruled out are ruled out in every week: nobody who can't on Friday is offered one.</summary>
    private IEnumerable<TimeWindow> Exceptions(TimeGroup group)
    {
        var hours = HoursOf(group);
        IEnumerable<DaySpan?> days = group.Days.SelectMany(IEnumerable<DaySpan> (day) => day.Kind == DayKind.Weekday ? [DaySpan.Every(day.Weekdays)] : Each(day, []));
        return days.DefaultIfEmpty().SelectMany(_ => hours, Window).Where(window => !IsOver(window));
    }

    private bool IsOver(TimeWindow window)
    {
        if (window.To is not { } to || to > clock.Today)
            return false;
        return to < clock.Today || (window.At ?? window.Hours?.To) < clock.Time;
    }

    private bool IsOver(HourSpan hours) => (hours.At ?? hours.Range!.Value.To) < clock.Time;

    private sealed class WindowComparer : IEqualityComparer<TimeWindow>
    {
        public static WindowComparer Instance { get; } = new();

        public bool Equals(TimeWindow? one, TimeWindow? other) =>
            one?.From == other?.From && one?.To == other?.To && one?.Hours == other?.Hours && one?.At == other?.At && (one?.Weekdays ?? []).SequenceEqual(other?.Weekdays ?? []);

        public int GetHashCode(TimeWindow window) => HashCode.Combine(window.From, window.To, window.Hours, window.At);
    }
}
