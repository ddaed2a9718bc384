namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Settings of the front desk's interface, section <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>
    /// Keys of programs that act for the front desk, each at least 32 characters long, or <c>sha256:</c> and the hash of one in hex.
    /// Two at a time allow a change without a gap. Default none: then only programs on this machine are let in.
    /// </summary>
    public string[] ApiKeys { get; init; } = [];

    /// <summary>Calendar files that one address gets in a minute without a key, 1 to 10,000; as many may come at once. Default 60.</summary>
    public int FilesPerMinute { get; init; } = 60;
}
