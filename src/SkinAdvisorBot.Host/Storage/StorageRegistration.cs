using Microsoft.Extensions.DependencyInjection.Extensions;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.Notices;
using SkinAdvisorBot.Host.Storage.OptOuts;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Storage;

public static class StorageRegistration
{
    /// <summary>Adds the database, its migrations at start, and the writer of turns.</summary>
    /// <param name="location">Where the data lives; null for what the configuration says (<see cref="StorageLocation.DirectoryKey"/>, default <c>data</c>).</param>
    public static IHostApplicationBuilder AddStorage(this IHostApplicationBuilder builder, StorageLocation? location = null)
    {
        builder.Services.TryAddSingleton(services => location ?? StorageLocation.From(services.GetRequiredService<IConfiguration>()));
        builder.Services.AddPooledDbContextFactory<AdvisorDbContext>((services, options) =>
            AdvisorDbContext.Configure(options, services.GetRequiredService<StorageLocation>()));
        builder.Services.AddSingleton<CommitBell>();
        builder.Services.AddSingleton<TurnWriter>();
        builder.Services.AddSingleton<ReadPool>();
        builder.Services.AddSingleton<ConversationReader>();
        builder.Services.AddSingleton<TakenDays>();
        builder.Services.AddSingleton<IAppointmentBook, SqliteAppointmentBook>();
        builder.Services.AddSingleton<NoticeBook>();
        builder.Services.AddSingleton<WaitBook>();
        builder.Services.AddSingleton<OptOutLedger>();
        builder.Services.AddSingleton<IOptOutLedger>(services => services.GetRequiredService<OptOutLedger>());
        builder.Services.AddSingleton<OutboxBook>();
        builder.Services.AddSingleton<IDeliveryReports>(services => services.GetRequiredService<OutboxBook>());
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<SignatureBook>();
        builder.Services.AddSingleton<SaidLines>();
        builder.Services.AddHostedService<StorageOwner>();
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        return builder;
    }
}
