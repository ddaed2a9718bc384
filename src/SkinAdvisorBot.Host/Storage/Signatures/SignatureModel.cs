using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.Signatures;

/// <summary>The table of signatures; <see cref="SignatureCommands"/> and <see cref="SignatureTable"/> speak SQL with these names.</summary>
internal static class SignatureModel
{
    /// <summary>Run by the migration: EF Core has no words for it.</summary>
    public const string Guards =
        """
        CREATE TRIGGER signature_is_not_changed BEFORE UPDATE ON signature BEGIN SELECT RAISE(ABORT, 'signatures are only added to'); END;
        CREATE TRIGGER signature_is_not_removed BEFORE DELETE ON signature BEGIN SELECT RAISE(ABORT, 'signatures are only added to'); END;
        """;

    public static void Configure(ModelBuilder builder) => builder.Entity<SignatureRow>(row =>
    {
        row.ToTable("signature");
        row.HasKey(r => r.Number);
        row.Property(r => r.Number).HasColumnName("number");
        row.Property(r => r.ItemKey).HasColumnName("item_key");
        row.Property(r => r.Hash).HasColumnName("hash");
        row.Property(r => r.Verdict).HasColumnName("verdict").HasConversion<string>();
        row.Property(r => r.Remark).HasColumnName("remark");
        row.Property(r => r.MemberId).HasColumnName("member_id");
        row.Property(r => r.MemberName).HasColumnName("member_name");
        row.Property(r => r.Role).HasColumnName("role");
        row.Property(r => r.At).HasColumnName("at_unix_ms");
        row.Property(r => r.ExpiresAt).HasColumnName("expires_unix_ms");
    });
}
