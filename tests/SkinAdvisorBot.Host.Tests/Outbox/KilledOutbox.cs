using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Outbox;

/// <summary>The service as a process of its own that answers and sends until it is killed. It prints <c>conversation sequence</c> of each message its provider took.</summary>
public static class KilledOutbox
{
    public const string Verb = "send-messages-until-killed";

    public const int Conversations = 8;

    /// <summary>It ends by itself if nobody kills it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string directory)
    {
        using var limit = new CancellationTokenSource(Longest);
        await using var bot = await RunningOutbox.OnAsync(StorageLocation.In(directory), limit.Token, new PrintingSender());
        await Task.WhenAll(Enumerable.Range(1, Conversations).Select(n => TalkAsync(bot, $"c{n}", limit.Token)));
        return 0;
    }

    private static async Task TalkAsync(RunningOutbox bot, string conversation, CancellationToken cancellationToken)
    {
        await bot.OpenAsync(conversation);
        for (var n = 1; !cancellationToken.IsCancellationRequested; n++)
            await bot.AcceptAsync(conversation, $"m{n}", n % 3 == 0 ? "two" : "hello", ReplyDelivery.Pushed, cancellationToken);
    }

    private sealed class PrintingSender : IMessageSender
    {
        private readonly Lock _print = new();

        public string Name => ScriptedSender.SenderName;

        public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
        {
            lock (_print)
            {
                Console.Out.WriteLine($"{message.ConversationId} {message.Sequence}");
                Console.Out.Flush();
            }

            return Task.FromResult<SendOutcome>(new SendOutcome.Accepted(""));
        }
    }
}
