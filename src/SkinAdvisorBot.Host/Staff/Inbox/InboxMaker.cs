using NodaTime;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Inbox;

namespace SkinAdvisorBot.Host.Staff.Inbox;

/// <summary>Works out what new turns of a conversation change in the inbox. Pure.</summary>
internal static class InboxMaker
{
    private const int LongestLastWords = 160;

    private const string BookingFlow = "booking:";

    /// <param name="before">The row so far; null before the first turns.</param>
    /// <param name="turns">Those after <paramref name="before"/>, in order, as far as <paramref name="conversation"/> has come.</param>
    public static InboxChange Make(long key, SourceConversation conversation, InboxRow? before, IReadOnlyList<SourceTurn> turns, DateTimeZone zone)
    {
        var state = conversation.State;
        var tally = new Tally(conversation.Channel, zone);
        var words = new List<(string, DateTimeOffset)>();
        var row = new InboxRow
        {
            ConversationKey = key,
            Version = conversation.Version,
            CreatedAt = conversation.CreatedAt,
            UpdatedAt = conversation.UpdatedAt,
            LastWords = before?.LastWords ?? "",
            Messages = before?.Messages ?? 0,
            Misses = before?.Misses ?? 0,
            LowestConfidence = before?.LowestConfidence,
            Intents = before?.Intents ?? " ",
            Topics = before?.Topics ?? " ",
            Staff = before?.Staff ?? "\n",
            Outcome = before?.Outcome,
            Alert = before?.Alert,
            AlertSince = before?.AlertSince,
            Flow = before?.Flow,
            IsBooked = before?.IsBooked ?? false,
            Rules = string.Join(' ', state.Rules),
        };
        if (before is null)
            tally.Add(conversation.CreatedAt, FigureKinds.Conversation);
        foreach (var turn in turns)
            Add(row, turn, tally, words);
        if (row.Alert is null && state.Alert is not null)
            tally.Add(state.AlertSince ?? conversation.UpdatedAt, FigureKinds.Alert, state.Alert);
        if (!row.IsBooked && !state.Appointments.IsEmpty)
            tally.Add(conversation.UpdatedAt, FigureKinds.Booked);
        if (IsBooking(state.Flow) && !IsBooking(row.Flow))
            tally.Add(conversation.UpdatedAt, FigureKinds.BookingBegun);
        (row.Outcome, row.Alert, row.AlertSince, row.WantsPerson, row.Flow) = (state.Outcome, state.Alert, state.AlertSince, state.WantsPerson, state.Flow);
        (row.HeldById, row.HeldByName, row.HeldUntil) = (state.Held?.MemberId, state.Held?.Name, state.Held?.Until);
        row.IsBooked = row.IsBooked || !state.Appointments.IsEmpty;
        return new(row, words, tally.Counts);
    }

    private static void Add(InboxRow row, SourceTurn turn, Tally tally, List<(string, DateTimeOffset)> words)
    {
        var trace = turn.Trace;
        if (trace.Outcome is { } outcome && outcome != row.Outcome)
            tally.Add(turn.At, FigureKinds.Outcome, outcome);
        row.Outcome = trace.Outcome;
        if (trace.Staff is { } deed)
            AddDeed(row, turn, deed, tally, words);
        if (turn.Text is not { } text)
            return;
        words.Add((text, turn.At));
        row.LastWords = text.Length <= LongestLastWords ? text : $"{text.AsSpan(0, LongestLastWords - 1)}…";
        row.Messages++;
        var isMissed = trace.Lines.Length > 0 && trace.ActedOn.All(guess => guess.Name == IntentNames.OutOfScope);
        row.Misses += isMissed ? 1 : 0;
        tally.Add(turn.At, trace.Lines.Length == 0 ? FigureKinds.ToStaff : isMissed ? FigureKinds.Missed : FigureKinds.Answered);
        foreach (var guess in trace.ActedOn)
        {
            row.Intents = With(row.Intents, guess.Name, ' ');
            row.LowestConfidence = Math.Min(row.LowestConfidence ?? 1, guess.Confidence);
            tally.Add(turn.At, FigureKinds.Intent, guess.Name);
        }

        foreach (var topic in trace.Meaning?.Topics ?? [])
        {
            row.Topics = With(row.Topics, topic, ' ');
            tally.Add(turn.At, FigureKinds.Topic, topic);
        }
    }

    private static void AddDeed(InboxRow row, SourceTurn turn, StaffDeed deed, Tally tally, List<(string, DateTimeOffset)> words)
    {
        row.Staff = With(row.Staff, deed.Name, '\n');
        if (deed.Kind == StaffDeedKind.TakeOver)
            tally.Add(turn.At, FigureKinds.TakenOver);
        if (deed.Kind is StaffDeedKind.Say or StaffDeedKind.HandBack)
            words.AddRange(StoredJson.ReadReplies(turn.Replies).Select(reply => (reply.Text, turn.At)));
        if (deed.Kind != StaffDeedKind.Acknowledge)
            return;
        tally.Add(turn.At, FigureKinds.Acknowledged, FigureKinds.WaitBucket(turn.At - (row.AlertSince ?? turn.At)));
        (row.Alert, row.AlertSince) = (null, null);
    }

    private static bool IsBooking(string? flow) => flow?.StartsWith(BookingFlow, StringComparison.Ordinal) == true;

    private static string With(string list, string entry, char separator) =>
        list.Contains($"{separator}{entry}{separator}", StringComparison.Ordinal) ? list : $"{list}{entry}{separator}";

    /// <summary>Counts of the clinic's own days.</summary>
    private sealed class Tally(string channel, DateTimeZone zone)
    {
        private readonly Dictionary<(int Day, string Kind, string Name), long> _counts = [];

        public IReadOnlyList<FigureRow> Counts =>
            [.. _counts.Select(entry => new FigureRow { Day = entry.Key.Day, Channel = channel, Kind = entry.Key.Kind, Name = entry.Key.Name, Count = entry.Value })];

        public void Add(DateTimeOffset at, string kind, string name = "")
        {
            var day = Period.DaysBetween(new LocalDate(1970, 1, 1), Instant.FromDateTimeOffset(at).InZone(zone).Date);
            _counts[(day, kind, name)] = _counts.GetValueOrDefault((day, kind, name)) + 1;
        }
    }
}
