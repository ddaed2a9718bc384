namespace SkinAdvisorBot.Host.Staff;

/// <summary>Where the pages of the console are.</summary>
public static class StaffPaths
{
    public const string Root = "/staff";

    public const string SignIn = "/staff/sign-in";

    public const string SignOut = "/staff/sign-out";

    /// <summary>With the secret of an invitation behind it.</summary>
    public const string Welcome = "/staff/welcome";

    public const string Refused = "/staff/refused";

    public const string Members = "/staff/members";

    public const string Audit = "/staff/audit";

    /// <summary>With the public id of one behind it.</summary>
    public const string Conversations = "/staff/conversations";

    public const string SignOff = "/staff/sign-off";

    public const string Inbox = "/staff/inbox";

    /// <summary>Where to go after signing in: only pages of the console itself.</summary>
    public static string Safe(string? returnUrl) =>
        returnUrl is not null && (returnUrl == Root || returnUrl.StartsWith($"{Root}/", StringComparison.Ordinal)) && !returnUrl.Contains('\\', StringComparison.Ordinal) && !returnUrl.StartsWith(SignIn, StringComparison.Ordinal) && Uri.IsWellFormedUriString(returnUrl, UriKind.Relative)
            ? returnUrl
            : Root;
}
