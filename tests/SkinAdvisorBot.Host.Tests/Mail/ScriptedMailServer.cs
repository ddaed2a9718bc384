using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SkinAdvisorBot.Host.Tests.Mail;

/// <summary>A mail server on this machine that speaks plain SMTP and answers as a test says.</summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    /// <summary>Hangs up instead of answering.</summary>
    public const string HangUp = "";

    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, string?> _answer;
    private readonly Task _serving;

    /// <param name="answer">The answer to a command ("RCPT", "DATA", "." for the end of the mail), null for the usual one.</param>
    public ScriptedMailServer(Func<string, string?>? answer = null)
    {
        _answer = answer ?? (_ => null);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Commands heard, without the mail.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Mails heard to their end.</summary>
    public List<string> Mails { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync(_stop.Token);
                await ServeAsync(caller);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using var reader = new StreamReader(caller.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(caller.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 ready");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                Commands.Add(line);
                var answer = _answer(verb) ?? Usual(verb);
                if (answer == HangUp)
                    return;
                await writer.WriteLineAsync(answer);
                if (verb == "QUIT")
                    return;
                if (verb == "DATA" && answer.StartsWith('3') && !await TakeAsync(reader, writer))
                    return;
            }
        }
        catch (IOException)
        {
            // The caller hung up.
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line != ".")
            {
                mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
                continue;
            }

            Mails.Add(mail.ToString());
            var answer = _answer(".") ?? "250 taken";
            if (answer == HangUp)
                return false;
            await writer.WriteLineAsync(answer);
            return true;
        }

        return false;
    }

    private static string Usual(string verb) => verb switch
    {
        "EHLO" => "250-here\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN",
        "DATA" => "354 go on",
        "AUTH" => "235 welcome",
        "QUIT" => "221 bye",
        _ => "250 fine",
    };
}
