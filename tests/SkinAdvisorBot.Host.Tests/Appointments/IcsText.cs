using System.Text;

namespace SkinAdvisorBot.Host.Tests.Appointments;

/// <summary>Reads iCalendar as RFC 5545 says, apart from the library that writes it.</summary>
internal static class IcsText
{
    /// <summary>The content lines, unfolded from their octets as a receiver does it.</summary>
    public static string[] Lines(string calendar)
    {
        var octets = Encoding.UTF8.GetBytes(calendar);
        Assert.Equal((byte)'\n', octets[^1]);
        var raw = Encoding.Latin1.GetString(octets);
        foreach (var line in raw[..^2].Split("\r\n"))
        {
            Assert.InRange(line.Length, 1, 75);
            Assert.DoesNotContain('\r', line);
            Assert.DoesNotContain('\n', line);
        }

        return Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(raw[..^2].Replace("\r\n ", "", StringComparison.Ordinal))).Split("\r\n");
    }

    /// <summary>The value of the only line of a name, parameters included before the colon.</summary>
    public static string Value(string calendar, string name) =>
        Assert.Single(Lines(calendar), line => line.StartsWith($"{name}:", StringComparison.Ordinal) || line.StartsWith($"{name};", StringComparison.Ordinal))[(name.Length + 1)..];

    /// <summary>A value of type TEXT as it was meant.</summary>
    public static string Text(string calendar, string name)
    {
        var text = new StringBuilder();
        var value = Value(calendar, name);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
                text.Append(value[++i] is 'n' or 'N' ? '\n' : value[i]);
            else
                text.Append(value[i]);
        }

        return text.ToString();
    }

    /// <summary>The names of the properties, in order.</summary>
    public static IEnumerable<string> Names(string calendar) => Lines(calendar).Select(line => line.Split(':', ';')[0]);

    public static string Of(params ReadOnlySpan<string> lines) => string.Join("\r\n", ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", .. lines, "END:VCALENDAR", ""]);

    public static string Event(string uid, params ReadOnlySpan<string> lines) => string.Join("\r\n", ["BEGIN:VEVENT", $"UID:{uid}", "DTSTAMP:20270301T000000Z", .. lines, "END:VEVENT"]);
}
