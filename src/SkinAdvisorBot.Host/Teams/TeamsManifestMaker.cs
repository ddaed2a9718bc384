using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Teams;

/// <summary>Puts the manifest together from settings and what the clinic tells about itself, and checks it by the rules of its schema.</summary>
internal static partial class TeamsManifestMaker
{
    private static readonly string[] AllScopes = ["personal", "team", "groupChat"];

    /// <exception cref="UnusableInputException">Something is missing or too long; the message names every key to set.</exception>
    public static TeamsManifest Make(IConfiguration configuration, Clinic clinic)
    {
        var options = configuration.GetSection(TeamsOptions.Section).Get<TeamsOptions>() ?? new TeamsOptions();
        var botId = BotFrameworkOptions.From(configuration).AppId;
        var manifest = Put(options, botId, clinic, configuration[$"{DirectLineOptions.Section}:{nameof(DirectLineOptions.PublicUrl)}"]);
        var mistakes = Mistakes(manifest, botId).ToArray();
        return mistakes.Length == 0 ? manifest : throw new UnusableInputException(string.Join(' ', mistakes));
    }

    private static TeamsManifest Put(TeamsOptions options, string botId, Clinic clinic, string? publicUrl)
    {
        string[] scopes = options.Scopes.Length == 0 ? ["personal"] : options.Scopes;
        var website = options.WebsiteUrl ?? clinic.Facts.GetValueOrDefault("website") as string ?? "";
        return new TeamsManifest(
            options.Version,
            options.AppId ?? IdFrom(botId),
            new TeamsDeveloper(options.DeveloperName ?? clinic.Name, website, options.PrivacyUrl ?? "", options.TermsOfUseUrl ?? ""),
            new TeamsName(options.ShortName ?? clinic.Name, options.FullName ?? $"{clinic.Name} – skin advisor"),
            new TeamsDescription(options.ShortDescription, options.FullDescription),
            options.AccentColor,
            [new TeamsBot(botId, scopes, SupportsFiles: false, IsNotificationOnly: false, [new TeamsCommandList(scopes, [new TeamsCommand("help", "What you can ask")])])],
            Uri.TryCreate(publicUrl, UriKind.Absolute, out var own) ? [own.Host] : []);
    }

    // Not the bot's id itself: an app may one day have another bot, and stays the same app for those who installed it.
    private static string IdFrom(string botId)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"teams app of {botId.ToLowerInvariant()}"))[..16];
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x80), (byte)((bytes[8] & 0x3F) | 0x80));
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    private static IEnumerable<string> Mistakes(TeamsManifest manifest, string botId)
    {
        if (!Guid.TryParseExact(botId, "D", out _))
            yield return "MicrosoftAppId is missing or no GUID. Set it to the app id of the bot's registration.";
        if (!Guid.TryParseExact(manifest.Id, "D", out _))
            yield return "Teams:AppId is no GUID. Leave it out, or write one like 11111111-2222-3333-4444-555555555555.";
        if (!IsVersion().IsMatch(manifest.Version))
            yield return $"Teams:Version is '{manifest.Version}'. Write three numbers, like 1.0.0.";
        if (!IsColor().IsMatch(manifest.AccentColor))
            yield return $"Teams:AccentColor is '{manifest.AccentColor}'. Write six hex digits, like #0B6E6E.";
        if (manifest.Bots[0].Scopes.FirstOrDefault(scope => !AllScopes.Contains(scope, StringComparer.Ordinal)) is { } scope)
            yield return $"Teams:Scopes has '{scope}'. Write personal, team or groupChat.";
        foreach (var mistake in Addresses(manifest.Developer).Concat(Lengths(manifest)))
            yield return mistake;
    }

    private static IEnumerable<string> Addresses(TeamsDeveloper developer) =>
        new[] { ("WebsiteUrl", developer.WebsiteUrl), ("PrivacyUrl", developer.PrivacyUrl), ("TermsOfUseUrl", developer.TermsOfUseUrl) }
            .Where(entry => !Uri.TryCreate(entry.Item2, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps || entry.Item2.Length > 2_048)
            .Select(entry => $"Teams:{entry.Item1} is missing or no https address. Write one like https://clinic.example/{entry.Item1[..^3].ToLowerInvariant()}.");

    private static IEnumerable<string> Lengths(TeamsManifest manifest) =>
        new[]
        {
            ("DeveloperName", manifest.Developer.Name, 32), ("ShortName", manifest.Name.Short, 30), ("FullName", manifest.Name.Full, 100),
            ("ShortDescription", manifest.Description.Short, 80), ("FullDescription", manifest.Description.Full, 4_000),
        }
            .Where(entry => string.IsNullOrWhiteSpace(entry.Item2) || entry.Item2.Length > entry.Item3)
            .Select(entry => $"Teams:{entry.Item1} has {entry.Item2.Length} characters. Write 1 to {entry.Item3}.");

    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})\.(?:0|[1-9][0-9]{0,5})$")]
    private static partial Regex IsVersion();

    [GeneratedRegex("^#[0-9A-Fa-f]{6}$")]
    private static partial Regex IsColor();
}
