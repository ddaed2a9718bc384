using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Checks every setting, so that one start reports all mistakes, each with the key to set.</summary>
internal sealed class ConnectorOptionsValidator(IOptions<BotFrameworkOptions> registration) : IValidateOptions<ConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        var mistakes = Mistakes(options, registration.Value).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ConnectorOptions options, BotFrameworkOptions registration)
    {
        if (registration.AuthorityEndpoint is { } authority && !IsHttps(authority))
            yield return "AuthorityEndpoint of the connection is no https address. Write one like https://login.microsoftonline.com/TENANT, or leave it out.";
        if (options.Scope is { } scope && !scope.EndsWith(ConnectorTokens.DefaultScopeSuffix, StringComparison.Ordinal))
            yield return "Connector:Scope does not end in /.default. Write one like https://api.botframework.com/.default, or leave it out.";
        foreach (var mistake in OutOfRange(options))
            yield return mistake;
    }

    private static IEnumerable<string> OutOfRange(ConnectorOptions options)
    {
        if (options.CallTimeout < TimeSpan.FromSeconds(5) || options.CallTimeout > TimeSpan.FromSeconds(100))
            yield return $"Connector:CallTimeout is {options.CallTimeout}. Write 00:00:05 to 00:01:40.";
        if (options.CallsPerHost is < 1 or > 1_000)
            yield return $"Connector:CallsPerHost is {options.CallsPerHost}. Write 1 to 1000.";
        if (options.TypingAfter < TimeSpan.FromSeconds(0.1) || options.TypingAfter > TimeSpan.FromSeconds(60))
            yield return $"Connector:TypingAfter is {options.TypingAfter}. Write 00:00:00.1 to 00:01:00.";
        if (options.TypingEvery < TimeSpan.FromSeconds(1) || options.TypingEvery > TimeSpan.FromSeconds(60))
            yield return $"Connector:TypingEvery is {options.TypingEvery}. Write 00:00:01 to 00:01:00.";
    }

    private static bool IsHttps(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Query: "", Fragment: "", UserInfo: "" };
}
