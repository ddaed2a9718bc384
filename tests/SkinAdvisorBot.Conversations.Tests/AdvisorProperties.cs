using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests;

/// <summary>What holds for any talk, however the messages were read.</summary>
[Properties(Arbitrary = [typeof(AdvisorProperties)], MaxTest = 100)]
public sealed class AdvisorProperties
{
    /// <param name="Meaning">Null for a message without readable words.</param>
    public sealed record Heard(string Text, Meaning? Meaning)
    {
        public override string ToString() => Meaning is null
            ? $"'{Text}'"
            : $"'{Text}' {string.Join(" + ", Meaning.Clauses.Select(clause => $"{clause.Ranking[0].Name}/{clause.Certainty}[{string.Join(',', clause.Topics)}]{(clause.IsEllipsis ? "…" : "")}"))}{(Meaning.IsCorrection ? " corrects" : "")}{(Meaning.PointsToOther ? " other" : "")}";
    }

    public sealed record Talk(ChannelKind Channel, ImmutableArray<Heard> Messages)
    {
        public override string ToString() => $"{Channel}: {string.Join("\n  ", Messages)}";
    }

    public static Arbitrary<Talk> Talks()
    {
        // One topic is not in the content: it was, when the conversation began.
        var topic = Gen.Elements("exosomes", "laser", "fraxel", "clear_brilliant", "dark_skin", "a_topic_that_is_gone");
        var topics = Gen.Choose(0, 3).SelectMany(count => topic.ListOf(count));
        var confidence = Gen.Choose(0, 100).Select(percent => percent / 100.0);
        var guesses = Gen.Elements(IntentNames.All.ToArray())
            .SelectMany(_ => confidence, (name, likely) => new IntentGuess(name, likely));
        var ranking = Gen.Choose(1, 5).SelectMany(count => guesses.ListOf(count));
        var certainty = Gen.Elements(Certainty.Sure, Certainty.Sure, Certainty.Close, Certainty.Unknown);
        var words = Gen.Elements(
            "zzz", "what are exosomes", "does fraxel hurt", "1", "2", "the last one", "are you open on friday", "Laser treatment", "???", "it");
        var flag = Gen.Elements(false, false, false, true);
        var clause =
            from text in words
            from read in ranking
            from sure in certainty
            from named in topics
            from denied in topics
            from ellipsis in flag
            select new Clause(
                text, [.. read.OrderByDescending(guess => guess.Confidence)], sure, [.. named.Distinct()],
                [.. denied.Except(named)], ellipsis && named.Count > 0)
            { Offered = sure == Certainty.Close ? [.. read.OrderByDescending(guess => guess.Confidence).Take(3)] : [] };
        var fact =
            from name in Gen.Elements(FactNames.All.ToArray())
            from value in Gen.Elements(null, "34", "5-6", "isotretinoin", "laser")
            from denied in flag
            from past in flag
            from whose in Gen.Elements(Whose.Self, Whose.Self, Whose.Child, Whose.Friend)
            select new Fact(name, FactNames.Flags.Contains(name) ? null : value, denied, past && !denied, whose);
        var meaning =
            from clauses in Gen.Choose(1, 5).SelectMany(count => clause.ListOf(count))
            from corrects in flag
            from other in flag
            from told in Gen.Choose(0, 3).SelectMany(count => fact.ListOf(count))
            select AMeaning.Of(clauses.ToArray()) with
            {
                IsCorrection = corrects,
                PointsToOther = other,
                Facts = [.. told],
            };
        var readable = from found in meaning select new Heard(string.Join(". ", found.Clauses.Select(part => part.Text)), found);
        var unread = Gen.Elements("", "😀", "  ", new string('x', InboundMessage.MaxLength + 1)).Select(text => new Heard(text, null));
        var talk =
            from channel in Gen.Elements(ChannelKind.Web, ChannelKind.Sms, ChannelKind.Teams)
            from messages in Gen.Frequency((9, readable), (1, unread)).NonEmptyListOf()
            select new Talk(channel, [.. messages]);
        return talk.ToArbitrary();
    }

    [Property]
    public void Something_is_always_said(Talk talk)
    {
        foreach (var turn in Turns(talk))
        {
            Assert.NotEmpty(turn.Replies);
            Assert.All(turn.Replies, reply => Assert.False(string.IsNullOrWhiteSpace(reply.Text)));
            Assert.All(turn.Replies, reply => Assert.NotEmpty(reply.Lines));
        }
    }

    [Property]
    public void What_is_remembered_is_bounded_and_without_repeats(Talk talk)
    {
        var heard = 0;
        foreach (var after in Turns(talk).Select(turn => turn.After))
        {
            Assert.InRange(after.Topics.Length, 0, Conversation.MaxTopics);
            Assert.Equal(after.Topics.Distinct(), after.Topics);
            Assert.InRange(after.Said.Length, 1, Conversation.MaxSaid);
            Assert.Equal(after.Said.DistinctBy(said => said.Key), after.Said);
            Assert.Equal(++heard, after.Heard);
        }
    }

    [Property]
    public void No_two_replies_running_are_in_the_same_words(Talk talk)
    {
        var texts = Turns(talk).SelectMany(turn => turn.Replies).Select(reply => reply.Text).ToArray();

        for (var i = 1; i < texts.Length; i++)
            Assert.NotEqual(texts[i - 1], texts[i]);
    }

    [Property]
    public void Sms_gets_no_cards(Talk talk)
    {
        foreach (var reply in Turns(talk with { Channel = ChannelKind.Sms }).SelectMany(turn => turn.Replies))
            Assert.Empty(reply.Cards);
    }

    [Property]
    public void A_conversation_survives_being_stored(Talk talk)
    {
        foreach (var after in Turns(talk).Select(turn => turn.After))
        {
            var stored = JsonSerializer.Serialize(after);

            var restored = JsonSerializer.Deserialize<Conversation>(stored)!;

            Assert.Equal(stored, JsonSerializer.Serialize(restored));
            Assert.Equal((after.Heard, after.LastIntent, after.Misses), (restored.Heard, restored.LastIntent, restored.Misses));
            Assert.Equal(after.Topics, restored.Topics);
            Assert.Equal(after.Said, restored.Said);
            Assert.Equal(after.LastKeys, restored.LastKeys);
            Assert.Equal(after.Choices.HasValue, restored.Choices.HasValue);
            Assert.Equal(after.Choices ?? [], restored.Choices ?? []);
            Assert.Equal(after.Facts, restored.Facts);
        }
    }

    private static Turn[] Turns(Talk talk)
    {
        var conversation = new AConversation(talk.Channel);
        return talk.Messages.Select(message => conversation.Hears(message.Meaning, message.Text)).ToArray();
    }
}
