using System.Text;

namespace SkinAdvisorBot.Host.Staff.Inbox;

/// <summary>Which conversations the list shows. All parts hold together; null or empty leaves a part out.</summary>
public sealed record InboxQuery
{
    /// <summary>Words that the person or staff wrote; the last may be a beginning.</summary>
    public string Words { get; init; } = "";

    /// <summary>Web, Sms, Teams, as stored.</summary>
    public string? Channel { get; init; }

    public string? Outcome { get; init; }

    public string? Intent { get; init; }

    /// <summary>Name of a member who took part.</summary>
    public string? Staff { get; init; }

    /// <summary>Only where an open flow begins so, such as <c>booking</c>.</summary>
    public string? Flow { get; init; }

    /// <summary>Only where something was not understood, or understood with little confidence.</summary>
    public bool IsUnsure { get; init; }

    public bool IsBooked { get; init; }

    /// <summary>Only those waiting for staff: an alert, or a wish for a person.</summary>
    public bool NeedsStaff { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The words as a search of the index: each a word, whatever signs it holds; null where there is none.</summary>
    public string? Match
    {
        get
        {
            var match = new StringBuilder();
            foreach (var word in Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!word.Any(char.IsLetterOrDigit))
                    continue;
                if (match.Length > 0)
                    match.Append(' ');
                match.Append('"').Append(word.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }

            return match.Length == 0 ? null : match.Append('*').ToString();
        }
    }
}

/// <summary>A conversation in the list.</summary>
/// <param name="Confidence">The least of an intent acted on; null before the first message.</param>
public sealed record InboxItem(
    string Id,
    string Channel,
    DateTimeOffset UpdatedAt,
    string LastWords,
    int Messages,
    int Misses,
    double? Confidence,
    string? Outcome,
    string? Alert,
    DateTimeOffset? AlertSince,
    DateTimeOffset? WantsPerson,
    string? HeldBy,
    DateTimeOffset? HeldUntil,
    bool IsBooked,
    string? Flow);

/// <summary>How many conversations wait for staff.</summary>
public sealed record InboxCounts(long Alerts, long WantPerson);
