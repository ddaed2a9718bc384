using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>What MSAL answers, in our terms. Its messages repeat what an issuer wrote, so only codes are kept.</summary>
internal static partial class MsalTokens
{
    /// <exception cref="TokenUnavailableException">The issuer gave none.</exception>
    public static async Task<AccessToken> GetAsync(Func<Task<AuthenticationResult>> acquire)
    {
        try
        {
            var result = await acquire();
            return new AccessToken(result.AccessToken, result.ExpiresOn);
        }
        catch (MsalServiceException e)
        {
            throw Refused(e);
        }
        catch (MsalClientException e)
        {
            throw new TokenUnavailableException($"No token: {e.ErrorCode}. Check MicrosoftAppType, MicrosoftAppId and MicrosoftAppTenantId.", needsRepair: true);
        }
        catch (HttpRequestException e)
        {
            throw new TokenUnavailableException($"The issuer of our tokens can't be reached ({e.HttpRequestError}).", e);
        }
    }

    private static TokenUnavailableException Refused(MsalServiceException e)
    {
        var code = EntraCode().Match(e.Message).Value;
        var named = $"No token: the issuer answered {e.StatusCode}, {string.Join(' ', new[] { ErrorOf(e), code }.Where(part => part.Length > 0))}.";
        return Remedy(code) is { } remedy
            ? new TokenUnavailableException($"{named} {remedy}", needsRepair: true)
            : new TokenUnavailableException(named, needsRepair: e.StatusCode is (int)HttpStatusCode.BadRequest or (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden && ErrorOf(e) != "temporarily_unavailable");
    }

    private static string ErrorOf(MsalServiceException e) => IsWord().IsMatch(e.ErrorCode ?? "") ? e.ErrorCode! : "";

    private static string? Remedy(string code) => code switch
    {
        "AADSTS7000215" => "The secret is wrong: set MicrosoftAppPassword to the value of a secret, not to its id.",
        "AADSTS7000222" => "The secret has expired: make a new one and set MicrosoftAppPassword to it.",
        "AADSTS700016" => "The bot is not registered in that tenant: check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppType.",
        "AADSTS90002" => "There is no such tenant: check MicrosoftAppTenantId.",
        _ => null,
    };

    [GeneratedRegex("AADSTS[0-9]{4,9}")]
    private static partial Regex EntraCode();

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,64}\z")]
    private static partial Regex IsWord();
}
