namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>For a bot that has an id and no secret: it can be asked, and answer where it is asked, but send nothing of its own.</summary>
internal sealed class MissingSecretTokenSource : ITokenSource
{
    public Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken) =>
        Task.FromException<AccessToken>(new TokenUnavailableException(
            "No token: MicrosoftAppPassword is missing. Set it to the secret of the bot's registration; keep it in the environment, not in a file.", needsRepair: true));
}
