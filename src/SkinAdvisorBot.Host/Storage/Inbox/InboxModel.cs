using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.Inbox;

internal static class InboxModel
{
    /// <summary>Run by the migration: EF Core has no words for it. The row's id is that of the turn's place: newer words have higher ones.</summary>
    public const string Words =
        """
        CREATE VIRTUAL TABLE inbox_words USING fts5(words, conversation_key UNINDEXED, at_unix_ms UNINDEXED, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');
        """;

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox");
            row.HasKey(r => r.ConversationKey);
            row.HasOne<ConversationRow>().WithOne().HasForeignKey<InboxRow>(r => r.ConversationKey).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(r => r.UpdatedAt);
            row.HasIndex(r => r.AlertSince).HasFilter("alert IS NOT NULL");
            row.HasIndex(r => r.WantsPerson).HasFilter("wants_person_unix_ms IS NOT NULL");
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key").ValueGeneratedNever();
            row.Property(r => r.Version).HasColumnName("version");
            row.Property(r => r.CreatedAt).HasColumnName("created_unix_ms");
            row.Property(r => r.UpdatedAt).HasColumnName("updated_unix_ms");
            row.Property(r => r.LastWords).HasColumnName("last_words");
            row.Property(r => r.Messages).HasColumnName("messages");
            row.Property(r => r.Misses).HasColumnName("misses");
            row.Property(r => r.LowestConfidence).HasColumnName("lowest_confidence");
            row.Property(r => r.Intents).HasColumnName("intents");
            row.Property(r => r.Topics).HasColumnName("topics");
            row.Property(r => r.Outcome).HasColumnName("outcome");
            row.Property(r => r.Rules).HasColumnName("rules");
            row.Property(r => r.Alert).HasColumnName("alert");
            row.Property(r => r.AlertSince).HasColumnName("alert_since_unix_ms");
            row.Property(r => r.WantsPerson).HasColumnName("wants_person_unix_ms");
            row.Property(r => r.HeldById).HasColumnName("held_by_id");
            row.Property(r => r.HeldByName).HasColumnName("held_by_name");
            row.Property(r => r.HeldUntil).HasColumnName("held_until_unix_ms");
            row.Property(r => r.Staff).HasColumnName("staff");
            row.Property(r => r.Flow).HasColumnName("flow");
            row.Property(r => r.IsBooked).HasColumnName("is_booked");
        });
        builder.Entity<FigureRow>(row =>
        {
            row.ToTable("figure");
            row.HasKey(r => new { r.Day, r.Channel, r.Kind, r.Name });
            row.Property(r => r.Day).HasColumnName("day");
            row.Property(r => r.Channel).HasColumnName("channel");
            row.Property(r => r.Kind).HasColumnName("kind");
            row.Property(r => r.Name).HasColumnName("name");
            row.Property(r => r.Count).HasColumnName("count");
        });
    }
}
