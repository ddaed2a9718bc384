using Microsoft.Recognizers.Text;

namespace SkinAdvisorBot.Language.Times;

/// <summary>Finds calendar dates in English words; weekdays and times of day are no part of it. Safe for many threads at once.</summary>
public interface ITimeRecognizer
{
    /// <param name="text">Words in lower case, at most <see cref="TimeResults.MaxText"/> characters.</param>
    /// <param name="today">The day that "tomorrow" is counted from.</param>
    /// <returns>The dates in the order said, not overlapping, as <see cref="TimeResults"/> makes them.</returns>
    /// <exception cref="TimeRecognizerException">The text could not be read within the limits.</exception>
    IReadOnlyList<ModelResult> Recognize(string text, DateOnly today);
}

/// <summary>A recogniser ran out of time or memory, or broke; another one may still read the text.</summary>
public sealed class TimeRecognizerException(string message, Exception? inner = null) : Exception(message, inner);
