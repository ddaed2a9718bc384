using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Mail;
using SkinAdvisorBot.Host.Notices;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Notices;

/// <summary>Storage, conversations and what is sent, with the shipped content; only clock, providers and what people mean are a test's.</summary>
public sealed class RunningDesk : IAsyncDisposable
{
    public const string Phone = "+12125550142";
    public const string Email = "kim@example.com";

    private static readonly Lazy<Playbook> Shipped = new(() => PlaybookLoader.Load(ShippedContent.Folder.Read()).Playbook!);

    private readonly IHost _host;

    private RunningDesk(IHost host, FakeTimeProvider clock, ScriptedSms sms, ScriptedMail mail) => (_host, Clock, Sms, Mail) = (host, clock, sms, mail);

    /// <summary>Tuesday, 1 December 2026, 10:00 in New York.</summary>
    public static DateTimeOffset Tuesday { get; } = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(-5));

    public static Playbook Playbook => Shipped.Value;

    public FakeTimeProvider Clock { get; }

    public ScriptedSms Sms { get; }

    public ScriptedMail Mail { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public NoticeBook Notices => Get<NoticeBook>();

    public IAppointmentBook Book => Get<IAppointmentBook>();

    public TurnWriter Writer => Get<TurnWriter>();

    /// <param name="isSending">Whether the service that sends runs; otherwise <see cref="SendDueAsync"/> does it.</param>
    public static async Task<RunningDesk> OnAsync(StorageLocation location, DateTimeOffset? now = null, bool isSending = false, Action<IServiceCollection, TimeProvider>? services = null)
    {
        var (clock, sms, mail) = (new FakeTimeProvider(now ?? Tuesday), new ScriptedSms(), new ScriptedMail());
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<ISmsGateway>(sms);
        builder.Services.AddSingleton<IMailGateway>(mail);
        builder.Services.AddSingleton<CurrentPlaybook>(() => Playbook);
        builder.Services.AddSingleton<ITurnMaker, BookingByWord>();
        builder.AddStorage(location);
        builder.AddConversations();
        builder.Services.AddSingleton(Options.Create(new MailOptions { From = "Front desk <desk@clinic.example>" }));
        builder.Services.AddSingleton<NoticeDelivery>();
        // Not for everybody: Orleans would take a leap of the clock for the death of its node.
        builder.Services.AddSingleton(provider => ActivatorUtilities.CreateInstance<NoticeSender>(provider, clock));
        if (isSending)
            builder.Services.AddHostedService(provider => ActivatorUtilities.CreateInstance<NoticeService>(provider, clock));
        services?.Invoke(builder.Services, clock);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new RunningDesk(host, clock, sms, mail);
    }

    public T Get<T>()
        where T : notnull
        => _host.Services.GetRequiredService<T>();

    public Task OpenAsync(string conversation, ChannelKind channel = ChannelKind.Web) =>
        Get<IInbox>().OpenAsync(new(conversation, channel, PersonId: "", Locale: null, Now), TestContext.Current.CancellationToken);

    /// <summary>Has the conversation make changes in the book, as its answer to a message would.</summary>
    public Task ChangeAsync(string conversation, params ReadOnlySpan<BookingChange> changes)
    {
        var id = Guid.NewGuid().ToString("N");
        BookingByWord.Script[id] = [.. changes];
        return Get<IInbox>().AcceptAsync(new(conversation, "person", id, id, Now, Encoding.UTF8.GetBytes($$"""{"id":"{{id}}"}""")), TestContext.Current.CancellationToken);
    }

    /// <summary>Books a visit in a conversation, with these notices about it.</summary>
    public Task BookAsync(string conversation, Appointment appointment, params ReadOnlySpan<Notice> notices) =>
        ChangeAsync(conversation, new BookingChange.Book(appointment, [.. notices]));

    /// <summary>A visit on the third day from <see cref="Tuesday"/>, at an hour of New York.</summary>
    public static Appointment Visit(string id, double hour = 15, int day = 4) => new(
        id, SlotAt(hour, day), AppointmentStatus.Booked, HeldUntil: null, Sequence: 0, new Contact("Kim Lee", Phone, Email, null), []);

    public static Slot SlotAt(double hour, int day = 4)
    {
        var start = new DateTimeOffset(2026, 12, day, 0, 0, 0, Tuesday.Offset).AddHours(hour);
        return new Slot("skin-consultation", start, start.AddMinutes(30), "demo-clinician-a", "demo-room-1", []);
    }

    /// <summary>Sends all that is due now, and waits until it is sent.</summary>
    public async Task SendDueAsync()
    {
        var sender = Get<NoticeSender>();
        await Task.WhenAll((await sender.ClaimDueAsync(most: 100, TestContext.Current.CancellationToken)).Select(sender.DeliverAsync));
    }

    /// <summary>The bot's words in a conversation after the welcome.</summary>
    public async Task<ImmutableArray<string>> SaidAsync(string conversation) =>
        [.. (await Get<ITranscript>().ReadAsync(conversation, after: 1, most: 1_000, TestContext.Current.CancellationToken)).Where(entry => entry.Reply is not null).Select(entry => entry.Reply!.Text)];

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    /// <summary>Answers "done" and makes the changes that a test has put down for the message; speaks unasked as the service does.</summary>
    private sealed class BookingByWord : ITurnMaker
    {
        public static System.Collections.Concurrent.ConcurrentDictionary<string, ImmutableArray<BookingChange>> Script { get; } = new();

        public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) => Made(new Turn(Conversation.Empty, [Reply.Plain("welcome")], null, []));

        public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk) =>
            Made(new Turn(before with { Heard = before.Heard + 1 }, [Reply.Plain("done")], null, []) { Changes = Script[message.Text] });

        public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
            Made(Advisor.Notify(before, notice, appointment, channel, Playbook, now));

        public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel) => (StaffResult.NotFound, null);

        private static MadeTurn Made(Turn turn) => new(turn, "playbook", "model");
    }
}
