using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.FrontDesk;

/// <summary>The tables of the front desk that are neither appointments nor what is sent about them.</summary>
internal static class DeskModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<FeedRow>(row =>
        {
            row.ToTable("feed");
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.PublicId).IsUnique();
            row.HasIndex(r => r.SecretHash).IsUnique();
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.PublicId).HasColumnName("public_id");
            row.Property(r => r.SecretHash).HasColumnName("secret_hash");
            row.Property(r => r.Provider).HasColumnName("provider");
            row.Property(r => r.CreatedAt).HasColumnName("created_unix_ms");
        });
        modelBuilder.Entity<BusyFeedRow>(row =>
        {
            row.ToTable("busy_feed");
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.Source).IsUnique();
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.Source).HasColumnName("source");
            row.Property(r => r.Resource).HasColumnName("resource");
            row.Property(r => r.Url).HasColumnName("url");
            row.Property(r => r.EveryMinutes).HasColumnName("every_minutes");
            row.Property(r => r.NextAt).HasColumnName("next_unix_ms");
            row.Property(r => r.SucceededAt).HasColumnName("succeeded_unix_ms");
            row.Property(r => r.Problem).HasColumnName("problem");
            row.Property(r => r.ProblemAt).HasColumnName("problem_unix_ms");
        });
    }
}
