using System.Collections.Immutable;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>Reads an activity from bytes that nobody has looked at yet.</summary>
public static class ActivityReader
{
    /// <summary>Largest activity that is read, in bytes of UTF-8.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <param name="json">UTF-8, with or without byte order mark.</param>
    /// <returns>An activity whose <see cref="Activity.Type"/> is not empty.</returns>
    /// <exception cref="ActivityFormatException">Not UTF-8, not JSON, too deep, a name given twice, a field of the wrong kind, or no type.</exception>
    public static Activity Read(ReadOnlySpan<byte> json)
    {
        var activity = JsonText.Read(json, ActivityJson.Wire.Activity);
        if (string.IsNullOrEmpty(activity.Type))
            throw new ActivityFormatException("The activity has no 'type'. Write \"type\": \"message\" for a message.", isMissing: true);
        if (HasHole(activity.Attachments) || HasHole(activity.SuggestedActions?.Actions))
            throw new ActivityFormatException("A list of the activity holds null. Leave the entry out.");
        return activity;
    }

    private static bool HasHole<T>(ImmutableArray<T>? list)
        where T : class
        => list is { IsDefault: false } items && items.Contains(null!);
}

/// <summary>Bytes that are not an activity; the message says what is wrong, for the one who sent them.</summary>
public sealed class ActivityFormatException : Exception
{
    public ActivityFormatException()
    {
    }

    public ActivityFormatException(string message)
        : base(message)
    {
    }

    public ActivityFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ActivityFormatException(string message, bool isMissing)
        : base(message) => IsMissing = isMissing;

    /// <summary>True when a required field is absent, false when something there is wrong.</summary>
    public bool IsMissing { get; }
}
