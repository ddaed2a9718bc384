using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Body of CreateConversation.</summary>
public sealed record NewChannelConversation
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    /// <summary>Most channels take exactly one.</summary>
    public ImmutableArray<ChannelAccount>? Members { get; init; }

    public string? TenantId { get; init; }

    /// <summary>The first message, where the channel takes one.</summary>
    public Activity? Activity { get; init; }

    /// <summary>The channel's own data; any JSON.</summary>
    public JsonElement? ChannelData { get; init; }
}

/// <summary>Answer of CreateConversation.</summary>
/// <param name="Id">Of the conversation.</param>
/// <param name="ServiceUrl">Where it is; null for where it was made.</param>
public sealed record CreatedConversation(string? Id, string? ActivityId, string? ServiceUrl);

/// <summary>One page of the people in a conversation.</summary>
/// <param name="ContinuationToken">Asks for the next page; null on the last.</param>
public sealed record PagedMembers(ImmutableArray<ChannelAccount>? Members, string? ContinuationToken);

internal sealed record TeamsChannelData(TeamsTenant Tenant);

internal sealed record TeamsTenant(string Id);

/// <summary>What goes to the Connector and comes from it, besides activities.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = ActivityJson.MaxDepth)]
[JsonSerializable(typeof(NewChannelConversation))]
[JsonSerializable(typeof(CreatedConversation))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(ChannelAccount))]
[JsonSerializable(typeof(ChannelAccount[]))]
[JsonSerializable(typeof(TeamsChannelData))]
internal sealed partial class ConnectorJson : JsonSerializerContext
{
    /// <summary>The <c>id</c> of an answer; empty when there is none, or no JSON at all: channels answer success without a body.</summary>
    public static string IdOf(ReadOnlySpan<byte> body) => Find(body, Default.CreatedConversation)?.Id ?? "";

    /// <returns>Null when the body is not that.</returns>
    public static T? Find<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, shape);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
