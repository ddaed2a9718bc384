using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Notices;

public sealed class NoticeServiceTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_code_goes_out_as_soon_as_it_is_saved_though_no_time_passes()
    {
        await using var desk = await RunningDesk.OnAsync(_data.Location, isSending: true);
        await desk.OpenAsync("c");

        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_code", desk.Now, null, RunningDesk.Phone, "123456")));

        await UntilAsync(() => desk.Sms.Sent.Count == 1);
    }

    [Fact]
    public async Task A_provider_that_hangs_holds_up_nobody_else_and_a_stop_waits_for_it()
    {
        var hanging = new TaskCompletionSource<SendOutcome>();
        var desk = await RunningDesk.OnAsync(_data.Location, isSending: true);
        await desk.OpenAsync("c");
        desk.Sms.Next(() => hanging.Task);
        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_code", desk.Now, null, RunningDesk.Phone, "1")));
        await UntilAsync(() => desk.Sms.Sent.Count == 1);

        await desk.ChangeAsync("c", new BookingChange.Send(new Notice("notice_code", desk.Now, null, RunningDesk.Email, "2")));
        await UntilAsync(() => desk.Mail.Sent.Count == 1);
        var stopping = desk.DisposeAsync().AsTask();
        var stoppedEarly = stopping.IsCompleted;
        hanging.SetResult(new SendOutcome.Accepted("SM1"));
        await stopping;

        Assert.False(stoppedEarly);
        Assert.Equal([["Sent"], ["Sent"]], _data.Query("SELECT state FROM notice"));
    }

    [Fact]
    public async Task The_clock_brings_what_was_planned()
    {
        await using var desk = await RunningDesk.OnAsync(_data.Location, isSending: true);
        await desk.OpenAsync("c");
        await desk.BookAsync("c", RunningDesk.Visit("A"), new Notice("reminder_days", RunningDesk.Visit("A").Slot.Start.AddHours(-48), "A", null, null));

        // On in small steps, as the service may have been about to look at its clock when it leapt.
        desk.Clock.Advance(RunningDesk.Visit("A").Slot.Start.AddHours(-48) - desk.Now);
        await UntilAsync(async () =>
        {
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
            return (await desk.SaidAsync("c")).Length == 2;
        });

        Assert.True(desk.Now >= RunningDesk.Visit("A").Slot.Start.AddHours(-48));
    }

    public void Dispose() => _data.Dispose();

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
    }
}
