using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.Outbox;

/// <summary>Tables of what is sent to people; <see cref="OutboxCommands"/> and <see cref="OutboxQueries"/> speak SQL with these names.</summary>
internal static class OutboxModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AddressRow>(row =>
        {
            row.ToTable("address");
            row.HasKey(r => r.ConversationKey);
            row.HasOne<ConversationRow>().WithOne().HasForeignKey<AddressRow>(r => r.ConversationKey).OnDelete(DeleteBehavior.Cascade);
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key").ValueGeneratedNever();
            row.Property(r => r.Sender).HasColumnName("sender");
            row.Property(r => r.Value).HasColumnName("value");
            row.Property(r => r.UpdatedAt).HasColumnName("updated_unix_ms");
            row.Property(r => r.GoneAt).HasColumnName("gone_unix_ms");
            row.Property(r => r.GoneReason).HasColumnName("gone_reason");
        });
        modelBuilder.Entity<OutgoingRow>(row =>
        {
            row.ToTable("outgoing");
            row.HasKey(r => new { r.ConversationKey, r.Sequence });
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(r => r.ConversationKey).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(r => new { r.ConversationKey, r.Sequence }, "ix_outgoing_open").HasFilter("ended_unix_ms IS NULL");
            row.HasIndex(r => r.EndedAt, "ix_outgoing_undelivered").HasFilter("state IN ('Failed', 'Unsure')");
            row.HasIndex(r => r.ProviderId).HasFilter("provider_id IS NOT NULL");
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key");
            row.Property(r => r.Sequence).HasColumnName("sequence").ValueGeneratedNever();
            row.Property(r => r.State).HasColumnName("state").HasConversion<string>();
            row.Property(r => r.Attempts).HasColumnName("attempts");
            row.Property(r => r.TryAt).HasColumnName("try_unix_ms");
            row.Property(r => r.ProviderId).HasColumnName("provider_id");
            row.Property(r => r.Reason).HasColumnName("reason");
            row.Property(r => r.Report).HasColumnName("report").HasConversion<string>();
            row.Property(r => r.EndedAt).HasColumnName("ended_unix_ms");
        });
    }
}
