namespace SkinAdvisorBot.Host.Mail;

/// <summary>The server that e-mail is sent by, section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>
    /// <c>smtp</c>, <c>record</c> (write down what would be sent, send nothing) or <c>off</c> (refuse).
    /// Default: <c>smtp</c> once a host is set, otherwise <c>record</c>.
    /// </summary>
    public string? Gateway { get; init; }

    public string? Host { get; init; }

    /// <summary>1 to 65,535; 465 speaks TLS from the first byte, every other begins with STARTTLS. Default 587.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Left out for a server that asks for no name.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address mail comes from, with or without a name: <c>Front desk &lt;desk@clinic.example&gt;</c>.</summary>
    public string? From { get; init; }

    /// <summary>The bare address of <see cref="From"/>; null where none is set.</summary>
    internal string? FromAddress => MimeKit.MailboxAddress.TryParse(From, out var from) ? from.Address : null;

    internal bool IsAnySet => new[] { Host, User, Password, From }.Any(value => !string.IsNullOrEmpty(value));
}

/// <summary>The values of <see cref="MailOptions.Gateway"/>.</summary>
public static class MailGateways
{
    public const string Smtp = "smtp";

    public const string Record = "record";

    public const string Off = "off";

    /// <summary>The gateway in use.</summary>
    public static string Choose(MailOptions options) =>
        string.IsNullOrEmpty(options.Gateway) ? options.IsAnySet ? Smtp : Record : options.Gateway.ToLowerInvariant();
}
