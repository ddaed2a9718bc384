using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.Audit;

internal static class AuditModel
{
    /// <summary>Run by the migration: EF Core has no words for it.</summary>
    public const string Guards =
        """
        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
        CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END;
        """;

    public static void Configure(ModelBuilder builder) => builder.Entity<AuditRow>(row =>
    {
        row.ToTable("audit");
        row.HasKey(r => r.Number);
        row.HasIndex(r => r.Subject);
        row.Property(r => r.Number).HasColumnName("number").ValueGeneratedNever();
        row.Property(r => r.At).HasColumnName("at_unix_ms");
        row.Property(r => r.MemberId).HasColumnName("member_id");
        row.Property(r => r.MemberName).HasColumnName("member_name");
        row.Property(r => r.Action).HasColumnName("action");
        row.Property(r => r.Subject).HasColumnName("subject");
        row.Property(r => r.Details).HasColumnName("details");
        row.Property(r => r.Hash).HasColumnName("hash");
    });
}
