using System.Text;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Staff;

/// <summary>What staff do in a conversation, and what the bot does while they have it: it listens for red flags and says nothing.</summary>
public static class StaffTurns
{
    // Without "<", which channels turn into its entity themselves.
    private const string MarkdownMarks = "\\`*_{}[]()#+-.!|>~&";

    /// <summary>Decides a deed of staff.</summary>
    /// <returns>The turn, when it is <see cref="StaffResult.Done"/>; null otherwise. It may say nothing.</returns>
    public static (StaffResult Result, Turn? Turn) Decide(Conversation before, StaffRequest request, ChannelKind channel, Playbook playbook)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Words.Length > InboundMessage.MaxLength)
            return (StaffResult.TooLong, null);
        var (result, turn) = Decide(before, before.HeldAt(request.At), request, channel, playbook);
        return (result, turn is null ? null : TextPages.Cut(turn, channel, playbook));
    }

    private static (StaffResult Result, Turn? Turn) Decide(Conversation before, StaffHold? holder, StaffRequest request, ChannelKind channel, Playbook playbook) =>
        request.Kind switch
        {
            StaffDeedKind.TakeOver when holder is { } other && other.MemberId != request.MemberId => (StaffResult.HeldByOther, null),
            StaffDeedKind.TakeOver => (StaffResult.Done, TakeOver(before, holder, request, channel, playbook)),
            StaffDeedKind.Acknowledge when before.Alert is null => (StaffResult.NothingToAcknowledge, null),
            StaffDeedKind.Acknowledge when string.IsNullOrWhiteSpace(request.Words) => (StaffResult.NoWords, null),
            StaffDeedKind.Acknowledge => (StaffResult.Done, Acknowledge(before, request)),
            _ when holder is { } other && other.MemberId != request.MemberId => (StaffResult.HeldByOther, null),
            _ when holder is null => (StaffResult.NotHeld, null),
            StaffDeedKind.Say when string.IsNullOrWhiteSpace(request.Words) => (StaffResult.NoWords, null),
            StaffDeedKind.Say => (StaffResult.Done, Say(before, holder, request, channel)),
            _ => (StaffResult.Done, HandBack(before, request, channel, playbook)),
        };

    /// <summary>A message while staff have the conversation: nothing is said, and a red flag alerts them.</summary>
    internal static Turn Overhear(Scene scene, TriageVerdict verdict)
    {
        var after = TriageTurns.Overheard(scene.Before, verdict) with
        {
            Heard = scene.Before.Heard + 1,
            Misses = 0,
            Choices = null,
            Rest = [],
            Facts = scene.Facts,
            Topics = [.. (scene.Meaning?.Topics ?? []).Concat(scene.Before.Topics).Distinct(StringComparer.Ordinal).Take(Conversation.MaxTopics)],
        };
        return new(after, [], scene.Meaning, []);
    }

    /// <summary>Keeps what only staff change, and since when they are needed.</summary>
    internal static Turn Keep(Conversation before, Turn turn, DateTimeOffset at)
    {
        var alert = turn.After.Alert;
        var wantsPerson = turn.ActedOn.Any(guess => guess.Name is "talk_to_human" or "complain");
        return turn with
        {
            After = turn.After with
            {
                Held = before.HeldAt(at),
                AlertSince = alert is null ? null : before.Alert is null ? at : before.AlertSince ?? at,
                WantsPerson = before.WantsPerson ?? (wantsPerson ? at : null),
            },
        };
    }

    private static Turn TakeOver(Conversation before, StaffHold? holder, StaffRequest request, ChannelKind channel, Playbook playbook)
    {
        var after = before with
        {
            Held = new(request.MemberId, request.Name, holder?.Since ?? request.At, request.At + request.Lease),
            WantsPerson = null,
            Settling = null,
            Choices = null,
            Rest = [],
        };
        if (holder is not null)
            return new(after, [], null, []);
        return Said(after, ActIds.StaffJoined, request, channel, playbook);
    }

    private static Turn Say(Conversation before, StaffHold holder, StaffRequest request, ChannelKind channel) =>
        new(before with { Held = holder with { Name = request.Name, Until = request.At + request.Lease } }, [Reply.Plain(Spoken(request.Name, request.Words.Trim(), channel))], null, []);

    private static Turn HandBack(Conversation before, StaffRequest request, ChannelKind channel, Playbook playbook)
    {
        var left = Said(before with { Held = null }, ActIds.StaffLeft, request, channel, playbook);
        return string.IsNullOrWhiteSpace(request.Words)
            ? left
            : left with { Replies = [Reply.Plain(Spoken(request.Name, request.Words.Trim(), channel)), .. left.Replies] };
    }

    private static Turn Acknowledge(Conversation before, StaffRequest request)
    {
        var held = before.HeldAt(request.At);
        var after = before with
        {
            Alert = null,
            AlertSince = null,
            Held = held?.MemberId == request.MemberId ? held with { Until = request.At + request.Lease } : held,
        };
        return new(request.LiftsOutcome ? after with { Outcome = null, Rules = [], Settling = null } : after, [], null, []);
    }

    private static Turn Said(Conversation after, string actId, StaffRequest request, ChannelKind channel, Playbook playbook)
    {
        var writer = new ReplyWriter(playbook, after, channel);
        writer.Say(playbook.Act(actId), ("name", channel == ChannelKind.Sms ? request.Name : Escape(request.Name)));
        return new(after with { Said = writer.Said, LastKeys = writer.Keys }, writer.Replies, null, []);
    }

    /// <summary>Who speaks stands before the words on every channel: a chat may have several members one after another.</summary>
    private static string Spoken(string name, string words, ChannelKind channel) =>
        channel == ChannelKind.Sms ? $"{name}: {words}" : $"**{Escape(name)}:** {Escape(words)}";

    /// <summary>The words as they were typed, where Markdown is read.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            if (MarkdownMarks.Contains(c, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(c == '\n' ? "  \n" : c.ToString());
        }

        return escaped.ToString();
    }
}
