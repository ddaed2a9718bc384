namespace SkinAdvisorBot.Host.Teams;

/// <summary>How the bot is presented in Microsoft Teams, section <c>Teams</c>. What is left out comes from <c>dialogs/clinic.yaml</c> where that tells it.</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>The app's own id, a GUID that never changes. Default: made from the bot's id, so always the same for the same bot.</summary>
    public string? AppId { get; init; }

    /// <summary>Three numbers, raised with every upload. Default 1.0.0.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>Who answers for the app, at most 32 characters. Default: the clinic's name.</summary>
    public string? DeveloperName { get; init; }

    /// <summary>Absolute https address. Default: the clinic's website.</summary>
    public string? WebsiteUrl { get; init; }

    /// <summary>Absolute https address of the privacy notice; needed.</summary>
    public string? PrivacyUrl { get; init; }

    /// <summary>Absolute https address of the terms of use; needed.</summary>
    public string? TermsOfUseUrl { get; init; }

    /// <summary>The bot's name in Teams, at most 30 characters. Default: the clinic's name.</summary>
    public string? ShortName { get; init; }

    /// <summary>At most 100 characters. Default: the clinic's name and "skin advisor".</summary>
    public string? FullName { get; init; }

    /// <summary>At most 80 characters.</summary>
    public string ShortDescription { get; init; } = "Answers questions about skin, skin care and visits.";

    /// <summary>At most 4,000 characters.</summary>
    public string FullDescription { get; init; } =
        "Answers general questions about skin and skin care with sources, and about visits to the clinic. It is a program, not a doctor: it makes no diagnosis, and in an emergency call the emergency services.";

    /// <summary>Six hex digits behind a number sign; behind the icon. Default #0B6E6E.</summary>
    public string AccentColor { get; init; } = "#0B6E6E";

    /// <summary>Where the bot can be used: <c>personal</c>, <c>team</c>, <c>groupChat</c>. Default personal: what is said about skin is not for others to read.</summary>
    public string[] Scopes { get; set; } = [];
}
