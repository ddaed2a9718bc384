using System.Globalization;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Host.Staff.Pages;

/// <summary>What the console calls things.</summary>
internal static partial class StaffWords
{
    public static string Outcome(string? outcome) => outcome switch
    {
        TriageOutcomes.Emergency => "Emergency",
        TriageOutcomes.Crisis => "Crisis",
        TriageOutcomes.Urgent => "Urgent",
        TriageOutcomes.SeeDermatologist => "See a dermatologist",
        TriageOutcomes.Defer => "Wait",
        TriageOutcomes.ClinicConsult => "Consultation",
        TriageOutcomes.SelfCare => "Self-care",
        null => "No concern",
        _ => outcome,
    };

    public static string Channel(string channel) => channel == "Sms" ? "SMS" : channel;

    public static string Intent(string intent) => intent.Replace('_', ' ');

    /// <summary>"12 minutes", "3 hours".</summary>
    public static string Wait(TimeSpan? wait) => wait switch
    {
        null => "unknown",
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 2 } => "1 minute",
        { TotalHours: < 1 } span => $"{(int)span.TotalMinutes} minutes",
        { TotalHours: < 2 } => "1 hour",
        { TotalDays: < 2 } span => $"{(int)span.TotalHours} hours",
        { } span => $"{(int)span.TotalDays} days",
    };

    /// <summary>A reply without the marks of Markdown.</summary>
    public static string Plain(string markdown) => Escaped().Replace(markdown.Replace("**", "", StringComparison.Ordinal), "$1").Replace("  \n", "\n", StringComparison.Ordinal);

    [GeneratedRegex(@"\\([!-/:-@[-`{-~])")]
    private static partial Regex Escaped();

    public static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    public static string Deed(StaffDeedKind kind) => kind switch
    {
        StaffDeedKind.TakeOver => "took over",
        StaffDeedKind.Say => "wrote",
        StaffDeedKind.HandBack => "handed back",
        _ => "acknowledged the red flag",
    };

    /// <summary>What to tell a member of what came of a deed; null when it is done.</summary>
    public static string? Problem(StaffResult result, string? holder) => result switch
    {
        StaffResult.Done => null,
        StaffResult.HeldByOther => $"{holder} has this conversation. Ask them to hand it back, or wait until they have been silent for a while.",
        StaffResult.NotHeld => "You don't have this conversation any more: it was handed back, or you were silent too long. Take it over again.",
        StaffResult.NothingToAcknowledge => "Somebody has acknowledged it already.",
        StaffResult.NoWords => "Write something first.",
        StaffResult.TooLong => $"That is too long. Write at most {InboundMessage.MaxLength} characters, or send it in two.",
        _ => "This conversation is no longer there.",
    };
}
