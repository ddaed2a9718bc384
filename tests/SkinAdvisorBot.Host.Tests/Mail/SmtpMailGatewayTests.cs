using System.Net;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Host.Mail;

namespace SkinAdvisorBot.Host.Tests.Mail;

public sealed class SmtpMailGatewayTests
{
    private static readonly OutgoingMail Booked = new("notice-7", "kim@example.com", "Fifth Avenue: your visit", "You're booked.\nSee you – soon.", Calendar: null);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_mail_arrives_with_its_words_and_an_id_that_a_second_try_would_have_too()
    {
        await using var server = new ScriptedMailServer();

        var outcome = await SendAsync(server, Booked);

        Assert.Equal(new SendOutcome.Accepted("notice-7@clinic.example"), outcome);
        var mail = Arrived(server);
        Assert.Equal(("Front desk", "desk@clinic.example"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal(("kim@example.com", "Fifth Avenue: your visit", "notice-7@clinic.example"), (mail.To.Mailboxes.Single().Address, mail.Subject, mail.MessageId));
        Assert.Equal("You're booked.\nSee you – soon.", mail.TextBody!.ReplaceLineEndings("\n").Trim());
        Assert.Equal(("auto-generated", _clock.GetUtcNow()), (mail.Headers["Auto-Submitted"], mail.Date));
        Assert.Equal("QUIT", server.Commands[^1]);
    }

    [Theory]
    [InlineData("PUBLISH")]
    [InlineData("REQUEST")]
    [InlineData("CANCEL")]
    public async Task A_calendar_goes_along_unchanged_and_its_part_names_the_method(string method)
    {
        const string Calendar = "BEGIN:VCALENDAR\r\nSUMMARY:Fünfte 😀\r\nEND:VCALENDAR\r\n";
        await using var server = new ScriptedMailServer();

        await SendAsync(server, Booked with { Calendar = new MailCalendar(method, Calendar) });

        var attached = Assert.IsType<TextPart>(Arrived(server).Attachments.Single());
        Assert.Equal(("text/calendar", method, "utf-8", "visit.ics"), (attached.ContentType.MimeType, attached.ContentType.Parameters["method"], attached.ContentType.Charset, attached.FileName));
        using var octets = new MemoryStream();
        attached.Content!.DecodeTo(octets, TestContext.Current.CancellationToken);
        Assert.Equal(Calendar, System.Text.Encoding.UTF8.GetString(octets.ToArray()));
    }

    [Fact]
    public async Task Nothing_in_a_subject_adds_a_header()
    {
        await using var server = new ScriptedMailServer();

        await SendAsync(server, Booked with { Subject = "Visit\r\nBcc: evil@example.com\n\nbody" });

        var mail = Arrived(server);
        Assert.Empty(mail.Bcc);
        Assert.Equal("Visit  Bcc: evil@example.com  body", mail.Subject);
    }

    [Theory]
    [InlineData("kim@example.com\r\nRCPT TO:<evil@example.com>")]
    [InlineData("kim@example.com, evil@example.com")]
    [InlineData("Kim <kim@example.com>")]
    [InlineData("kim")]
    [InlineData("")]
    public async Task What_is_not_one_address_is_refused_before_a_server_hears_of_it(string to)
    {
        await using var server = new ScriptedMailServer();

        Assert.Equal(new SendOutcome.Refused("The address is not one e-mail address."), await SendAsync(server, Booked with { To = to }));
        Assert.Empty(server.Commands);
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 kim@example.com is not known here", "The mail server answered 550.")]
    [InlineData(".", "554 5.7.1 no", "The mail server answered 554.")]
    public async Task A_mail_that_will_never_be_taken_is_refused(string at, string answer, string reason)
    {
        await using var server = new ScriptedMailServer(verb => verb == at ? answer : null);

        Assert.Equal(new SendOutcome.Refused(reason), await SendAsync(server, Booked));
    }

    [Theory]
    [InlineData("RCPT", "451 4.7.1 greylisted, kim@example.com")]
    [InlineData("MAIL", "452 full")]
    [InlineData(".", "451 later")]
    public async Task A_server_that_asks_for_another_try_gets_one(string at, string answer)
    {
        await using var server = new ScriptedMailServer(verb => verb == at ? answer : null);

        Assert.Equal(new SendOutcome.Later($"The mail server answered {answer[..3]}."), await SendAsync(server, Booked));
    }

    [Fact]
    public async Task A_line_cut_before_the_answer_to_a_mail_leaves_it_open()
    {
        await using var server = new ScriptedMailServer(verb => verb == "." ? ScriptedMailServer.HangUp : null);

        Assert.Equal(new SendOutcome.Unsure("The connection to the mail server broke before the answer."), await SendAsync(server, Booked));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_mail_taken_is_taken_even_if_the_server_does_not_say_good_bye()
    {
        await using var server = new ScriptedMailServer(verb => verb == "QUIT" ? ScriptedMailServer.HangUp : null);

        Assert.IsType<SendOutcome.Accepted>(await SendAsync(server, Booked));
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("AUTH")]
    public async Task A_line_cut_before_the_mail_began_means_another_try(string at)
    {
        await using var server = new ScriptedMailServer(verb => verb == at ? ScriptedMailServer.HangUp : null);

        Assert.IsType<SendOutcome.Later>(await SendAsync(server, Booked, user: "desk", password: "secret"));
    }

    [Fact]
    public async Task A_wrong_password_waits_until_somebody_sets_it_right()
    {
        await using var server = new ScriptedMailServer(verb => verb == "AUTH" ? "535 5.7.8 no" : null);

        var outcome = Assert.IsType<SendOutcome.Later>(await SendAsync(server, Booked, user: "desk", password: "secret"));

        Assert.Equal(TimeSpan.FromMinutes(10), outcome.After);
        Assert.Contains("Check Mail:Host", outcome.Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_elsewhere_that_speaks_no_TLS_hears_neither_password_nor_mail()
    {
        var machine = Dns.GetHostName();
        Assert.SkipUnless(await ResolvesAsync(machine), "This machine can't be called by its name.");
        await using var server = new ScriptedMailServer();

        var outcome = await SendAsync(server, Booked, host: machine, user: "desk", password: "secret");

        Assert.Contains("No safe connection", Assert.IsType<SendOutcome.Later>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtp.clinic.example", 587, SecureSocketOptions.StartTls)]
    [InlineData("smtp.clinic.example", 25, SecureSocketOptions.StartTls)]
    [InlineData("smtp.clinic.example", 465, SecureSocketOptions.SslOnConnect)]
    [InlineData("10.0.0.1", 25, SecureSocketOptions.StartTls)]
    [InlineData("localhost.evil.example", 25, SecureSocketOptions.StartTls)]
    [InlineData("localhost", 25, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData("::1", 25, SecureSocketOptions.StartTlsWhenAvailable)]
    public void Only_this_machine_is_spoken_to_without_TLS(string host, int port, SecureSocketOptions expected)
    {
        Assert.Equal(expected, SmtpMailGateway.SecurityOf(host, port));
    }

    [Fact]
    public async Task Whoever_stops_the_service_gets_the_cancellation_and_no_outcome()
    {
        await using var server = new ScriptedMailServer();
        using var stopping = new CancellationTokenSource();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Gateway("127.0.0.1", server.Port).SendAsync(Booked, stopping.Token));
    }

    private Task<SendOutcome> SendAsync(ScriptedMailServer server, OutgoingMail mail, string host = "127.0.0.1", string? user = null, string? password = null) =>
        Gateway(host, server.Port, user, password).SendAsync(mail, TestContext.Current.CancellationToken);

    private SmtpMailGateway Gateway(string host, int port, string? user = null, string? password = null) => new(
        Options.Create(new MailOptions { Host = host, Port = port, From = "Front desk <desk@clinic.example>", User = user, Password = password }),
        _clock,
        NullLogger<SmtpMailGateway>.Instance);

    private static async Task<bool> ResolvesAsync(string host)
    {
        try
        {
            return host != "localhost" && (await Dns.GetHostAddressesAsync(host, AddressFamily.InterNetwork, TestContext.Current.CancellationToken)).Length > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static MimeMessage Arrived(ScriptedMailServer server)
    {
        using var octets = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(server.Mails.Single()));
        return MimeMessage.Load(octets);
    }
}
