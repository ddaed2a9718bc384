using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Shows the person that we are typing while an answer takes long. Its failures are logged and never fail a turn.</summary>
public sealed class TypingSignal
{
    private const string TypingType = "typing";

    private readonly ConnectorClient _client;
    private readonly ConnectorOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<TypingSignal> _logger;

    internal TypingSignal(ConnectorClient client, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<TypingSignal> logger) =>
        (_client, _options, _clock, _logger) = (client, options.Value, clock, logger);

    /// <summary>Begins to wait; nothing is shown for an answer that comes within <see cref="ConnectorOptions.TypingAfter"/>.</summary>
    /// <param name="to">From an authenticated activity, like every reference.</param>
    /// <returns>To be disposed when the answer is there; nothing is shown after that.</returns>
    public IAsyncDisposable Start(ConversationReference to, CancellationToken cancellationToken) => new Typing(this, to, cancellationToken);

    private async Task ShowAsync(ConversationReference to, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(_options.TypingAfter, _clock, cancellationToken);
            while (await IsShownAsync(to, cancellationToken))
                await Task.Delay(_options.TypingEvery, _clock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The answer is there.
        }
        catch (Exception e)
        {
            Log.TypingNotShown(_logger, $"{e.GetType().Name}.");
        }
    }

    /// <returns>False when it is not worth another try: messages need the service's patience more.</returns>
    private async Task<bool> IsShownAsync(ConversationReference to, CancellationToken cancellationToken)
    {
        var typing = new Activity
        {
            Type = TypingType,
            From = to.Bot,
            Recipient = to.User,
            Conversation = to.Conversation,
            ChannelId = to.ChannelId,
            ServiceUrl = to.ServiceUrl,
        };
        var answer = await _client.SendToConversationAsync(new ConnectorService(to.ServiceUrl, to.Audience), to.Conversation.Id ?? "", typing, cancellationToken);
        if (answer is ConnectorAnswer.Taken)
            return true;
        Log.TypingNotShown(_logger, answer.ToString());
        return false;
    }

    private sealed class Typing : IAsyncDisposable
    {
        private readonly CancellationTokenSource _done;
        private readonly Task _showing;

        public Typing(TypingSignal signal, ConversationReference to, CancellationToken cancellationToken)
        {
            _done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _showing = signal.ShowAsync(to, _done.Token);
        }

        public async ValueTask DisposeAsync()
        {
            await _done.CancelAsync();
            await _showing;
            _done.Dispose();
        }
    }
}
