using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Channels.DirectLine;

internal sealed record TokenAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record ConversationAnswer(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string StreamUrl);

internal sealed record IdAnswer(string Id);

internal sealed record SessionAnswer(string SessionId);

internal sealed record ErrorAnswer(ErrorWords Error);

internal sealed record ErrorWords(string Code, string Message);

internal sealed record ChatTokenAnswer(
    string Token,
    string ConversationId,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string UserId,
    bool Resumed,
    string Domain);

/// <summary>What is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(ConversationAnswer))]
[JsonSerializable(typeof(IdAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ChatTokenAnswer))]
internal sealed partial class AnswerJson : JsonSerializerContext;

/// <summary>Body of tokens/generate and of the start of a conversation; all of it is optional.</summary>
internal sealed record StartRequest
{
    public StartUser? User { get; init; }

    public string[]? TrustedOrigins { get; init; }

    public string? Locale { get; init; }
}

internal sealed record StartUser
{
    public string? Id { get; init; }
}

/// <summary>Body of /chat/token; both together resume a conversation.</summary>
internal sealed record ChatTokenRequest
{
    public string? Token { get; init; }

    public string? ConversationId { get; init; }
}

/// <summary>What is read. Published samples write names in either case (<c>User</c>, <c>Id</c>).</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, AllowDuplicateProperties = false, MaxDepth = Activities.ActivityJson.MaxDepth)]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(ChatTokenRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;
