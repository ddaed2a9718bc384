using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Tests.Outbox;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>The service as a process of its own that takes one confirming message of a channel it pushes replies to, and stops itself hard at a point on its way.</summary>
public static class StoppedBooking
{
    public const string Verb = "book-and-stop-at";

    public const string Conversation = "c";

    public const string MessageId = "m1";

    /// <summary>What the person confirms; the slot's number is the last word.</summary>
    public const string Text = "book c 1";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <returns>0 when no point of this name was passed.</returns>
    public static async Task<int> RunAsync(string directory, string point)
    {
        using var limit = new CancellationTokenSource(Longest);
        var points = new StopPoints(point);
        await using var bot = await OnAsync(directory, points, limit.Token);
        await bot.OpenAsync(Conversation);
        StoppedWriter.Watch(bot.Writer, points);
        points.Arm();
        await bot.AcceptAsync(Conversation, MessageId, Text, ReplyDelivery.Pushed, limit.Token);
        points.Pass(StopPoints.ReceiptReturned);
        await bot.SettleAsync();
        return 0;
    }

    public static Task<RunningOutbox> OnAsync(string directory, StopPoints points, CancellationToken cancellationToken) => RunningOutbox.OnAsync(
        StorageLocation.In(directory),
        new StoppedTurnMaker(new BookingTurnMaker(), points),
        [new StoppedSender(directory, points)],
        services => services.AddSingleton<IIncomingGrainCallFilter>(new StoppedCalls(points)),
        cancellationToken);
}
