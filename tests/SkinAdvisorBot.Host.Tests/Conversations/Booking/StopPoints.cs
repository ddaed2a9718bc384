using System.Diagnostics;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>Stops this process as by kill -9 where the named point is passed. Safe for many threads.</summary>
/// <param name="name">One of <see cref="All"/>, or a name that no point has.</param>
public sealed class StopPoints(string name)
{
    public const string GrainCalled = "the conversation is asked";
    public const string TurnAsked = "before the turn is made";
    public const string TurnMade = "before the turn is queued at the writer";
    public const string Begun = "after the transaction began";
    public const string TurnInserted = "after the turn's row";
    public const string AppointmentPut = "after the appointment's row";
    public const string CellTaken = "after the first cell is taken";
    public const string TurnWithinCommit = "within commit 1";
    public const string TurnCommitted = "after commit 1";
    public const string GrainAnswered = "before the receipt is returned";
    public const string ReceiptReturned = "after the receipt is returned";
    public const string ClaimWithinCommit = "within commit 2";
    public const string ClaimCommitted = "after commit 2";
    public const string BeforeSending = "before the message is sent";
    public const string AfterSending = "after the message is sent";
    public const string EndWithinCommit = "within commit 3";
    public const string EndCommitted = "after commit 3";

    /// <summary>Longest wait for the receipt; a process that is to die before it never needs so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _receipt = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isArmed;

    /// <summary>In the order they are passed.</summary>
    public static TheoryData<string> All { get; } =
    [
        GrainCalled, TurnAsked, TurnMade, Begun, TurnInserted, AppointmentPut, CellTaken, TurnWithinCommit, TurnCommitted, GrainAnswered, ReceiptReturned,
        ClaimWithinCommit, ClaimCommitted, BeforeSending, AfterSending, EndWithinCommit, EndCommitted,
    ];

    public bool IsArmed => _isArmed;

    /// <summary>From now on points count: what comes before the message is none of theirs.</summary>
    public void Arm() => _isArmed = true;

    public void Pass(string point)
    {
        if (_isArmed && point == name)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
        }

        if (point == ReceiptReturned)
            _receipt.TrySetResult();
    }

    /// <summary>The outbox claims the reply beside the thread that returns the receipt: it waits here, so that the points are passed in their order.</summary>
    public void AwaitReceipt() => _receipt.Task.Wait(Patience);
}
