using System.CommandLine;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;
using Spectre.Console;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>talk</c>: the bot in a terminal, or headless with JSON Lines.</summary>
internal static class TalkCommand
{
    private const string Goodbye = "/quit";

    public static Command Create()
    {
        var json = CommonOptions.Json("Reads and writes JSON Lines: one message a line in, one turn a line out.");
        var data = new Option<DirectoryInfo?>("--data") { Description = "Keeps the conversations in this directory; in memory when left out." };
        var channel = new Option<string>("--channel") { Description = "How the bot should speak: web, sms or teams.", DefaultValueFactory = _ => "web" };
        channel.AcceptOnlyFromAmong("web", "sms", "teams");
        var command = new Command("talk", "Chat with the bot in the terminal.") { json, data, channel };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var maker = new TurnMaker(CommonOptions.LoadShelf(CommonOptions.Content(), cancellationToken));
            await using var session = await TalkSession.OpenAsync(maker, parsed.GetValue(data)?.FullName, cancellationToken);
            if (parsed.GetValue(json))
                await TalkJsonLoop.RunAsync(session, Console.In, Console.Out, cancellationToken);
            else
                await ChatAsync(session, maker, Enum.Parse<ChannelKind>(parsed.GetValue(channel)!, ignoreCase: true), cancellationToken);
            return CommandLineApp.Done;
        });
        return command;
    }

    private static async Task ChatAsync(TalkSession session, TurnMaker maker, ChannelKind channel, CancellationToken cancellationToken)
    {
        var conversation = $"terminal-{Guid.NewGuid():N}";
        AnsiConsole.MarkupLine($"[grey]Type your question; {Goodbye} or Ctrl+D ends the chat.[/]");
        Show(maker.Welcome(channel, TimeProvider.System.GetUtcNow()).Turn);
        for (var number = 1; ; number++)
        {
            AnsiConsole.Markup("\n[bold aqua]you[/] ");
            if (await Console.In.ReadLineAsync(cancellationToken) is not { } text || text.Trim() == Goodbye)
                return;
            var message = new InboundMessage($"m{number}", text, channel, TimeProvider.System.GetUtcNow());
            Show(await session.SayAsync(conversation, conversation, message, cancellationToken));
        }
    }

    private static void Show(Turn turn)
    {
        foreach (var reply in turn.Replies)
        {
            AnsiConsole.Write(new Padder(new Markup(TerminalMarkdown.Of(reply.Text)), new Padding(4, 1, 2, 0)));
            foreach (var card in reply.Cards)
                AnsiConsole.Write(new Padder(new Markup($"[bold]{Markup.Escape(card.Title)}[/] {Markup.Escape(string.Join("  ", card.Links.Select(link => link.Url)))}"), new Padding(4, 0, 2, 0)));
            if (!reply.References.IsEmpty)
                AnsiConsole.Write(new Padder(new Markup($"[grey]Sources: {Markup.Escape(string.Join("; ", reply.References.Select(source => $"{source.Publisher} {source.Year}")))}[/]"), new Padding(4, 0, 2, 0)));
            if (!reply.Suggestions.IsEmpty)
                AnsiConsole.Write(new Padder(new Markup($"[grey]You could ask:[/] [aqua]{Markup.Escape(string.Join("  |  ", reply.Suggestions))}[/]"), new Padding(4, 0, 2, 0)));
        }
    }
}
