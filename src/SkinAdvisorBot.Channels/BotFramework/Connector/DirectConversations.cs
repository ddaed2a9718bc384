using System.Text.Json;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Opens a conversation of two with somebody the bot knows from Teams, so that it can write first.</summary>
/// <remarks>The app must be installed for that person; otherwise Teams declines with 403. Open once and keep the reference.</remarks>
public sealed class DirectConversations
{
    private readonly ConnectorClient _client;
    private readonly BotFrameworkOptions _registration;

    internal DirectConversations(ConnectorClient client, IOptions<BotFrameworkOptions> registration) => (_client, _registration) = (client, registration.Value);

    /// <param name="known">From an authenticated activity of the person's tenant: where and as whom we write.</param>
    /// <param name="user">Whom; the Teams id or the Microsoft Entra object id, never a mail address.</param>
    /// <returns>The reference of the new conversation, to be stored like any other.</returns>
    public async Task<ConnectorRead<ConversationReference>> OpenAsync(ConversationReference known, ChannelAccount user, CancellationToken cancellationToken)
    {
        if (ReasonAgainst(known, user) is { } reason)
            return new(new ConnectorAnswer.NotSent(reason, IsFinal: true), null);
        var service = new ConnectorService(known.ServiceUrl, known.Audience);
        var created = await _client.CreateConversationAsync(service, Request(known, user), cancellationToken);
        return new(created.Answer, created.Value is { } conversation ? Reference(known, user, conversation) : null);
    }

    private string? ReasonAgainst(ConversationReference known, ChannelAccount user)
    {
        if (!string.Equals(known.AppId, _registration.AppId, StringComparison.OrdinalIgnoreCase))
            return "The person is known to another registration of the bot; MicrosoftAppId has changed since.";
        if (string.IsNullOrEmpty(known.TenantId))
            return "The person's tenant is unknown. Only people of Teams can be written to first.";
        if (!IsServed(known.TenantId))
            return "The person's tenant is not one the bot serves. Check BotFramework:AllowedTenants.";
        return string.IsNullOrEmpty(user.Id) || string.IsNullOrEmpty(known.Bot.Id) ? "The person or the bot has no id there." : null;
    }

    private bool IsServed(string tenantId) =>
        _registration.AllowedTenants.Length == 0 || _registration.AllowedTenants.Contains(tenantId, StringComparer.OrdinalIgnoreCase);

    private static NewChannelConversation Request(ConversationReference known, ChannelAccount user) => new()
    {
        Bot = new ChannelAccount { Id = known.Bot.Id, Name = known.Bot.Name },
        Members = [new ChannelAccount { Id = user.Id }],
        TenantId = known.TenantId,
        ChannelData = JsonSerializer.SerializeToElement(new TeamsChannelData(new TeamsTenant(known.TenantId!)), ConnectorJson.Default.TeamsChannelData),
    };

    // The service that made it may name another for it: that one is called only if it is trusted too, so the name may be kept.
    private static ConversationReference Reference(ConversationReference known, ChannelAccount user, CreatedConversation created) => known with
    {
        ServiceUrl = string.IsNullOrEmpty(created.ServiceUrl) ? known.ServiceUrl : created.ServiceUrl,
        User = user,
        Conversation = new ConversationAccount { Id = created.Id },
    };
}
