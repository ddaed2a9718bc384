using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>How the Bot Framework's own objects are written and read: as activities are, see <see cref="ActivityJson"/>.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(CardActionAnswer))]
[JsonSerializable(typeof(AdaptiveCard))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(string))]
internal sealed partial class BotFrameworkJson : JsonSerializerContext
{
    public static BotFrameworkJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        MaxDepth = ActivityJson.MaxDepth,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

/// <summary>The answer to an activity whose sender waits for the replies.</summary>
/// <param name="Activities">In the order said; may be empty.</param>
/// <param name="Body">What an invoke is answered with; null for anything else.</param>
internal sealed record ExpectedReplies(ImmutableArray<Activity> Activities, JsonElement? Body = null);
