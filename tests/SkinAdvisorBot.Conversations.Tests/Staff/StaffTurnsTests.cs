using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;

namespace SkinAdvisorBot.Conversations.Tests.Staff;

public sealed class StaffTurnsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    [Fact]
    public void The_person_is_told_who_speaks()
    {
        var taken = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana Cole");
        var said = Done(taken.After, StaffDeedKind.Say, "ana", "Ana Cole", "Good morning!");

        Assert.Contains("staff_joined", Assert.Single(taken.After.LastKeys), StringComparison.Ordinal);
        Assert.Equal(@"**Ana Cole:** Good morning\!", Assert.Single(said.Replies).Text);
        Assert.Equal("Ana Cole: Good morning!", Assert.Single(Done(taken.After, StaffDeedKind.Say, "ana", "Ana Cole", "Good morning!", ChannelKind.Sms).Replies).Text);
    }

    [Fact]
    public void Markup_that_staff_type_is_said_as_it_is()
    {
        var taken = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana");

        var said = Done(taken.After, StaffDeedKind.Say, "ana", "Ana", "[here](https://elsewhere.test) <b>now</b>");

        Assert.Equal(@"**Ana:** \[here\]\(https://elsewhere\.test\) <b\>now</b\>", Assert.Single(said.Replies).Text);
    }

    [Fact]
    public void The_bot_says_nothing_while_staff_have_the_conversation_and_speaks_again_after_their_silence()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var during = Advisor.Answer(held, Message("hi", Noon + Lease - TimeSpan.FromSeconds(1)), AMeaning.Of("greet"), APlaybook.Ready);
        var after = Advisor.Answer(during.After, Message("hi", Noon + Lease), AMeaning.Of("greet"), APlaybook.Ready);

        Assert.Empty(during.Replies);
        Assert.Equal("ana", during.After.Held?.MemberId);
        Assert.NotEmpty(after.Replies);
        Assert.Null(after.After.Held);
    }

    [Fact]
    public void Starting_over_does_not_send_staff_away()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var restarted = Advisor.Answer(held, Message("start over"), AMeaning.Of("restart"), APlaybook.Ready);

        Assert.Equal("ana", restarted.After.Held?.MemberId);
        Assert.Empty(restarted.Replies);
    }

    [Fact]
    public void Whoever_says_something_keeps_the_conversation()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var said = StaffTurns.Decide(held, Request(StaffDeedKind.Say, "ana", "Ana", "one moment", Noon.AddMinutes(10)), ChannelKind.Web, APlaybook.Ready).Turn!;

        Assert.Equal(Noon.AddMinutes(25), said.After.Held?.Until);
    }

    [Theory]
    [InlineData(StaffDeedKind.TakeOver)]
    [InlineData(StaffDeedKind.Say)]
    [InlineData(StaffDeedKind.HandBack)]
    public void What_another_member_has_is_not_theirs(StaffDeedKind kind)
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var (result, turn) = StaffTurns.Decide(held, Request(kind, "tom", "Tom", "hello"), ChannelKind.Web, APlaybook.Ready);

        Assert.Equal((StaffResult.HeldByOther, null), (result, turn));
    }

    [Theory]
    [InlineData(StaffDeedKind.Say, "hello", StaffResult.NotHeld)]
    [InlineData(StaffDeedKind.HandBack, "", StaffResult.NotHeld)]
    [InlineData(StaffDeedKind.Acknowledge, "called them", StaffResult.NothingToAcknowledge)]
    public void What_nobody_has_is_not_answered_or_handed_back(StaffDeedKind kind, string words, StaffResult expected) =>
        Assert.Equal(expected, StaffTurns.Decide(Conversation.Empty, Request(kind, "ana", "Ana", words), ChannelKind.Web, APlaybook.Ready).Result);

    [Fact]
    public void After_too_long_a_silence_another_member_may_take_over()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var taken = StaffTurns.Decide(held, Request(StaffDeedKind.TakeOver, "tom", "Tom", "", Noon + Lease), ChannelKind.Web, APlaybook.Ready).Turn!;

        Assert.Equal("tom", taken.After.Held?.MemberId);
        Assert.NotEmpty(taken.Replies);
    }

    [Fact]
    public void A_summary_is_said_before_the_assistant_is_back()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana").After;

        var back = Done(held, StaffDeedKind.HandBack, "ana", "Ana", "See you Tuesday");

        Assert.Equal(2, back.Replies.Length);
        Assert.Equal("**Ana:** See you Tuesday", back.Replies[0].Text);
        Assert.Null(back.After.Held);
    }

    [Fact]
    public void Long_words_of_staff_are_texted_in_pages_and_the_rest_waits_for_more()
    {
        var held = Done(Conversation.Empty, StaffDeedKind.TakeOver, "ana", "Ana", "", ChannelKind.Sms).After;
        var words = string.Join(' ', Enumerable.Range(1, 40).Select(number => $"Here is sentence number {number} of them."));

        var said = Done(held, StaffDeedKind.Say, "ana", "Ana", words, ChannelKind.Sms);
        var more = Advisor.Answer(said.After, new InboundMessage("m1", "more", ChannelKind.Sms, Noon), AMeaning.Of("chitchat"), APlaybook.Ready);

        Assert.InRange(said.Replies.Sum(reply => SmsSegments.Measure(reply.Text).Segments), 1, APlaybook.Ready.Clinic.TextSegments);
        Assert.StartsWith("Ana: Here is sentence number 1 of them.", said.Replies[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Here is sentence number", Assert.Single(more.Replies).Text, StringComparison.Ordinal);
        Assert.Equal("ana", more.After.Held?.MemberId);
    }

    [Fact]
    public void An_alert_is_acknowledged_with_a_reason_and_without_a_word_to_the_person()
    {
        var alarmed = Conversation.Empty with { Alert = "R01", AlertSince = Noon, Outcome = "emergency", Rules = ["R01"] };

        Assert.Equal(StaffResult.NoWords, StaffTurns.Decide(alarmed, Request(StaffDeedKind.Acknowledge, "ana", "Ana", " "), ChannelKind.Web, APlaybook.Ready).Result);
        var kept = Done(alarmed, StaffDeedKind.Acknowledge, "ana", "Ana", "I called; they are at the hospital");
        var lifted = StaffTurns.Decide(alarmed, Request(StaffDeedKind.Acknowledge, "ana", "Ana", "false alarm") with { LiftsOutcome = true }, ChannelKind.Web, APlaybook.Ready).Turn!;

        Assert.Empty(kept.Replies);
        Assert.Equal((null, null, "emergency"), (kept.After.Alert, kept.After.AlertSince, kept.After.Outcome));
        Assert.Equal((null, (string?)null), (lifted.After.Alert, lifted.After.Outcome));
        Assert.Empty(lifted.After.Rules);
    }

    [Fact]
    public void A_wish_for_a_person_waits_until_somebody_takes_over()
    {
        var asked = Advisor.Answer(Conversation.Empty, Message("can I talk to a human"), AMeaning.Of("talk_to_human"), APlaybook.Ready).After;
        var later = Advisor.Answer(asked, Message("hello", Noon.AddMinutes(1)), AMeaning.Of("greet"), APlaybook.Ready).After;

        Assert.Equal(Noon, later.WantsPerson);
        Assert.Null(Done(later, StaffDeedKind.TakeOver, "ana", "Ana").After.WantsPerson);
    }

    private static Turn Done(Conversation before, StaffDeedKind kind, string member, string name, string words = "", ChannelKind channel = ChannelKind.Web)
    {
        var (result, turn) = StaffTurns.Decide(before, Request(kind, member, name, words), channel, APlaybook.Ready);
        Assert.Equal(StaffResult.Done, result);
        return turn!;
    }

    private static StaffRequest Request(StaffDeedKind kind, string member, string name, string words, DateTimeOffset? at = null) => new(kind, member, name, words, at ?? Noon, Lease);

    private static InboundMessage Message(string text, DateTimeOffset? at = null) => new("m1", text, ChannelKind.Web, at ?? Noon);
}
