using System.Globalization;

namespace SkinAdvisorBot.Host.Storage.Inbox;

/// <summary>What is counted. Names stay once they are in use: the database holds them.</summary>
public static class FigureKinds
{
    public const string Conversation = "conversation";

    /// <summary>Messages of people that the bot answered.</summary>
    public const string Answered = "answered";

    /// <summary>Messages of people that the bot did not understand.</summary>
    public const string Missed = "missed";

    /// <summary>Messages of people while staff had the conversation.</summary>
    public const string ToStaff = "to-staff";

    public const string Intent = "intent";

    public const string Topic = "topic";

    /// <summary>An outcome that came into force.</summary>
    public const string Outcome = "outcome";

    public const string Alert = "alert";

    /// <summary>Alerts acknowledged, by how long they waited: the name is a bucket of <see cref="WaitBucket"/>.</summary>
    public const string Acknowledged = "acknowledged";

    public const string TakenOver = "taken-over";

    public const string BookingBegun = "booking-begun";

    public const string Booked = "booked";

    /// <summary>The bucket of a wait, by its upper bound in minutes; "more" above a day.</summary>
    public static string WaitBucket(TimeSpan wait)
    {
        foreach (var minutes in WaitBounds)
        {
            if (wait.TotalMinutes <= minutes)
                return minutes.ToString(CultureInfo.InvariantCulture);
        }

        return "more";
    }

    /// <summary>Upper bounds in minutes.</summary>
    public static IReadOnlyList<int> WaitBounds { get; } = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];
}
