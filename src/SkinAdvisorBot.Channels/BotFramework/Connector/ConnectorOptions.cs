namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>How we call the services that brought us a conversation, section <c>Connector</c>. All have a safe default; a wrong one stops the start and is named.</summary>
public sealed class ConnectorOptions
{
    public const string Section = "Connector";

    /// <summary>Longest wait for one call, its turn and its token included, 5 to 100 seconds. Default 30 seconds.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls to one host at a time, 1 to 1,000; the others wait for their turn. Default 16.</summary>
    public int CallsPerHost { get; init; } = 16;

    /// <summary>How long an answer may take before the person sees that we are typing, 0.1 to 60 seconds. Default 1.5 seconds.</summary>
    public TimeSpan TypingAfter { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How often that is said again, 1 to 60 seconds; clients stop showing it after about 3. Default 2.5 seconds.</summary>
    public TimeSpan TypingEvery { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>What the tokens for channels are for, like <c>https://api.botframework.com/.default</c>. Default: that of the cloud, see <c>ChannelService</c>.</summary>
    public string? Scope { get; init; }
}
