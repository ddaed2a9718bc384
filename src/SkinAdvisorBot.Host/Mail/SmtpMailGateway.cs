using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.Mail;

/// <summary>Sends mail by SMTP, one connection a mail. Without TLS it speaks to this machine alone.</summary>
public sealed class SmtpMailGateway(IOptions<MailOptions> options, TimeProvider clock, ILogger<SmtpMailGateway> logger) : IMailGateway
{
    /// <summary>Longest time for one mail, connection included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Wait when the server refuses name or certificate: a person has to act, and mail should go out soon after.</summary>
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(10);

    private readonly MailOptions _server = options.Value;
    private readonly MailboxAddress _from = MailboxAddress.Parse(options.Value.From!);

    public async Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (MailMessage.Build(mail, _from, clock.GetUtcNow()) is not { } message)
            return new SendOutcome.Refused("The address is not one e-mail address.");
        using (message)
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            using var client = new SmtpClient();
            if (await ConnectAsync(client, either.Token, cancellationToken) is { } failure)
                return failure;
            var outcome = await SendAsync(client, message, either.Token, cancellationToken);
            if (outcome is SendOutcome.Accepted)
                await LeaveAsync(client, either.Token);
            return outcome;
        }
    }

    /// <summary>What the connection is begun with; a password or a person's words are never sent in the clear over a network.</summary>
    public static SecureSocketOptions SecurityOf(string host, int port) =>
        port == 465 ? SecureSocketOptions.SslOnConnect
            : host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)) ? SecureSocketOptions.StartTlsWhenAvailable
            : SecureSocketOptions.StartTls;

    /// <returns>Null when connected; nothing of the mail has left us otherwise.</returns>
    private async Task<SendOutcome?> ConnectAsync(SmtpClient client, CancellationToken either, CancellationToken stopping)
    {
        try
        {
            await client.ConnectAsync(_server.Host!, _server.Port, SecurityOf(_server.Host!, _server.Port), either);
            if (!string.IsNullOrEmpty(_server.User))
                await client.AuthenticateAsync(_server.User, _server.Password!, either);
            return null;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new SendOutcome.Later("The mail server did not answer in time.");
        }
        catch (Exception e) when (e is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            Log.ServerRefuses(logger, e.GetType().Name);
            return new SendOutcome.Later($"No safe connection to the mail server ({e.GetType().Name}). Check Mail:Host, Mail:Port, Mail:User and Mail:Password.", UntilRepaired);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or CommandException or ServiceNotConnectedException)
        {
            return new SendOutcome.Later($"The mail server can't be reached ({e.GetType().Name}).");
        }
    }

    private static async Task<SendOutcome> SendAsync(SmtpClient client, MimeMessage message, CancellationToken either, CancellationToken stopping)
    {
        try
        {
            await client.SendAsync(message, either);
            return new SendOutcome.Accepted(message.MessageId ?? "");
        }
        catch (SmtpCommandException e)
        {
            // 4xx asks for another try, 5xx for none (RFC 5321, 4.2.1). The words of the answer may hold the address.
            var answer = $"The mail server answered {(int)e.StatusCode}.";
            return (int)e.StatusCode < 500 ? new SendOutcome.Later(answer) : new SendOutcome.Refused(answer);
        }
        catch (NotSupportedException)
        {
            return new SendOutcome.Refused("The mail server does not take addresses with such letters.");
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new SendOutcome.Unsure("The mail server did not answer in time.");
        }
        catch (Exception e) when (e is SocketException or IOException or SmtpProtocolException or ServiceNotConnectedException)
        {
            return new SendOutcome.Unsure("The connection to the mail server broke before the answer.");
        }
    }

    /// <summary>Says good-bye; the mail was taken before, whatever comes of it.</summary>
    private async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ProtocolException)
        {
            Log.NoGoodbye(logger, e.GetType().Name);
        }
    }
}
