using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Speaks the Connector's REST interface with the services that brought us conversations. One call each, never repeated after it may have been taken.</summary>
public sealed class ConnectorClient
{
    /// <summary>Longest answer to something sent, in bytes: an id or an error.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Longest answer with people in it, in bytes.</summary>
    public const int MaxMembersBytes = 1024 * 1024;

    private readonly ConnectorCalls _calls;
    private readonly ServiceUrls _urls;
    private readonly ILogger<ConnectorClient> _logger;

    internal ConnectorClient(ConnectorCalls calls, ServiceUrls urls, ILogger<ConnectorClient> logger) => (_calls, _urls, _logger) = (calls, urls, logger);

    /// <summary>Adds an activity to a conversation.</summary>
    public Task<ConnectorAnswer> SendToConversationAsync(ConnectorService service, string conversationId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync("SendToConversation", HttpMethod.Post, service, [conversationId, "activities"], Json(activity), cancellationToken);

    /// <summary>Adds an activity as the answer to another.</summary>
    public Task<ConnectorAnswer> ReplyToActivityAsync(ConnectorService service, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync("ReplyToActivity", HttpMethod.Post, service, [conversationId, "activities", activityId], Json(activity), cancellationToken);

    /// <summary>Replaces an activity that we sent.</summary>
    public Task<ConnectorAnswer> UpdateActivityAsync(ConnectorService service, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken) =>
        SendAsync("UpdateActivity", HttpMethod.Put, service, [conversationId, "activities", activityId], Json(activity), cancellationToken);

    /// <summary>Takes back an activity that we sent. Not every channel can; those that can't decline with 501.</summary>
    public Task<ConnectorAnswer> DeleteActivityAsync(ConnectorService service, string conversationId, string activityId, CancellationToken cancellationToken) =>
        SendAsync("DeleteActivity", HttpMethod.Delete, service, [conversationId, "activities", activityId], body: null, cancellationToken);

    /// <summary>Opens a conversation with somebody who has not written to us.</summary>
    /// <returns>Lost when the channel took it and gave no id.</returns>
    public async Task<ConnectorRead<CreatedConversation>> CreateConversationAsync(ConnectorService service, NewChannelConversation conversation, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(conversation, ConnectorJson.Default.NewChannelConversation);
        var answer = await SendAsync("CreateConversation", HttpMethod.Post, service, [], body, cancellationToken);
        var read = Read(answer, ConnectorJson.Default.CreatedConversation);
        return read.Value is { Id: null or "" } ? new(new ConnectorAnswer.Lost("The channel gave the new conversation no id."), null) : read;
    }

    /// <summary>Everybody in a conversation. Teams allows five of these a minute; see <see cref="GetPagedMembersAsync"/>.</summary>
    public async Task<ConnectorRead<ChannelAccount[]>> GetConversationMembersAsync(ConnectorService service, string conversationId, CancellationToken cancellationToken) =>
        Read(await GetAsync("GetConversationMembers", service, [conversationId, "members"], [], cancellationToken), ConnectorJson.Default.ChannelAccountArray);

    /// <summary>One of those in a conversation.</summary>
    public async Task<ConnectorRead<ChannelAccount>> GetConversationMemberAsync(ConnectorService service, string conversationId, string memberId, CancellationToken cancellationToken) =>
        Read(await GetAsync("GetConversationMember", service, [conversationId, "members", memberId], [], cancellationToken), ConnectorJson.Default.ChannelAccount);

    /// <summary>Those in a conversation, page by page.</summary>
    /// <param name="pageSize">1 or more; channels give fewer as they like.</param>
    /// <param name="continuationToken">From the page before; null for the first.</param>
    public async Task<ConnectorRead<PagedMembers>> GetPagedMembersAsync(ConnectorService service, string conversationId, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        (string, string?)[] query = [("pageSize", pageSize.ToString(CultureInfo.InvariantCulture)), ("continuationToken", continuationToken)];
        return Read(await GetAsync("GetConversationPagedMembers", service, [conversationId, "pagedmembers"], query, cancellationToken), ConnectorJson.Default.PagedMembers);
    }

    private Task<ConnectorAnswer> SendAsync(string operation, HttpMethod method, ConnectorService service, ImmutableArray<string> path, byte[]? body, CancellationToken cancellationToken) =>
        CallAsync(service, path, [], address => new ConnectorCall(operation, method, address, service.Audience, body, MaxAnswerBytes), cancellationToken);

    private Task<ConnectorAnswer> GetAsync(string operation, ConnectorService service, ImmutableArray<string> path, (string, string?)[] query, CancellationToken cancellationToken) =>
        CallAsync(service, path, query, address => new ConnectorCall(operation, HttpMethod.Get, address, service.Audience, Body: null, MaxMembersBytes), cancellationToken);

    private async Task<ConnectorAnswer> CallAsync(ConnectorService service, ImmutableArray<string> path, (string, string?)[] query, Func<Uri, ConnectorCall> call, CancellationToken cancellationToken)
    {
        if (_urls.TryTrust(service) is not { } url)
        {
            Log.NotTrusted(_logger, Uri.TryCreate(service.ServiceUrl, UriKind.Absolute, out var foreign) ? foreign.Host : "an address that is none");
            return new ConnectorAnswer.NotSent("The conversation's service is not one we trust. Add its host to BotFramework:ServiceHosts, or to CallerHosts for a bot, if it is yours.", IsFinal: true);
        }

        if (!path.All(ConnectorPath.IsSegment))
            return new ConnectorAnswer.NotSent("An id of the conversation can't be part of an address.", IsFinal: true);
        return await _calls.MakeAsync(call(ConnectorPath.Under(url, path.AsSpan(), query)), cancellationToken);
    }

    private static ConnectorRead<T> Read<T>(ConnectorAnswer answer, JsonTypeInfo<T> shape)
        where T : class
    {
        if (answer is not ConnectorAnswer.Taken taken)
            return new(answer, null);
        return ConnectorJson.Find(taken.Body.Span, shape) is { } value
            ? new(answer, value)
            : new(new ConnectorAnswer.Lost("The channel's answer is not what was asked for."), null);
    }

    private static byte[] Json(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, ActivityJson.Wire.Activity);
}

/// <summary>A service that holds conversations.</summary>
/// <param name="ServiceUrl">As an authenticated activity gave it.</param>
/// <param name="Audience">The app id of the bot it is; null for a channel.</param>
public readonly record struct ConnectorService(string ServiceUrl, string? Audience);
