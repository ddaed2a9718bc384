using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Keeps what is texted at once to a few segments: the rest waits for the word MORE.</summary>
internal static partial class TextPages
{
    /// <summary>The next page, where one waits and the message asks for it.</summary>
    public static Turn? Continue(Scene scene)
    {
        var (before, playbook) = (scene.Before, scene.Playbook);
        if (before.Rest.IsEmpty || !More().IsMatch(scene.Message.Text))
            return null;
        var (said, rest) = Split(before.Rest, playbook.Clinic.TextSegments, Hint(playbook, before.Heard));
        return new Turn(before with { Heard = before.Heard + 1, Rest = rest }, said, scene.Meaning, []);
    }

    /// <summary>The first page of a turn on SMS, in characters a phone network carries cheaply; another channel's turn as it is.</summary>
    /// <remarks>What to do in an emergency is never cut, nor a question that waits for its answer, nor a suggestion, which says what is not known.</remarks>
    public static Turn Cut(Turn turn, ChannelKind channel, Playbook playbook)
    {
        if (channel != ChannelKind.Sms)
            return turn;
        ImmutableArray<Reply> replies = [.. turn.Replies.Select(reply => reply with { Text = SmsSegments.ToGsm7(reply.Text) })];
        var limit = playbook.Clinic.TextSegments;
        if (replies.Sum(Segments) <= limit || turn.After.Outcome is { } outcome && TriageOutcomes.IsAcute(outcome))
            return turn with { Replies = replies, After = turn.After with { Rest = [] } };
        ImmutableArray<Reply> question = IsAsking(turn.After) ? [replies[^1]] : [];
        var (said, rest) = Split(replies[..^question.Length], Math.Max(1, limit - question.Sum(Segments)), Hint(playbook, turn.After.Heard - 1));
        return turn with { Replies = [.. said, .. question], After = turn.After with { Rest = rest } };
    }

    private static bool IsAsking(Conversation after) =>
        after is { Flow: not null } or { Choices: not null } or { Settling: not null } or { LastKeys: [.., ActIds.SuggestConsultation] };

    /// <summary>As many whole sentences as fit with the hint, and what is left.</summary>
    private static (ImmutableArray<Reply> Said, ImmutableArray<Reply> Left) Split(ImmutableArray<Reply> replies, int limit, string hint)
    {
        if (replies.Sum(Segments) <= limit)
            return (replies, []);
        var cuts = replies.SelectMany((reply, i) => Ends(reply.Text).Select(end => (Reply: i, End: end))).ToList();
        for (var last = cuts.Count - 2; last > 0; last--)
        {
            if (Before(replies, cuts[last], hint) is var said && said.Sum(Segments) <= limit)
                return (said, After(replies, cuts[last]));
        }

        return (Before(replies, cuts[0], hint), After(replies, cuts[0]));
    }

    private static ImmutableArray<Reply> Before(ImmutableArray<Reply> replies, (int Reply, int End) cut, string hint) =>
        [.. replies[..cut.Reply], replies[cut.Reply] with { Text = $"{replies[cut.Reply].Text[..cut.End].TrimEnd()}\n{hint}" }];

    private static ImmutableArray<Reply> After(ImmutableArray<Reply> replies, (int Reply, int End) cut) =>
        [.. new[] { replies[cut.Reply] with { Text = replies[cut.Reply].Text[cut.End..].TrimStart() } }.Where(reply => reply.Text.Length > 0), .. replies[(cut.Reply + 1)..]];

    /// <summary>Where sentences and lines of a text end; its end is the last.</summary>
    private static IEnumerable<int> Ends(string text) =>
        SentenceEnd().Matches(text).Select(end => end.Index + end.Length).Where(end => end < text.Length).Append(text.Length);

    private static int Segments(Reply reply) => SmsSegments.Measure(reply.Text).Segments;

    /// <param name="heard">Messages heard before this one, and less than none where staff spoke first: the wordings take turns.</param>
    private static string Hint(Playbook playbook, int heard)
    {
        var wordings = playbook.Act(ActIds.TextMore).Wordings;
        return SmsSegments.ToGsm7(wordings[Math.Max(heard, 0) % wordings.Length].Short.Say(playbook.Clinic.Facts));
    }

    // A dot ends a sentence where the next word begins like one: "e.g. a peel" is none.
    [GeneratedRegex("""[.!?]["')]*\s+(?=["'(]*(?:[A-Z]|[0-9]))|\n+""", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^\W*(?:(?:and|yes|ok|okay|tell me|show me|send|give me)\s+)?(?:more|the rest|rest|continue|go on|keep going|next|m[aá]s|la suite|mehr|weiter|mais)(?:\s+(?:please|pls|plz|thanks|por favor|bitte))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
