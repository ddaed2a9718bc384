using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>One activity of the Activity protocol. Fields that we read or write have a name here; all others stay in <see cref="More"/> and are written back as they came.</summary>
/// <remarks>Absent, null and empty mean the same (activity protocol, A2003); null is left out when written.</remarks>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type we do not know; compared case-sensitively.</summary>
    public string? Type { get; init; }

    /// <summary>Given by the channel, unique within the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 8601 in UTC, as text: seven digits of a second survive a round trip.</summary>
    public string? Timestamp { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public ConversationAccount? Conversation { get; init; }

    /// <summary>The <see cref="Id"/> of the activity this one answers.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>BCP-47.</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; receivers disagree on the default, so we always send it.</summary>
    public string? TextFormat { get; init; }

    /// <summary><c>acceptingInput</c>, <c>expectingInput</c> or <c>ignoringInput</c>.</summary>
    public string? InputHint { get; init; }

    public ImmutableArray<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    /// <summary>What a card's form submitted; any JSON.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The channel's own data; any JSON, kept as it came.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>Set by the receiver after it checked the caller; what arrives is dropped.</summary>
    public string? CallerId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>Names the activity without its words.</summary>
    public override string ToString() => $"activity {Id} of type {Type}";
}

/// <summary>A person or a bot.</summary>
public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary><c>user</c> or <c>bot</c>, and others that we pass on.</summary>
    public string? Role { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A file or a card; either <see cref="Content"/> or <see cref="ContentUrl"/> is set, never both.</summary>
public sealed record Attachment
{
    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public JsonElement? Content { get; init; }

    public string? Name { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

public sealed record SuggestedActions
{
    public ImmutableArray<CardAction>? Actions { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>A button.</summary>
public sealed record CardAction
{
    /// <summary><c>imBack</c>, <c>openUrl</c>, <c>call</c>, and others that we pass on.</summary>
    public string? Type { get; init; }

    public string? Title { get; init; }

    /// <summary>What is sent or opened; a string for the types we make.</summary>
    public JsonElement? Value { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}

/// <summary>Content of an attachment of type <see cref="ContentType"/>.</summary>
public sealed record HeroCard
{
    public const string ContentType = "application/vnd.microsoft.card.hero";

    public string? Title { get; init; }

    public string? Text { get; init; }

    public ImmutableArray<CardAction>? Buttons { get; init; }
}

public static class ActivityTypes
{
    public const string Message = "message";
    public const string ConversationUpdate = "conversationUpdate";
}

public static class Roles
{
    public const string User = "user";
    public const string Bot = "bot";
}
