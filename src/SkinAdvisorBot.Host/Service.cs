using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using SkinAdvisorBot.Channels.BotFramework;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.FrontDesk;
using SkinAdvisorBot.Host.Notices;
using SkinAdvisorBot.Host.Outbox;
using SkinAdvisorBot.Host.Staff;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.WaitList;
using SkinAdvisorBot.Host.WebChat;

namespace SkinAdvisorBot.Host;

/// <summary>The running service, put together.</summary>
public static class Service
{
    public const string DefaultUrl = "http://localhost:3978";

    /// <summary>Longest wait at a stop for turns under way to be saved and sockets to be closed.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(35);

    /// <param name="args">Configuration as <c>--Key=value</c> or <c>--Key value</c>.</param>
    /// <exception cref="UnusableInputException">Content or configuration can't be used; the message says what to do.</exception>
    public static async Task<WebApplication> BuildAsync(string[] args, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Service).Assembly.GetName().Name });
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopPatience);
        builder.Services.AddSingleton(TimeProvider.System);

        var content = ContentFolder.Find(builder.Configuration[ContentFolder.DirectoryKey]);
        var data = builder.Configuration[StorageLocation.DirectoryKey] is { Length: > 0 } directory
            ? Path.GetFullPath(directory)
            : Path.Combine(content.Root, StorageLocation.DefaultDirectory);

        var loading = builder.AddContent(content, ModelStore.From(builder.Configuration[ModelStore.DirectoryKey], data, () => EncoderChoice.Find(builder.Configuration[EncoderChoice.PathKey])), cancellationToken); // dialogs/ and training-data/; refuses to start on any problem
        var storage = StorageLocation.In(data);
        builder.AddStorage(storage);
        builder.AddConversations();
        builder.Services.AddDirectLine(Path.Combine(data, "directline.key"));
        builder.Services.AddBotFramework(Path.Combine(data, "botframework.key"));
        builder.Services.AddWebChat();
        builder.Services.AddTransient(services => ClinicChat.Settings(services.GetRequiredService<PlaybookShelf>().Current.Playbook, services.GetRequiredService<SignOffReader>().AwaitsReview()));
        builder.Services.AddNotices(data); // reminders, codes, offers: to conversations, phones and mail
        builder.Services.AddOutbox(); // replies to Teams and SMS
        builder.Services.AddWaitList();
        builder.Services.AddFrontDesk();
        builder.WebHost.UseStaticWebAssets(); // the console's pages run from a build folder too, not only where they were published
        builder.AddStaffConsole(storage);
        builder.Services.AddHealthChecks().AddCheck<Readiness>("serving", tags: [Readiness.Tag]);

        var app = builder.Build();
        UnsentInEarnest.Refuse((await loading).Current.Playbook, app.Services);
        UnprovedInTheOpen.Refuse(app.Services, app.Environment, app.Configuration);
        _ = app.Services.GetRequiredService<DeskMaker>(); // a key that can't be had stops the start, not the first visitor
        app.UseStaffConsole();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Readiness.Tag) });
        app.MapDirectLine();
        app.MapBotFramework();
        app.MapSms();
        app.MapFrontDesk();
        app.MapWebChat();
        app.MapStaffConsole();
        return app;
    }
}
