using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Checks every setting, so that one start reports all mistakes, each with the key to set.</summary>
internal sealed class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(DirectLineOptions options)
    {
        for (var i = 0; i < options.Secrets.Length; i++)
        {
            if (!SecretList.IsAcceptable(options.Secrets[i]))
                yield return $"DirectLine:Secrets:{i} is too short or no hash. Use 32 random characters or more (openssl rand -base64 32), or 'sha256:' and 64 hex digits.";
        }

        for (var i = 0; i < options.Origins.Length; i++)
        {
            if (OriginPolicy.Normalise(options.Origins[i]) is null)
                yield return $"DirectLine:Origins:{i} is '{options.Origins[i]}'. Write scheme and host of a website without a path, like https://clinic.example.";
        }

        if (options.PublicUrl is { } url && !IsWebAddress(url))
            yield return $"DirectLine:PublicUrl is '{url}'. Write the address visitors use, like https://chat.clinic.example.";
        foreach (var mistake in OutOfRange(options))
            yield return mistake;
    }

    private static IEnumerable<string> OutOfRange(DirectLineOptions options)
    {
        if (options.TokenLifetime < TimeSpan.FromMinutes(16) || options.TokenLifetime > TimeSpan.FromDays(1))
            yield return $"DirectLine:TokenLifetime is {options.TokenLifetime}. Clients renew every 15 minutes: write 00:16:00 to 1.00:00:00.";
        if (options.TokensPerMinute is < 1 or > 1_000_000)
            yield return $"DirectLine:TokensPerMinute is {options.TokensPerMinute}. Write 1 to 1000000.";
        if (options.MessagesPerMinute is < 1 or > 1_000_000)
            yield return $"DirectLine:MessagesPerMinute is {options.MessagesPerMinute}. Write 1 to 1000000.";
        if (options.MaxUploadBytes is < 1 or > 100 * 1024 * 1024)
            yield return $"DirectLine:MaxUploadBytes is {options.MaxUploadBytes}. Write 1 to 104857600 bytes.";
        if (options.MaxUploadFiles is < 1 or > 100)
            yield return $"DirectLine:MaxUploadFiles is {options.MaxUploadFiles}. Write 1 to 100.";
        if (options.KeepAlive < TimeSpan.FromSeconds(1) || options.KeepAlive > TimeSpan.FromSeconds(30))
            yield return $"DirectLine:KeepAlive is {options.KeepAlive}. Write 00:00:01 to 00:00:30.";
        if (options.SlowReaderTimeout < TimeSpan.FromSeconds(1) || options.SlowReaderTimeout > TimeSpan.FromSeconds(120))
            yield return $"DirectLine:SlowReaderTimeout is {options.SlowReaderTimeout}. Write 00:00:01 to 00:02:00.";
    }

    private static bool IsWebAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { Scheme: "https" or "http", Query: "", Fragment: "" };
}
