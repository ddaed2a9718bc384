using Moq;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Host.Tests.DialogueTests;

public sealed class DialogueRunnerTests
{
    [Fact]
    public async Task Each_message_is_said_once_in_order_on_the_tests_channel_and_clock()
    {
        var test = DialogueTest.Read(new ContentFile("dialogs/tests/x.yaml", """
            name: two turns on SMS
            channel: sms
            at: 2026-12-01T10:00:00-05:00
            turns:
              - user: hello
              - user: bye
            """), [])!;
        var heard = new List<InboundMessage>();
        var bot = new Mock<IDialogue>(MockBehavior.Strict);
        bot.Setup(dialogue => dialogue.SayAsync(Moq.Capture.In(heard), It.IsAny<CancellationToken>())).ReturnsAsync(new Heard(["Hello."], null));

        var failures = await DialogueRunner.RunAsync(test, bot.Object, TestContext.Current.CancellationToken);

        Assert.Empty(failures);
        Assert.Equal(["hello", "bye"], heard.Select(message => message.Text));
        Assert.All(heard, message => Assert.Equal(ChannelKind.Sms, message.Channel));
        Assert.Equal([test.At, test.At.AddMinutes(1)], heard.Select(message => message.At));
        Assert.Equal(2, heard.Select(message => message.Id).Distinct().Count());
    }
}
