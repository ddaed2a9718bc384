using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations;

/// <summary>The service as a process of its own, under traffic until it is killed. It prints each acknowledged turn as <c>conversation message sequence</c>.</summary>
public static class KilledProcess
{
    public const string Verb = "accept-turns-until-killed";

    public const int Conversations = 8;

    /// <summary>It ends by itself if nobody kills it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string directory)
    {
        using var limit = new CancellationTokenSource(Longest);
        await using var bot = await RunningConversations.OnAsync(StorageLocation.In(directory), limit.Token);
        var print = new Lock();
        await Task.WhenAll(Enumerable.Range(1, Conversations).Select(n => TalkAsync(bot, $"c{n}", print, limit.Token)));
        return 0;
    }

    /// <summary>Begins with the first message each time, as a channel does that never got an answer.</summary>
    private static async Task TalkAsync(RunningConversations bot, string conversation, Lock print, CancellationToken cancellationToken)
    {
        await bot.Inbox.OpenAsync(RunningConversations.New(conversation), cancellationToken);
        for (var n = 1; !cancellationToken.IsCancellationRequested; n++)
        {
            var message = RunningConversations.Message(conversation, $"m{n}", n % 3 == 0 ? "two" : "hello");
            var receipt = await bot.Inbox.AcceptAsync(message, cancellationToken);
            lock (print)
            {
                Console.Out.WriteLine($"{conversation} m{n} {receipt.Sequence}");
                Console.Out.Flush();
            }
        }
    }
}
