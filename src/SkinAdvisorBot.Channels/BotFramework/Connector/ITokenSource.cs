namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Gets tokens from whoever issues them; keeps none.</summary>
internal interface ITokenSource
{
    /// <param name="scope">What it is for; ends in <see cref="ConnectorTokens.DefaultScopeSuffix"/>.</param>
    /// <exception cref="TokenUnavailableException">There is none to be had.</exception>
    Task<AccessToken> GetAsync(string scope, CancellationToken cancellationToken);
}

/// <param name="ExpiresAt">From then on services refuse it.</param>
internal sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>Never a token in a log.</summary>
    public override string ToString() => $"token until {ExpiresAt:u}";
}

/// <summary>No token to be had; the message says why and what to do, without a secret.</summary>
internal sealed class TokenUnavailableException : Exception
{
    public TokenUnavailableException()
    {
    }

    public TokenUnavailableException(string message)
        : base(message)
    {
    }

    public TokenUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="needsRepair">True when it stays so until somebody changes something.</param>
    public TokenUnavailableException(string message, bool needsRepair)
        : base(message) => NeedsRepair = needsRepair;

    public bool NeedsRepair { get; }
}
