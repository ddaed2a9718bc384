using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Outbox;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Tests.Conversations;

namespace SkinAdvisorBot.Host.Tests.Outbox;

/// <summary>Storage, conversations and outbox as the service starts them; only what is said, the provider and the clock are a test's.</summary>
public sealed class RunningOutbox : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningOutbox(IHost host, FakeTimeProvider clock) => (_host, Clock) = (host, clock);

    public FakeTimeProvider Clock { get; }

    public OutboxBook Book => _host.Services.GetRequiredService<OutboxBook>();

    public TurnWriter Writer => _host.Services.GetRequiredService<TurnWriter>();

    private IInbox Inbox => _host.Services.GetRequiredService<IInbox>();

    public static Task<RunningOutbox> OnAsync(StorageLocation location, CancellationToken cancellationToken, params IMessageSender[] senders) =>
        OnAsync(location, new ScriptedTurnMaker(), senders, services: null, cancellationToken);

    public static async Task<RunningOutbox> OnAsync(
        StorageLocation location, ITurnMaker turnMaker, IMessageSender[] senders, Action<IServiceCollection>? services, CancellationToken cancellationToken)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddDays(1));
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.AddStorage(location);
        builder.AddConversations();
        builder.Services.AddSingleton(turnMaker);
        foreach (var sender in senders)
            builder.Services.AddSingleton(sender);

        // Not for everybody: Orleans would take a leap of the clock for the death of its node.
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OutboxSender>(provider, clock));
        builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<OutboxService>(provider, clock));
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new RunningOutbox(host, clock);
    }

    public Task<bool> OpenAsync(string conversation, ReplyDelivery delivery = ReplyDelivery.Fetched) => Inbox.OpenAsync(
        new(conversation, ChannelKind.Sms, PersonId: "", Locale: null, Clock.GetUtcNow()) { Address = AddressOf(conversation), Delivery = delivery },
        TestContext.Current.CancellationToken);

    public Task<Receipt> SayAsync(string conversation, string id, string text = "hello", ReplyDelivery delivery = ReplyDelivery.Pushed) =>
        AcceptAsync(conversation, id, text, delivery, TestContext.Current.CancellationToken);

    /// <summary>As a process outside a test does.</summary>
    public Task<Receipt> AcceptAsync(string conversation, string id, string text, ReplyDelivery delivery, CancellationToken cancellationToken) => Inbox.AcceptAsync(
        RunningConversations.Message(conversation, id, text) with { At = Clock.GetUtcNow(), Address = AddressOf(conversation), Delivery = delivery },
        cancellationToken);

    /// <summary>Waits until nothing is left that may be tried now.</summary>
    public async Task SettleAsync()
    {
        using var bell = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bell.CancelAfter(TimeSpan.FromSeconds(30));
        while (Book.Heads().Any(head => head.TryAt <= Clock.GetUtcNow()))
            await Task.Delay(5, bell.Token);
    }

    /// <summary>Lets time pass, and waits until what has come due is sent.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await SettleAsync();
    }

    public IEnumerable<UndeliveredMessage> Undelivered() => Book.Undelivered(DateTimeOffset.UnixEpoch, most: 1_000);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static ReplyAddress AddressOf(string conversation) => new(ScriptedSender.SenderName, $$"""{"to":"{{conversation}}"}""");
}
