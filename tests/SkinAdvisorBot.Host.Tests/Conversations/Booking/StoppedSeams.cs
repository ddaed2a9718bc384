using System.Reflection;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Tests.Outbox;
using SQLitePCL;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>Passes the points around the making of a turn.</summary>
public sealed class StoppedTurnMaker(ITurnMaker inner, StopPoints points) : ITurnMaker
{
    public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) => inner.Welcome(channel, at);

    public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
    {
        points.Pass(StopPoints.TurnAsked);
        var made = inner.Answer(before, message, desk);
        points.Pass(StopPoints.TurnMade);
        return made;
    }

    public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
        inner.Notify(before, notice, appointment, channel, now);

    public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel) => inner.Decide(before, request, channel);
}

/// <summary>Passes the points around a conversation's answer.</summary>
public sealed class StoppedCalls(StopPoints points) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var isAnswer = context.InterfaceMethod.Name == nameof(IConversationGrain.AcceptAsync);
        if (isAnswer)
            points.Pass(StopPoints.GrainCalled);
        await context.Invoke();
        if (isAnswer)
            points.Pass(StopPoints.GrainAnswered);
    }
}

/// <summary>A provider that writes down each message it takes, in a file that outlives the process, and passes the points around it.</summary>
public sealed class StoppedSender(string directory, StopPoints points) : IMessageSender
{
    public string Name => ScriptedSender.SenderName;

    public static string FileIn(string directory) => Path.Combine(directory, "taken-by-provider.txt");

    public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        points.Pass(StopPoints.BeforeSending);
        File.AppendAllText(FileIn(directory), $"{message.ConversationId} {message.Reply.Text}\n");
        points.Pass(StopPoints.AfterSending);
        return Task.FromResult<SendOutcome>(new SendOutcome.Accepted(""));
    }
}

/// <summary>Passes the points within the writer's transactions.</summary>
public static class StoppedWriter
{
    /// <summary>The writer shows its connection to nobody, so it is taken from its fields: SQLite calls back on it alone.</summary>
    public static void Watch(TurnWriter writer, StopPoints points)
    {
        var connection = FieldOf<SqliteConnection>(FieldOf<object>(writer, "_commands"), "_connection");
        var commit = 0;
        raw.sqlite3_commit_hook(
            connection.Handle,
            _ =>
            {
                if (!points.IsArmed)
                    return 0;
                if (++commit == 2)
                    points.AwaitReceipt();
                points.Pass($"within commit {commit}");
                return 0;
            },
            v: null);
        // SQLite tells that a statement has ended; that one begins it would tell only in place of this.
        raw.sqlite3_profile(
            connection.Handle,
            (_, statement, _) => points.Pass(statement.StartsWith("COMMIT", StringComparison.Ordinal) ? $"after commit {commit}" : PointAfter(statement)),
            v: null);
    }

    private static string PointAfter(string statement) =>
        statement.StartsWith("BEGIN", StringComparison.Ordinal) ? StopPoints.Begun
            : statement.StartsWith("INSERT INTO turn", StringComparison.Ordinal) ? StopPoints.TurnInserted
            : statement.StartsWith("INSERT INTO appointment", StringComparison.Ordinal) ? StopPoints.AppointmentPut
            : statement.StartsWith("INSERT INTO occupied", StringComparison.Ordinal) ? StopPoints.CellTaken
            : "";

    private static T FieldOf<T>(object owner, string name)
        where T : class
        => (T)owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
}
