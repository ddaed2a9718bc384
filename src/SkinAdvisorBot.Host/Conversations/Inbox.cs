using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>Hands what channels receive to the conversation's grain.</summary>
/// <remarks>A caller that gives up stops waiting; its message is answered and saved all the same, so that a resend finds it.</remarks>
public sealed class Inbox(IGrainFactory grains) : IInbox
{
    public Task<bool> OpenAsync(NewConversation conversation, CancellationToken cancellationToken) =>
        Grain(conversation.ConversationId).OpenAsync(conversation).WaitAsync(cancellationToken);

    public async Task<Receipt> AcceptAsync(Incoming incoming, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(incoming.MessageId);
        return await Grain(incoming.ConversationId).AcceptAsync(incoming).WaitAsync(cancellationToken)
            ?? throw ConversationNotFoundException.For(incoming.ConversationId);
    }

    private IConversationGrain Grain(string conversationId) => grains.GetGrain<IConversationGrain>(conversationId);
}
