namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>The kinds of callers, each with rules of its own.</summary>
internal enum CallerKind
{
    /// <summary>Azure Bot Service, for one of its channels.</summary>
    Channel,

    /// <summary>A developer's tool that holds the bot's own secret.</summary>
    Emulator,

    /// <summary>Another bot that hands a conversation over.</summary>
    Bot,

    /// <summary>A program on this machine, while the bot has no credentials.</summary>
    Local,
}

/// <summary>Who calls, as proved.</summary>
/// <param name="AppId">Our app id that the token is for; empty for <see cref="CallerKind.Local"/>.</param>
/// <param name="CallerAppId">That of another bot; null for all else.</param>
/// <param name="Key">The key that signed; null for <see cref="CallerKind.Local"/>.</param>
/// <param name="ServiceUrl">Where a channel's token says that answers go; null for all else.</param>
internal sealed record BotCaller(CallerKind Kind, string AppId, string? CallerAppId, IssuerKey? Key, string? ServiceUrl)
{
    /// <summary>Keeps apart what callers of different trust say of people and conversations: no other bot speaks into a channel's conversation.</summary>
    public string Realm => Kind switch
    {
        CallerKind.Channel => "channel",
        CallerKind.Bot => $"bot:{CallerAppId!.ToLowerInvariant()}",
        CallerKind.Emulator => "emulator",
        _ => "local",
    };
}
