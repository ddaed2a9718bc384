namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Settings of the Direct Line server, section <c>DirectLine</c>. All have a safe default; a wrong one stops the start and is named.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>
    /// Secrets of programs that act for many people, each at least 32 characters long, or <c>sha256:</c> and the hash of one in hex.
    /// Two at a time allow a change without a gap. Default none: then only the website's own chat can start conversations.
    /// </summary>
    public string[] Secrets { get; init; } = [];

    /// <summary>Websites whose pages may call us, as scheme, host and port (<c>https://clinic.example</c>). Our own address is always allowed. Default none.</summary>
    public string[] Origins { get; init; } = [];

    /// <summary>Our address as the outside sees it, <c>https://chat.clinic.example</c>; needed behind a proxy that does not forward host and scheme. Default: what the request says.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Whether programs that are no web page, and so send no Origin, are served. Default true.</summary>
    public bool AllowClientsWithoutOrigin { get; init; } = true;

    /// <summary>Whether a secret is accepted from a web page, where everyone can read it. Default false.</summary>
    public bool AllowSecretsFromBrowsers { get; init; }

    /// <summary>How long a token opens its conversation, 16 minutes to 1 day. Clients renew it every 15 minutes. Default 30 minutes.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Tokens that one address gets from <c>/chat/token</c> in a minute, 1 to 1,000,000; as many may come at once. Default 600.</summary>
    public int TokensPerMinute { get; init; } = 600;

    /// <summary>Activities that one conversation takes in a minute, 1 to 1,000,000; as many may come at once. Default 1,200.</summary>
    public int MessagesPerMinute { get; init; } = 1_200;

    /// <summary>Largest uploaded file in bytes, 1 to 100 MB. Default 4 MB.</summary>
    public long MaxUploadBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most files in one upload, 1 to 100. Default 10.</summary>
    public int MaxUploadFiles { get; init; } = 10;

    /// <summary>Longest silence on a socket before an empty frame goes out, 1 to 30 seconds: proxies cut what looks idle. Default 25 seconds.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long one frame may take to be read before the socket is given up, 1 to 120 seconds; the client resumes by watermark. Default 20 seconds.</summary>
    public TimeSpan SlowReaderTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The bot's name beside its messages. Default "Skin advisor".</summary>
    public string BotName { get; init; } = "Skin advisor";
}
