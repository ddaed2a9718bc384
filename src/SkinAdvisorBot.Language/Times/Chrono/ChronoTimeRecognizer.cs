using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Jint;
using Microsoft.Recognizers.Text;

namespace SkinAdvisorBot.Language.Times.Chrono;

/// <summary>Dates as chrono-node reads them, in a JavaScript engine in this process: no files, no network, a limit on time and on memory.</summary>
/// <remarks>An engine takes some 0.1 s to load, so the first is made when the first date is read, or by <see cref="WarmUp"/>; then they are kept.</remarks>
public sealed class ChronoTimeRecognizer : ITimeRecognizer, IDisposable
{
    /// <summary>Longest that one text may take; an ordinary one takes 1 to 3 ms.</summary>
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(1);

    /// <summary>Longest that loading an engine may take, with its first text, in which the patterns are built.</summary>
    private static readonly TimeSpan LoadLimit = TimeSpan.FromSeconds(10);

    /// <summary>Most that one text may allocate, in bytes; an ordinary one takes under one megabyte.</summary>
    private const long MemoryLimit = 64_000_000;

    private const int DepthLimit = 100;

    private const string Function = "readDates";

    private const string WarmUpText = "tomorrow or december 3";

    private static readonly TimeOnly Noon = new(12, 0);

    private readonly ConcurrentBag<(Engine Engine, Deadline Deadline)> idle = [];
    private readonly SemaphoreSlim seats;
    private readonly Lazy<Prepared<Acornima.Ast.Script>> script;
    private readonly TimeSpan timeLimit;

    /// <param name="source">The script that <c>Chrono.targets</c> bundles.</param>
    /// <param name="timeLimit">For waiting for an engine, and again for a text; <see cref="DefaultTimeLimit"/> by default.</param>
    public ChronoTimeRecognizer(string source, TimeSpan? timeLimit = null)
    {
        script = new(() => Engine.PrepareScript(source));
        seats = new SemaphoreSlim(Environment.ProcessorCount);
        this.timeLimit = timeLimit ?? DefaultTimeLimit;
    }

    /// <summary>The script beside the program; null where it was built without Node.js.</summary>
    public static string? FindScript()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "times", "dates.js");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    /// <summary>Loads an engine, so that the first person who names a date doesn't wait for it.</summary>
    /// <exception cref="TimeRecognizerException">The script does not load.</exception>
    public void WarmUp() => Recognize(WarmUpText, DateOnly.MinValue);

    public IReadOnlyList<ModelResult> Recognize(string text, DateOnly today)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, TimeResults.MaxText);
        var lines = Run(text, (today.ToDateTime(Noon, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds);
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => ReadLine(line, text, today)).OfType<ModelResult>()];
    }

    public void Dispose()
    {
        while (idle.TryTake(out var loaded))
            loaded.Engine.Dispose();
        seats.Dispose();
    }

    private string Run(string text, double now)
    {
        if (!seats.Wait(timeLimit))
            throw new TimeRecognizerException($"No engine for chrono-node was free within {timeLimit.TotalSeconds} s.");
        try
        {
            var loaded = idle.TryTake(out var kept) ? kept : Load();
            loaded.Deadline.Limit = timeLimit;
            var lines = loaded.Engine.Invoke(Function, text, now).AsString();
            // An engine that was stopped in the middle of a text is not used again: it may be in any state.
            idle.Add(loaded);
            return lines;
        }
        catch (Exception e) when (e is JintException or TimeoutException or RegexMatchTimeoutException)
        {
            throw new TimeRecognizerException($"chrono-node did not read the text: {e.Message}", e);
        }
        finally
        {
            seats.Release();
        }
    }

    private (Engine Engine, Deadline Deadline) Load()
    {
        var deadline = new Deadline(LoadLimit);
        var engine = new Engine(options =>
        {
            options.Strict().LocalTimeZone(TimeZoneInfo.Utc).LimitMemory(MemoryLimit).LimitRecursion(DepthLimit).Constraint(deadline);
            // The deadline is looked at between statements; a pattern is one.
            options.RegexTimeoutInterval(timeLimit);
        });
        engine.Execute(script.Value);
        engine.Invoke(Function, WarmUpText, 0.0);
        return (engine, deadline);
    }

    /// <summary>Null for a day that does not exist, such as 30 February.</summary>
    private static ModelResult? ReadLine(string line, string text, DateOnly today)
    {
        if (line.Split('\t') is not [var index, var length, var from, var to, var said])
            throw new TimeRecognizerException($"chrono-node answered '{line}', which is no date.");
        int at = Number(index), count = Number(length);
        var hasYear = said.Contains("year", StringComparison.Ordinal);
        var (year, month, day) = Parts(from);
        if (!said.Contains("day", StringComparison.Ordinal))
            return TimeResults.Month(text, at, count, hasYear ? year : null, month, today);
        if (!TimeResults.Exists(year, month, day) && (hasYear || !TimeResults.Exists(month, day)))
            return null;
        if (to.Length == 0)
            return TimeResults.Date(text, at, count, TimeResults.InSomeYear(year, month, day), hasYear, today);
        var (lastYear, lastMonth, last) = Parts(to);
        return TimeResults.Exists(year, month, day) && TimeResults.Exists(lastYear, lastMonth, last)
            ? TimeResults.Days(text, at, count, new DateOnly(year, month, day), new DateOnly(lastYear, lastMonth, last), hasYear)
            : null;
    }

    private static (int Year, int Month, int Day) Parts(string iso) => iso.Split('-') is [var year, var month, var day]
        ? (Number(year), Number(month), Number(day))
        : throw new TimeRecognizerException($"chrono-node answered '{iso}', which is no day.");

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new TimeRecognizerException($"chrono-node answered '{digits}', which is no number.");
}
