using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.OptOuts;

/// <summary>The ledger's table; <see cref="OptOutCommands"/> and <see cref="OptOutQueries"/> speak SQL with these names.</summary>
internal static class OptOutModel
{
    public static void Configure(ModelBuilder modelBuilder) => modelBuilder.Entity<OptOutEntryRow>(row =>
    {
        row.ToTable("opt_out_entry");
        row.HasKey(r => r.Key);
        row.HasIndex(r => new { r.NumberHash, r.Key });
        row.HasIndex(r => r.MessageId).IsUnique().HasFilter("message_id IS NOT NULL");
        row.Property(r => r.Key).HasColumnName("key");
        row.Property(r => r.NumberHash).HasColumnName("number_hash");
        row.Property(r => r.At).HasColumnName("at_unix_ms");
        row.Property(r => r.Kind).HasColumnName("kind").HasConversion<string>();
        row.Property(r => r.Words).HasColumnName("words");
        row.Property(r => r.By).HasColumnName("source").HasConversion<string>();
        row.Property(r => r.MessageId).HasColumnName("message_id");
    });
}
