using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>Section <c>WebChat</c> of the configuration.</summary>
public sealed class WebChatOptions
{
    public const string Section = "WebChat";

    /// <summary>Origins whose pages may show the chat, such as <c>https://www.example.com</c>. Default none: only this service's own page.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];
}

internal sealed class WebChatOptionsValidator : IValidateOptions<WebChatOptions>
{
    public ValidateOptionsResult Validate(string? name, WebChatOptions options)
    {
        var faults = options.Sites
            .Select((site, index) => (site, index))
            .Where(each => !IsOrigin(each.site))
            .Select(each =>
                $"WebChat:Sites:{each.index} is '{each.site}'. Write an origin without a path, for example https://www.example.com.")
            .ToList();

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsOrigin(string site) =>
        Uri.TryCreate(site, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.GetLeftPart(UriPartial.Authority) == site;
}
