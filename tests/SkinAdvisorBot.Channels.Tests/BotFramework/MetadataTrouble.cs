using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>What a metadata host may answer when it is broken or taken over.</summary>
public static class MetadataTrouble
{
    public static void Start(TestAuthority authority, string trouble)
    {
        if (trouble == "issuer")
            authority.IssuerInMetadata = "https://evil.example";
        else
            authority.Trouble = context => AnswerAsync(context, trouble, authority.Address);
    }

    private static Task AnswerAsync(HttpContext context, string trouble, string address)
    {
        switch (trouble)
        {
            case "html":
                return context.Response.WriteAsync("<html>We will be back soon</html>");
            case "keyless":
                return context.Response.WriteAsync($$"""{"issuer":"{{TestAuthority.ChannelIssuer}}","jwks_uri":"{{address}}/channel"}""");
            case "elsewhere":
                return context.Response.WriteAsync($$"""{"issuer":"{{TestAuthority.ChannelIssuer}}","jwks_uri":"http://keys.evil.example/"}""");
            case "huge":
                return context.Response.WriteAsync($$"""{"issuer":"{{TestAuthority.ChannelIssuer}}","jwks_uri":"{{address}}/channel/keys","x":"{{new string('x', 600 * 1024)}}"}""");
            case "redirect":
                context.Response.Redirect($"{address}/entra");
                return Task.CompletedTask;
            default:
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                return Task.CompletedTask;
        }
    }
}
