using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>The four files that carry the clinic's name and colours, made for one <see cref="ChatSettings"/>.</summary>
internal sealed partial class WebChatPages
{
    private const string AskAgain = "no-cache";
    private const string FiveMinutes = "public, max-age=300";

    /// <exception cref="InvalidOperationException">The settings can't be shown; the message says what to change.</exception>
    public WebChatPages(WebChatFiles files, ChatSettings settings, IReadOnlyList<string> sites)
    {
        settings.EnsureReadable();
        Settings = settings;

        Theme = Served("text/css; charset=utf-8", AskAgain,
            $":root{{--chat-accent:{settings.Accent};--chat-accent-text:{settings.AccentText};--chat-background:{settings.Background}}}");
        Loader = Served("text/javascript; charset=utf-8", FiveMinutes, files.Loader.Replace("CHAT_SETTINGS", LoaderJson(settings), StringComparison.Ordinal));

        var words = new Dictionary<string, string>
        {
            ["clinicName"] = settings.ClinicName,
            ["disclaimer"] = settings.Disclaimer,
            ["initials"] = settings.Initials,
            ["phone"] = settings.Phone,
            ["phoneAddress"] = "tel:" + string.Concat(settings.Phone.Where(each => char.IsAsciiDigit(each) || each == '+')),
            ["phoneHidden"] = settings.Phone.Length > 0 ? "" : " hidden",
            ["reviewHidden"] = settings.AwaitsReview ? "" : " hidden",
            ["settings"] = FrameJson(settings, sites),
            ["themeAddress"] = $"/chat/theme.css?v={Theme.Version}",
        };
        Frame = Served("text/html; charset=utf-8", AskAgain, Filled(files.Frame, words));
        Site = Served("text/html; charset=utf-8", AskAgain, Filled(files.Site, words));
    }

    public ChatSettings Settings { get; }

    public ServedFile Theme { get; }

    public ServedFile Loader { get; }

    public ServedFile Frame { get; }

    public ServedFile Site { get; }

    private static ServedFile Served(string contentType, string cacheControl, string text) =>
        ServedFile.Compress(contentType, cacheControl, Encoding.UTF8.GetBytes(text));

    private static string Filled(string template, Dictionary<string, string> words) =>
        Placeholder().Replace(template, match => HtmlEncoder.Default.Encode(words[match.Groups[1].Value]));

    private static string LoaderJson(ChatSettings settings) =>
        JsonSerializer.Serialize(
            new LoaderSettings(settings.ClinicName, settings.Accent, settings.AccentText),
            WebChatJson.Default.LoaderSettings);

    private static string FrameJson(ChatSettings settings, IReadOnlyList<string> sites) =>
        JsonSerializer.Serialize(new FrameSettings(settings.Initials, settings.Phone, sites), WebChatJson.Default.FrameSettings);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}

/// <summary>What <c>client/loader.js</c> reads.</summary>
internal sealed record LoaderSettings(string ClinicName, string Accent, string AccentText);

/// <summary>What <c>client/frame.jsx</c> reads.</summary>
/// <param name="Sites">Origins that may show the chat, the same as in <c>frame-ancestors</c>.</param>
internal sealed record FrameSettings(string Initials, string Phone, IReadOnlyList<string> Sites);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LoaderSettings))]
[JsonSerializable(typeof(FrameSettings))]
internal sealed partial class WebChatJson : JsonSerializerContext;
