using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <param name="Status">held, booked or cancelled.</param>
/// <param name="Start">With the clinic's offset.</param>
/// <param name="Notices">What was and will be sent about it.</param>
internal sealed record AppointmentAnswer(
    string Id,
    string Status,
    DateTimeOffset? HeldUntil,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Visit,
    string? VisitName,
    string Provider,
    string? ProviderName,
    string Room,
    string[] Devices,
    string? Name,
    string? Phone,
    string? Email,
    bool MayText,
    string[] Notes,
    NoticeAnswer[] Notices);

/// <param name="To">A number, an e-mail address, or "conversation".</param>
/// <param name="State">planned, sending, sent, dropped, givenUp or unsure.</param>
/// <param name="Reason">Why it was not sent, so far or at all.</param>
internal sealed record NoticeAnswer(string Kind, string To, DateTimeOffset Due, string State, int Attempts, string? Reason, string? Appointment);

internal sealed record AppointmentsAnswer(DateTimeOffset From, DateTimeOffset To, AppointmentAnswer[] Appointments);

internal sealed record NoticesAnswer(NoticeAnswer[] Notices);

/// <param name="Channel">sms, teams or web.</param>
/// <param name="Entry">Its number in the transcript.</param>
/// <param name="State">failed or unsure.</param>
/// <param name="Unreachable">True when nothing can be sent to this person there any more.</param>
internal sealed record UndeliveredMessageAnswer(string Conversation, string Channel, long Entry, string State, int Attempts, string? Reason, DateTimeOffset At, bool Unreachable);

internal sealed record UndeliveredAnswer(UndeliveredMessageAnswer[] Messages);

/// <param name="Id">What DELETE takes.</param>
/// <param name="Source">"desk", or the name of an imported calendar.</param>
/// <param name="Resource">Null for the whole clinic.</param>
internal sealed record ClosureAnswer(string Id, string Source, string? Resource, DateTimeOffset From, DateTimeOffset To);

internal sealed record ClosuresAnswer(ClosureAnswer[] Closures);

/// <param name="Overlaps">Visits that are booked within it and stay so; somebody has to move them.</param>
internal sealed record ClosureMade(ClosureAnswer Closure, AppointmentAnswer[] Overlaps);

/// <param name="Times">How many times it takes.</param>
/// <param name="Until">What lies later is not read; import the calendar again before then.</param>
internal sealed record ImportAnswer(string Source, string? Resource, int Times, DateTimeOffset From, DateTimeOffset Until, AppointmentAnswer[] Overlaps);

/// <param name="Times">How many times it blocks.</param>
/// <param name="Host">Where it is read again, without what may be secret; left out, with what follows, for one that is not.</param>
/// <param name="LastProblem">Why the latest reading failed; left out once one has succeeded.</param>
internal sealed record BusyCalendarAnswer(
    string Source,
    string? Resource,
    int Times,
    string? Host,
    [property: JsonPropertyName("every_minutes")] int? EveryMinutes,
    DateTimeOffset? LastSuccess,
    string? LastProblem,
    DateTimeOffset? LastProblemAt,
    DateTimeOffset? Next);

internal sealed record BusyCalendarsAnswer(BusyCalendarAnswer[] Calendars);

/// <param name="Address">Holds the secret and is not shown again.</param>
internal sealed record FeedMade(string Id, string? Provider, string Address);

internal sealed record FeedAnswer(string Id, string? Provider, DateTimeOffset CreatedAt);

internal sealed record FeedsAnswer(FeedAnswer[] Feeds);

internal sealed record ErrorAnswer(ErrorWords Error);

internal sealed record ErrorWords(string Code, string Message);

internal sealed record ClosureRequest
{
    /// <summary>Id of the provider, room or device; left out for the whole clinic.</summary>
    public string? Resource { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }
}

internal sealed record ImportRequest
{
    public string? Source { get; init; }

    public string? Resource { get; init; }

    /// <summary>Name of a file in the data directory's folder <c>calendars</c>.</summary>
    public string? File { get; init; }

    /// <summary>Where the calendar is served.</summary>
    public string? Url { get; init; }

    /// <summary>15 to 1440: how often it is fetched again from <see cref="Url"/>; left out for once.</summary>
    [JsonPropertyName("every_minutes")]
    public int? EveryMinutes { get; init; }

    /// <summary>Never the address.</summary>
    public override string ToString() => $"import {Source}";
}

internal sealed record FeedRequest
{
    /// <summary>Id of the provider whose visits are in the feed; left out for all.</summary>
    public string? Provider { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(AppointmentsAnswer))]
[JsonSerializable(typeof(NoticesAnswer))]
[JsonSerializable(typeof(UndeliveredAnswer))]
[JsonSerializable(typeof(ClosuresAnswer))]
[JsonSerializable(typeof(ClosureMade))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(BusyCalendarsAnswer))]
[JsonSerializable(typeof(FeedMade))]
[JsonSerializable(typeof(FeedsAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ClosureRequest))]
[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(FeedRequest))]
internal sealed partial class DeskJson : JsonSerializerContext;
