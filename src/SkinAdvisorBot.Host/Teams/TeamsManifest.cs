using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Host.Teams;

/// <summary>The app manifest of Microsoft Teams, version 1.22, as far as a bot needs it.</summary>
internal sealed record TeamsManifest(
    string Version,
    string Id,
    TeamsDeveloper Developer,
    TeamsName Name,
    TeamsDescription Description,
    string AccentColor,
    TeamsBot[] Bots,
    string[] ValidDomains)
{
    private const string ManifestSchema = "https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json";

    [JsonPropertyName("$schema")]
    [JsonPropertyOrder(-2)]
    public string Schema { get; init; } = ManifestSchema;

    [JsonPropertyOrder(-1)]
    public string ManifestVersion { get; init; } = "1.22";

    public TeamsIconNames Icons { get; init; } = new();

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, TeamsJson.Readable.TeamsManifest);
}

internal sealed record TeamsDeveloper(string Name, string WebsiteUrl, string PrivacyUrl, string TermsOfUseUrl);

internal sealed record TeamsName(string Short, string Full);

internal sealed record TeamsDescription(string Short, string Full);

internal sealed record TeamsBot(string BotId, string[] Scopes, bool SupportsFiles, bool IsNotificationOnly, TeamsCommandList[] CommandLists);

/// <summary>What Teams offers to say where the person has not written yet.</summary>
internal sealed record TeamsCommandList(string[] Scopes, TeamsCommand[] Commands);

internal sealed record TeamsCommand(string Title, string Description);

internal sealed record TeamsIconNames
{
    public string Color { get; init; } = TeamsPackage.ColorIcon;

    public string Outline { get; init; } = TeamsPackage.OutlineIcon;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TeamsManifest))]
internal sealed partial class TeamsJson : JsonSerializerContext
{
    public static TeamsJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        // A file for people to read and no web page: names keep their letters.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
