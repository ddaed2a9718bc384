using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using SkinAdvisorBot.Channels.BotFramework.Connector;

namespace SkinAdvisorBot.Channels.Tests.BotFramework.Connector;

/// <summary>Services that hang, break off, flood us or send us elsewhere.</summary>
public sealed class BrokenServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await HostileConnector.StartAsync();
        await using var connector = await HostileConnector.StartAsync(HostileConnector.Saying(307, "", ("Location", other.ServiceUrl)));
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Refused("The channel answered 307."), await bot.SendAsync(connector));
        Assert.Empty(other.Calls);
    }

    [Fact]
    public async Task A_service_that_never_answers_leaves_it_open()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.HangAsync);
        using var bot = new ConnectorForTest();

        var sending = bot.SendAsync(connector);
        await connector.WaitForCallAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new SendOutcome.Unsure("The channel did not answer within 30 seconds."), await sending);
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_connection_closed_without_an_answer_leaves_it_open()
    {
        await using var connector = await HostileConnector.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var bot = new ConnectorForTest();

        Assert.IsType<SendOutcome.Unsure>(await bot.SendAsync(connector));
        Assert.Single(connector.Calls);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_told_nothing_and_is_tried_again()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var port = ((IPEndPoint)server.LocalEndpoint).Port;
        server.Stop();
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Later("The connection to the channel failed (ConnectionError)."), await bot.SendAsync(bot.Reference($"http://127.0.0.1:{port}/")));
    }

    [Theory]
    [InlineData(201, typeof(SendOutcome.Accepted))]
    [InlineData(429, typeof(SendOutcome.Later))]
    [InlineData(403, typeof(SendOutcome.Refused))]
    public async Task A_body_that_breaks_off_changes_nothing_about_the_status(int status, Type outcome)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answering = AnswerByHalfAsync(server, status);
        using var bot = new ConnectorForTest();

        Assert.IsType(outcome, await bot.SendAsync(bot.Reference($"http://{server.LocalEndpoint}/")));
        await answering;
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_and_the_status_holds()
    {
        using var network = new HeadersSeen();
        using var bot = new ConnectorForTest(network: network);
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            context.Response.StatusCode = 201;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await network.Seen.Task.WaitAsync(context.RequestAborted);
                bot.Clock.Advance(TimeSpan.FromSeconds(10));
            }
        });

        Assert.Equal(new SendOutcome.Accepted(""), await bot.SendAsync(connector));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_huge_body_is_not_read(bool isAnnounced)
    {
        var body = $$"""{"id":"m1","more":"{{new string('x', ConnectorClient.MaxAnswerBytes)}}"}""";
        await using var connector = await HostileConnector.StartAsync(async context =>
        {
            context.Response.ContentLength = isAnnounced ? body.Length : null;
            await HostileConnector.WriteAsync(context, 200, body);
        });
        using var bot = new ConnectorForTest();

        Assert.Equal(new SendOutcome.Accepted(""), await bot.SendAsync(connector));
    }

    [Fact]
    public async Task Whoever_stops_the_service_gets_the_cancellation_and_no_outcome()
    {
        await using var connector = await HostileConnector.StartAsync(HostileConnector.HangAsync);
        using var bot = new ConnectorForTest();
        using var stopping = new CancellationTokenSource();

        var sending = bot.Sender.SendAsync(ConnectorForTest.Message(bot.Reference(connector.ServiceUrl)), stopping.Token);
        await connector.WaitForCallAsync();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Calls_beyond_the_limit_of_a_host_wait_for_their_turn()
    {
        using var network = new SlowNetwork();
        using var bot = new ConnectorForTest(network: network, settings: ("Connector:CallsPerHost", "2"));

        var sending = Enumerable.Range(0, 3).Select(_ => bot.SendAsync(bot.Reference("https://smba.trafficmanager.net/amer/"))).ToArray();
        var elsewhere = bot.SendAsync(bot.Reference("https://webchat.botframework.com/"));

        Assert.Equal(["smba.trafficmanager.net", "smba.trafficmanager.net", "webchat.botframework.com"], network.Called);
        network.MayAnswer.SetResult();
        Assert.All(await Task.WhenAll([.. sending, elsewhere]), outcome => Assert.IsType<SendOutcome.Accepted>(outcome));
    }

    [Fact]
    public async Task A_turn_that_does_not_come_in_time_sends_nothing()
    {
        using var network = new SlowNetwork();
        using var bot = new ConnectorForTest(network: network, settings: ("Connector:CallsPerHost", "1"));
        var to = bot.Reference("https://smba.trafficmanager.net/amer/");

        _ = bot.SendAsync(to);
        var waiting = bot.SendAsync(to);
        bot.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(new SendOutcome.Later("Its turn or a token did not come within 30 seconds."), await waiting);
        Assert.Single(network.Called);
        network.MayAnswer.SetResult();
    }

    /// <summary>Reads the whole request, announces a body, sends the beginning of it, and hangs up politely: a reset could take the status with it.</summary>
    private static async Task AnswerByHalfAsync(TcpListener server, int status)
    {
        using var caller = await server.AcceptTcpClientAsync(Stop);
        var heard = new StringBuilder();
        var piece = new byte[4_096];
        while (!heard.ToString().EndsWith('}'))
            heard.Append(Encoding.UTF8.GetString(piece, 0, await caller.GetStream().ReadAsync(piece, Stop)));
        await caller.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Length: 1000\r\n\r\n{{\"id\":\"m"), Stop);
    }

    /// <summary>Takes every call at once, and answers when it may.</summary>
    private sealed class SlowNetwork : HttpMessageHandler
    {
        public TaskCompletionSource MayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Called { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Called.Add(request.RequestUri!.Host);
            await MayAnswer.Task;
            return new HttpResponseMessage(HttpStatusCode.OK);
        }
    }

    private sealed class HeadersSeen() : DelegatingHandler(new SocketsHttpHandler())
    {
        public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            Seen.TrySetResult();
            return response;
        }
    }
}
