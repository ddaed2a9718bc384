namespace SkinAdvisorBot.Host.Storage;

/// <summary>Any other write that waits for the writer.</summary>
/// <param name="write">Runs inside the open transaction; what it returns is handed out after the commit.</param>
/// <param name="isBook">Whether those who wait for a change of the appointment book are woken.</param>
internal sealed class PendingChange<T>(Func<WriteCommands, T> write, bool isBook) : PendingWrite
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Saved => _answer.Task;

    public override bool Write(WriteCommands commands)
    {
        _result = write(commands);
        return true;
    }

    public override void Acknowledge(CommitBell bell)
    {
        if (isBook)
            bell.RingBook();
        _answer.SetResult(_result!);
    }

    public override void FailStale() => Fail(new InvalidOperationException("A row that this change refers to is gone."));

    public override void Fail(Exception reason) => _answer.TrySetException(reason);
}
