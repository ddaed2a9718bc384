using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.DialogueTests;

/// <summary>What was heard in answer to one message of a dialogue test.</summary>
/// <param name="Texts">The texts of all replies.</param>
/// <param name="Turn">How it came about; null when the bot was asked from outside and only its words are known.</param>
public sealed record Heard(ImmutableArray<string> Texts, Turn? Turn);

/// <summary>Holds one conversation with the bot.</summary>
public interface IDialogue
{
    /// <param name="message">Its time is the test's clock.</param>
    Task<Heard> SayAsync(InboundMessage message, CancellationToken cancellationToken);
}

/// <summary>Runs dialogue tests against the bot in this process or on a server.</summary>
public static class DialogueRunner
{
    /// <returns>What did not hold, by line; empty when all did.</returns>
    public static async Task<ImmutableArray<ContentProblem>> RunAsync(DialogueTest test, IDialogue dialogue, CancellationToken cancellationToken)
    {
        var failures = ImmutableArray.CreateBuilder<ContentProblem>();
        for (var i = 0; i < test.Turns.Length; i++)
        {
            var expected = test.Turns[i];
            var message = new InboundMessage($"m{i + 1}", expected.User, test.Channel, test.At.AddMinutes(i));
            var heard = await dialogue.SayAsync(message, cancellationToken);
            failures.AddRange(Failures(expected, heard).Select(failure =>
                new ContentProblem(test.File, expected.Line, $"after '{expected.User}': {failure}")));
        }

        return failures.DrainToImmutable();
    }

    private static IEnumerable<string> Failures(ExpectedTurn expected, Heard heard)
    {
        var said = string.Join('\n', heard.Texts);
        if (!expected.HasAny.IsEmpty && !expected.HasAny.Any(part => Has(said, part)))
            yield return $"no reply has any of '{string.Join("', '", expected.HasAny)}'. Said: {Shortened(said)}";
        foreach (var part in expected.HasAll.Where(part => !Has(said, part)))
            yield return $"no reply has '{part}'. Said: {Shortened(said)}";
        foreach (var part in expected.HasNone.Where(part => Has(said, part)))
            yield return $"a reply has '{part}', which it must not. Said: {Shortened(said)}";
        if (heard.Turn is not { } turn)
            yield break;
        if (expected.Intent is { } intent && turn.ActedOn.All(guess => guess.Name != intent))
            yield return $"read as {Names(turn.ActedOn)}, not as {intent}. Said: {Shortened(said)}";
        if (expected.Topics is { } topics && !topics.ToHashSet().SetEquals(turn.Meaning?.Topics ?? []))
            yield return $"topics are [{string.Join(", ", turn.Meaning?.Topics ?? [])}], not [{string.Join(", ", topics)}]";
        if (expected.ChecksOutcome && expected.Outcome != turn.After.Outcome)
            yield return $"the outcome is {turn.After.Outcome ?? "null"}, not {expected.Outcome ?? "null"}";
    }

    private static bool Has(string said, string part) => said.Contains(part, StringComparison.OrdinalIgnoreCase);

    private static string Names(ImmutableArray<IntentGuess> guesses) => guesses.IsEmpty ? "nothing" : string.Join(" + ", guesses.Select(guess => guess.Name));

    private static string Shortened(string text) => text.Length <= 240 ? text.ReplaceLineEndings(" ") : $"{text[..240].ReplaceLineEndings(" ")}…";
}

/// <summary>A conversation with the Advisor in this process, kept in memory with an appointment book of its own.</summary>
public sealed class AdvisorDialogue : IDialogue
{
    private readonly TurnMaker maker;
    private readonly MemoryBook book;
    private readonly DeskMaker desks;
    private Conversation conversation;

    /// <param name="book">Appointments that exist before the first message; null for none.</param>
    public AdvisorDialogue(TurnMaker maker, ChannelKind channel, DateTimeOffset at, MemoryBook? book = null)
    {
        this.maker = maker;
        this.book = book ?? new MemoryBook();
        desks = DeskMaker.Repeatable(this.book);
        conversation = maker.Welcome(channel, at).Turn.After;
    }

    public Task<Heard> SayAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var turn = maker.Answer(conversation, message, desks.For("dialogue", message.Id)).Turn;
        book.Apply(turn.Changes, message.At);
        conversation = turn.After;
        return Task.FromResult(new Heard([.. turn.Replies.Select(reply => reply.Text)], turn));
    }
}
