using System.Text.Json;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>JSON Lines in, JSON Lines out: one line for each line, in order, flushed at once.</summary>
internal static class TalkJsonLoop
{
    /// <summary>The clock of a line that sets none: runs are repeatable, so it stands still.</summary>
    private static readonly DateTimeOffset DefaultTime = DialogueTests.DialogueTest.DefaultTime;

    public static async Task RunAsync(TalkSession session, TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        var number = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            number++;
            await output.WriteLineAsync(await AnswerAsync(session, line, number, cancellationToken));
            await output.FlushAsync(cancellationToken);
        }
    }

    private static async Task<string> AnswerAsync(TalkSession session, string line, int number, CancellationToken cancellationToken)
    {
        TalkInput? input;
        try
        {
            input = JsonSerializer.Deserialize(line, TalkJson.Default.TalkInput);
        }
        catch (JsonException e)
        {
            return Error($"This line is no valid JSON message ({e.Message}). Write {{\"conversation\":\"c1\",\"text\":\"…\"}}.");
        }

        if (input is not { Conversation: { Length: > 0 } conversation, Text: { } text })
            return Error("A message needs \"conversation\" and \"text\". Write {\"conversation\":\"c1\",\"text\":\"…\"}.");
        if (DialogueTests.ChannelNames.Find(input.Channel ?? "web") is not { } channel)
            return Error($"Unknown channel '{input.Channel}'. Write web, sms or teams.");
        var message = new InboundMessage(input.Id is { Length: > 0 } id ? id : session.NewMessageId(number), text, channel, input.At ?? DefaultTime);
        var turn = await session.SayAsync(conversation, input.From ?? conversation, message, cancellationToken);
        return JsonSerializer.Serialize(TalkOutput.Of(conversation, turn, message.At), TalkJson.Default.TalkOutput);
    }

    private static string Error(string message) => JsonSerializer.Serialize(new TalkError(message), TalkJson.Default.TalkError);
}
