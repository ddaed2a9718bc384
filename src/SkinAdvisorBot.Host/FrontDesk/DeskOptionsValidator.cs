using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Host.FrontDesk;

internal sealed class DeskOptionsValidator : IValidateOptions<DeskOptions>
{
    public ValidateOptionsResult Validate(string? name, DeskOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(DeskOptions options)
    {
        for (var i = 0; i < options.ApiKeys.Length; i++)
        {
            if (!SecretList.IsAcceptable(options.ApiKeys[i]))
                yield return $"Desk:ApiKeys:{i} is too short or no hash. Use 32 random characters or more (openssl rand -base64 32), or 'sha256:' and 64 hex digits.";
        }

        if (options.FilesPerMinute is < 1 or > 10_000)
            yield return $"Desk:FilesPerMinute is {options.FilesPerMinute}. Write 1 to 10000.";
    }
}
