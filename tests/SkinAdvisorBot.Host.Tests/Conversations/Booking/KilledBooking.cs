using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>The service as a process of its own, while people book, move and cancel until it is killed. It prints each acknowledged message as <c>conversation message reply</c>.</summary>
public static class KilledBooking
{
    public const string Verb = "book-until-killed";

    public const int Conversations = 8;

    /// <summary>It ends by itself if nobody kills it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string directory)
    {
        using var limit = new CancellationTokenSource(Longest);
        await using var bot = await RunningConversations.OnAsync(StorageLocation.In(directory), limit.Token, new BookingTurnMaker());
        var print = new Lock();
        await Task.WhenAll(Enumerable.Range(1, Conversations).Select(n => TalkAsync(bot, $"c{n}", print, limit.Token)));
        return 0;
    }

    /// <summary>Begins with the first message each time, as a channel does that never got an answer. All want the same slots.</summary>
    private static async Task TalkAsync(RunningConversations bot, string conversation, Lock print, CancellationToken cancellationToken)
    {
        await bot.Inbox.OpenAsync(RunningConversations.New(conversation), cancellationToken);
        for (var n = 1; !cancellationToken.IsCancellationRequested; n++)
        {
            var text = (n % 5) switch
            {
                3 => $"move {conversation} {n + 10}",
                4 => $"cancel {conversation}",
                _ => $"book {conversation} {n}",
            };
            var receipt = await bot.Inbox.AcceptAsync(RunningConversations.Message(conversation, $"m{n}", text), cancellationToken);
            lock (print)
            {
                Console.Out.WriteLine($"{conversation} m{n} {receipt.Replies.Single().Text}");
                Console.Out.Flush();
            }
        }
    }
}
