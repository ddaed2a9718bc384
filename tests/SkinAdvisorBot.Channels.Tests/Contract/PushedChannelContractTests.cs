using System.Net;
using System.Net.Http.Headers;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Contract;

/// <summary>What a channel promises beside, whose replies are sent and do not wait to be fetched.</summary>
public abstract class PushedChannelContractTests : ChannelContractTests
{
    private const string Words = "words that nobody else may read";

    private protected abstract Task<PushedChannelUnderTest> StartPushedAsync();

    private protected sealed override async Task<ChannelUnderTest> StartAsync() => await StartPushedAsync();

    [Fact]
    public async Task Replies_are_the_outboxes_to_send_and_the_answer_says_none_of_them()
    {
        await using var channel = await StartPushedAsync();

        var answer = await channel.SayAsync("anna", "hello");

        var heard = channel.Inbox.Heard.Single();
        Assert.Equal((ReplyDelivery.Pushed, ReplyDelivery.Pushed), (channel.Inbox.Opened.Delivery, heard.Delivery));
        Assert.Equal(channel.Sender.Name, heard.Address!.Sender);
        Assert.DoesNotContain("You said", answer.Body, StringComparison.Ordinal);
        Assert.Equal(0, channel.Provider.Calls);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, typeof(SendOutcome.Refused))]
    [InlineData(HttpStatusCode.NotFound, typeof(SendOutcome.Refused))]
    [InlineData(HttpStatusCode.TooManyRequests, typeof(SendOutcome.Later))]
    [InlineData(HttpStatusCode.ServiceUnavailable, typeof(SendOutcome.Later))]
    [InlineData(HttpStatusCode.RequestTimeout, typeof(SendOutcome.Unsure))]
    public async Task What_was_not_taken_is_reported_after_one_try_without_words_or_address(HttpStatusCode status, Type outcome)
    {
        await using var channel = await StartPushedAsync();
        var message = await DueAsync(channel);
        channel.Provider.Declines(status, $$"""{"message":"{{Words}} {{channel.AddressOf("anna")}}"}""");

        var told = await channel.Sender.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.IsType(outcome, told);
        Assert.Equal(1, channel.Provider.Calls);
        TellsNobody(channel, $"{told} {string.Join('\n', channel.LogLines)}");
    }

    [Fact]
    public async Task A_wait_that_is_asked_for_is_passed_on()
    {
        await using var channel = await StartPushedAsync();
        var message = await DueAsync(channel);
        channel.Provider.Trouble = _ => Task.FromResult(new HttpResponseMessage(HttpStatusCode.TooManyRequests)
        {
            Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17)) },
        });

        var told = await channel.Sender.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(17), Assert.IsType<SendOutcome.Later>(told).After);
    }

    [Fact]
    public async Task A_connection_that_breaks_after_the_message_was_sent_leaves_it_open()
    {
        await using var channel = await StartPushedAsync();
        var message = await DueAsync(channel);
        channel.Provider.Trouble = _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, $"{Words} {channel.AddressOf("anna")}");

        var told = await channel.Sender.SendAsync(message, TestContext.Current.CancellationToken);

        Assert.IsType<SendOutcome.Unsure>(told);
        TellsNobody(channel, $"{told} {string.Join('\n', channel.LogLines)}");
    }

    [Fact]
    public async Task A_stop_of_the_service_is_no_outcome()
    {
        await using var channel = await StartPushedAsync();
        var message = await DueAsync(channel);
        using var stop = new CancellationTokenSource();
        channel.Provider.Trouble = async sending =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, sending);
            throw new InvalidOperationException("The delay has no end.");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.Sender.SendAsync(message, stop.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task An_address_that_can_not_be_read_is_reported(string address)
    {
        await using var channel = await StartPushedAsync();
        var message = await DueAsync(channel);

        Assert.IsType<SendOutcome.Refused>(await channel.Sender.SendAsync(message with { Address = address }, TestContext.Current.CancellationToken));
        Assert.Equal(0, channel.Provider.Calls);
    }

    private static async Task<OutgoingMessage> DueAsync(PushedChannelUnderTest channel)
    {
        channel.Inbox.Answer = _ => [Reply.Plain(Words)];
        await channel.SayAsync("anna", "hello");
        return (await channel.DueAsync())[^1];
    }

    private static void TellsNobody(PushedChannelUnderTest channel, string told)
    {
        Assert.DoesNotContain("nobody else", told, StringComparison.Ordinal);
        Assert.DoesNotContain(channel.AddressOf("anna"), told, StringComparison.Ordinal);
    }
}
