using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

public sealed class ConnectorOptionsTests
{
    [Fact]
    public void Left_alone_they_are_safe()
    {
        using var bot = new ConnectorForTest();

        var options = bot.Get<IOptions<ConnectorOptions>>().Value;

        Assert.Equal(
            (TimeSpan.FromSeconds(30), 16, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2.5), null),
            (options.CallTimeout, options.CallsPerHost, options.TypingAfter, options.TypingEvery, options.Scope));
    }

    [Fact]
    public void Every_mistake_is_told_at_once_with_the_key_to_set()
    {
        using var bot = new ConnectorForTest(
            change: options => options.AuthorityEndpoint = "http://login.example/tenant",
            settings:
            [
                ("Connector:CallTimeout", "00:00:04"),
                ("Connector:CallsPerHost", "0"),
                ("Connector:TypingAfter", "00:00:00"),
                ("Connector:TypingEvery", "00:02:00"),
                ("Connector:Scope", "https://api.botframework.com"),
            ]);

        var refusal = Assert.Throws<OptionsValidationException>(() => bot.Get<IOptions<ConnectorOptions>>().Value);

        Assert.Equal(
            [
                "AuthorityEndpoint of the connection is no https address. Write one like https://login.microsoftonline.com/TENANT, or leave it out.",
                "Connector:Scope does not end in /.default. Write one like https://api.botframework.com/.default, or leave it out.",
                "Connector:CallTimeout is 00:00:04. Write 00:00:05 to 00:01:40.",
                "Connector:CallsPerHost is 0. Write 1 to 1000.",
                "Connector:TypingAfter is 00:00:00. Write 00:00:00.1 to 00:01:00.",
                "Connector:TypingEvery is 00:02:00. Write 00:00:01 to 00:01:00.",
            ],
            refusal.Failures);
    }
}
