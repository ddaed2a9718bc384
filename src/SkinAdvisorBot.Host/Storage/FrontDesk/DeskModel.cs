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
    }
}
