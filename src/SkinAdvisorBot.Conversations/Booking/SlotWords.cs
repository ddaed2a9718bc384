using System.Collections.Immutable;
using System.Globalization;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Says times as a receptionist does, in the clinic's own time.</summary>
public static class SlotWords
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>"Tuesday, December 8, at 3 pm"; with the year where it is another than now.</summary>
    public static string When(DateTimeOffset start, DateTimeOffset now) => $"{Day(start, now)}, at {Clock(start)}";

    /// <summary>"Tuesday, December 8".</summary>
    public static string Day(DateTimeOffset start, DateTimeOffset now) =>
        start.ToString(start.Year == now.Year ? "dddd, MMMM d" : "dddd, MMMM d, yyyy", English);

    /// <summary>"Tuesday, December 8", for a button.</summary>
    public static string Day(DateOnly day) => day.ToString("dddd, MMMM d", English);

    /// <summary>"Tue, Dec 8, 3 pm", for a button or a numbered line.</summary>
    public static string Label(DateTimeOffset start) => $"{start.ToString("ddd, MMM d", English)}, {Clock(start)}";

    /// <summary>"3 pm", "3:30 pm", "noon".</summary>
    public static string Clock(DateTimeOffset start) => (start.Hour, start.Minute) switch
    {
        (12, 0) => "noon",
        (_, 0) => start.ToString("h tt", English).ToLowerInvariant(),
        _ => start.ToString("h:mm tt", English).ToLowerInvariant(),
    };

    /// <summary>"New York time" for America/New_York.</summary>
    public static string Zone(string zoneId) => $"{zoneId[(zoneId.LastIndexOf('/') + 1)..].Replace('_', ' ')} time";

    /// <summary>A number as it is written at home, for +1; any other as it is dialled from everywhere.</summary>
    /// <param name="phone">E.164.</param>
    public static string Phone(string phone) =>
        phone.Length == 12 && phone.StartsWith("+1", StringComparison.Ordinal) ? $"({phone[2..5]}) {phone[5..8]}-{phone[8..]}" : phone;

    /// <summary>"a, b and c".</summary>
    public static string List(ImmutableArray<string> parts) =>
        parts.Length < 2 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
