using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>How activities are read and written: names in camel case, null left out, a name given twice refused (A2001), at most <see cref="MaxDepth"/> levels.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    public const int MaxDepth = 64;

    public static ActivityJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
        // Letters of every script as themselves; what could be read as markup is still escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
