using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SkinAdvisorBot.Host.Storage.Audit;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Storage.FrontDesk;
using SkinAdvisorBot.Host.Storage.Inbox;
using SkinAdvisorBot.Host.Storage.OptOuts;
using SkinAdvisorBot.Host.Storage.Outbox;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The schema, its migrations, and queries that are not hot. Turns are written by <see cref="TurnWriter"/> and read by <see cref="ConversationReader"/>.</summary>
public sealed class AdvisorDbContext(DbContextOptions<AdvisorDbContext> options) : DbContext(options)
{
    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();

    public DbSet<OccupiedRow> Occupied => Set<OccupiedRow>();

    public DbSet<ClosureRow> Closures => Set<ClosureRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<WaitRow> Waiting => Set<WaitRow>();

    public DbSet<FeedRow> Feeds => Set<FeedRow>();

    public DbSet<BusyFeedRow> BusyFeeds => Set<BusyFeedRow>();

    public DbSet<OptOutEntryRow> OptOuts => Set<OptOutEntryRow>();

    public DbSet<AddressRow> Addresses => Set<AddressRow>();

    public DbSet<OutgoingRow> Outgoing => Set<OutgoingRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<FigureRow> Figures => Set<FigureRow>();

    public DbSet<SignatureRow> Signatures => Set<SignatureRow>();

    public static AdvisorDbContext At(StorageLocation location)
    {
        var options = new DbContextOptionsBuilder<AdvisorDbContext>();
        Configure(options, location);
        return new(options.Options);
    }

    public static void Configure(DbContextOptionsBuilder options, StorageLocation location) =>
        options.UseSqlite(location.ConnectionString).AddInterceptors(new ConnectionSettings());

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // WriteCommands and ReadCommands speak SQL with these names.
        modelBuilder.Entity<ConversationRow>(row =>
        {
            row.ToTable("conversation");
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.PublicId).IsUnique();
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.PublicId).HasColumnName("public_id");
            row.Property(r => r.Channel).HasColumnName("channel").HasConversion<string>();
            row.Property(r => r.PersonId).HasColumnName("person_id");
            row.Property(r => r.Locale).HasColumnName("locale");
            row.Property(r => r.State).HasColumnName("state");
            row.Property(r => r.Version).HasColumnName("version");
            row.Property(r => r.LastSequence).HasColumnName("last_sequence");
            row.Property(r => r.CreatedAt).HasColumnName("created_unix_ms");
            row.Property(r => r.UpdatedAt).HasColumnName("updated_unix_ms");
        });
        modelBuilder.Entity<TurnRow>(row =>
        {
            row.ToTable("turn");
            row.HasKey(r => new { r.ConversationKey, r.Number });
            row.HasIndex(r => new { r.ConversationKey, r.MessageId }).IsUnique();
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(r => r.ConversationKey).OnDelete(DeleteBehavior.Cascade);
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key");
            row.Property(r => r.Number).HasColumnName("number").ValueGeneratedNever();
            row.Property(r => r.MessageId).HasColumnName("message_id");
            row.Property(r => r.FirstSequence).HasColumnName("first_sequence");
            row.Property(r => r.EntryCount).HasColumnName("entry_count");
            row.Property(r => r.At).HasColumnName("at_unix_ms");
            row.Property(r => r.Activity).HasColumnName("activity");
            row.Property(r => r.Text).HasColumnName("text");
            row.Property(r => r.Replies).HasColumnName("replies");
            row.Property(r => r.Trace).HasColumnName("trace");
        });
        BookingModel.Configure(modelBuilder);
        DeskModel.Configure(modelBuilder);
        OptOutModel.Configure(modelBuilder);
        OutboxModel.Configure(modelBuilder);
        AuditModel.Configure(modelBuilder);
        InboxModel.Configure(modelBuilder);
        SignatureModel.Configure(modelBuilder);
    }

    /// <summary>SQLite has no type for time; an integer compares and sorts as time does.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without starting the service.</summary>
public sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<AdvisorDbContext>
{
    public AdvisorDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AdvisorDbContext>().UseSqlite("Data Source=:memory:").Options);
}
