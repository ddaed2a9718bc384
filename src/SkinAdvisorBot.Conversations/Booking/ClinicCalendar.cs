using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What can be booked at the clinic, and when: the section <c>booking:</c> of <c>dialogs/clinic.yaml</c>. Immutable.</summary>
public sealed class ClinicCalendar
{
    private readonly FrozenDictionary<string, int> indices;
    private readonly WeekHours open;

    internal ClinicCalendar(
        DateTimeZone zone,
        WeekHours hours,
        WeekHours breaks,
        ImmutableArray<SpecialDay> specialDays,
        ImmutableArray<Provider> providers,
        ImmutableArray<Room> rooms,
        ImmutableArray<Device> devices,
        ImmutableArray<VisitType> visits,
        BookingRules rules)
    {
        Zone = zone;
        Hours = hours;
        Breaks = breaks;
        open = hours.Without(breaks);
        SpecialDays = specialDays;
        Providers = providers;
        Rooms = rooms;
        Devices = devices;
        Visits = visits;
        Rules = rules;
        Resources = [.. providers.Select(provider => provider.Id), .. rooms.Select(room => room.Id), .. devices.Select(device => device.Id)];
        indices = Resources.Select((id, index) => KeyValuePair.Create(id, index)).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The clinic's time zone; every local time of the calendar is in it.</summary>
    public DateTimeZone Zone { get; }

    /// <summary>Opening hours of an ordinary week, breaks not taken out.</summary>
    public WeekHours Hours { get; }

    /// <summary>Times of an ordinary week at which nobody is seen.</summary>
    public WeekHours Breaks { get; }

    /// <summary>Days on which the clinic is closed or has other hours.</summary>
    public ImmutableArray<SpecialDay> SpecialDays { get; }

    public ImmutableArray<Provider> Providers { get; }

    public ImmutableArray<Room> Rooms { get; }

    public ImmutableArray<Device> Devices { get; }

    public ImmutableArray<VisitType> Visits { get; }

    public BookingRules Rules { get; }

    /// <summary>Ids of providers, rooms and devices, in that order; no id stands twice.</summary>
    public ImmutableArray<string> Resources { get; }

    public VisitType? FindVisit(string id) => Visits.FirstOrDefault(visit => visit.Id == id);

    public Provider? FindProvider(string id) => Providers.FirstOrDefault(provider => provider.Id == id);

    public Room? FindRoom(string id) => Rooms.FirstOrDefault(room => room.Id == id);

    /// <summary>The clinic's local time at some moment.</summary>
    public DateTimeOffset LocalTime(DateTimeOffset moment) =>
        Instant.FromDateTimeOffset(moment).InZone(Zone).ToDateTimeOffset();

    /// <summary>Why a day has no ordinary hours; null for an ordinary one. A closed day wins over a shortened one.</summary>
    public SpecialDay? FindSpecialDay(LocalDate date)
    {
        SpecialDay? found = null;
        foreach (var day in SpecialDays)
        {
            if (day.IsOn(date) && (found is null || day.Hours is null))
                found = day;
        }

        return found;
    }

    /// <summary>The times of a day at which visits can take place, before anybody's own hours.</summary>
    internal ImmutableArray<MinuteSpan> OpenOn(LocalDate date)
    {
        if (FindSpecialDay(date) is not { } special)
            return open.On(date.DayOfWeek);
        return special.Hours is { } hours ? MinuteSpan.Without([hours], Breaks.On(date.DayOfWeek)) : [];
    }

    /// <summary>The place of a provider, room or device in <see cref="Resources"/>; -1 for any other.</summary>
    internal int IndexOf(string resource) => indices.TryGetValue(resource, out var index) ? index : -1;
}

/// <summary>Somebody who sees visitors.</summary>
/// <param name="Id">Small letters, digits and hyphens.</param>
/// <param name="Title">What they are, such as "aesthetic nurse"; null for nothing said.</param>
/// <param name="Hours">Their own week; null where they work whenever the clinic is open.</param>
/// <param name="Leave">When they are away.</param>
public sealed record Provider(string Id, string Name, string? Title, WeekHours? Hours, ImmutableArray<DayRange> Leave);

/// <param name="Id">Small letters, digits and hyphens.</param>
public sealed record Room(string Id, string Name);

/// <param name="Id">Small letters, digits and hyphens.</param>
public sealed record Device(string Id, string Name);

/// <summary>A kind of visit.</summary>
/// <param name="Id">Small letters, digits and hyphens.</param>
/// <param name="Name">As it stands in a sentence: "combined laser and exosome consultation".</param>
/// <param name="Minutes">A multiple of 5, from 5 to 480.</param>
/// <param name="Providers">Ids of those who can do it, one of whom is needed; never empty.</param>
/// <param name="Rooms">Ids of the rooms it can be in, one of which is needed; never empty.</param>
/// <param name="Devices">Ids of the devices it needs, all of them; often none.</param>
public sealed record VisitType(
    string Id,
    string Name,
    int Minutes,
    ImmutableArray<string> Providers,
    ImmutableArray<string> Rooms,
    ImmutableArray<string> Devices);

/// <summary>How visits are given out.</summary>
/// <param name="GridMinutes">Visits start at local times that are a multiple of this after midnight: 5, 10, 15, 20, 30 or 60.</param>
/// <param name="Notice">From now to the earliest start, 0 to 30 days.</param>
/// <param name="HorizonDays">How far ahead a visit may lie, 1 to 365; 0 would be today.</param>
/// <param name="Hold">How long a slot is kept for somebody who is deciding, 1 to 120 minutes.</param>
/// <param name="Gap">Pause that a provider, room or device has between two visits, 0 to 120 minutes, a multiple of 5.</param>
public sealed record BookingRules(int GridMinutes, TimeSpan Notice, int HorizonDays, TimeSpan Hold, TimeSpan Gap);
