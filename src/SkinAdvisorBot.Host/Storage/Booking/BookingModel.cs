using Microsoft.EntityFrameworkCore;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>The tables of the appointment book. <see cref="BookingCommands"/> and <see cref="BookQueries"/> speak SQL with these names.</summary>
internal static class BookingModel
{
    public static void Configure(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AppointmentRow>(row =>
        {
            row.ToTable("appointment");
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.PublicId).IsUnique();
            row.HasIndex(r => r.Start);
            row.HasIndex(r => r.HeldUntil);
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(r => r.ConversationKey).OnDelete(DeleteBehavior.SetNull);
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.PublicId).HasColumnName("public_id");
            row.Property(r => r.Status).HasColumnName("status").HasConversion<string>();
            row.Property(r => r.HeldUntil).HasColumnName("held_until_unix_ms");
            row.Property(r => r.Sequence).HasColumnName("sequence");
            row.Property(r => r.Visit).HasColumnName("visit");
            row.Property(r => r.Start).HasColumnName("start_unix_ms");
            row.Property(r => r.End).HasColumnName("end_unix_ms");
            row.Property(r => r.StartOffset).HasColumnName("start_offset_minutes");
            row.Property(r => r.EndOffset).HasColumnName("end_offset_minutes");
            row.Property(r => r.Provider).HasColumnName("provider");
            row.Property(r => r.Room).HasColumnName("room");
            row.Property(r => r.Devices).HasColumnName("devices");
            row.Property(r => r.Name).HasColumnName("name");
            row.Property(r => r.Phone).HasColumnName("phone");
            row.Property(r => r.Email).HasColumnName("email");
            row.Property(r => r.ConsentAt).HasColumnName("consent_unix_ms");
            row.Property(r => r.ConsentQuestion).HasColumnName("consent_question");
            row.Property(r => r.ConsentAnswer).HasColumnName("consent_answer");
            row.Property(r => r.Notes).HasColumnName("notes");
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key");
            row.Property(r => r.UpdatedAt).HasColumnName("updated_unix_ms");
        });
        modelBuilder.Entity<OccupiedRow>(row =>
        {
            row.ToTable("occupied");
            row.HasKey(r => new { r.Resource, r.Cell });
            row.HasOne<AppointmentRow>().WithMany().HasForeignKey(r => r.AppointmentKey).OnDelete(DeleteBehavior.Cascade);
            row.Property(r => r.Resource).HasColumnName("resource");
            row.Property(r => r.Cell).HasColumnName("cell");
            row.Property(r => r.AppointmentKey).HasColumnName("appointment_key");
        });
        modelBuilder.Entity<ClosureRow>(row =>
        {
            row.ToTable("closure");
            row.HasKey(r => r.Key);
            row.HasIndex(r => new { r.Source, r.Uid }).IsUnique();
            row.HasIndex(r => r.To);
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.Source).HasColumnName("source");
            row.Property(r => r.Uid).HasColumnName("uid");
            row.Property(r => r.Resource).HasColumnName("resource");
            row.Property(r => r.From).HasColumnName("from_unix_ms");
            row.Property(r => r.To).HasColumnName("to_unix_ms");
        });
        modelBuilder.Entity<NoticeRow>(row =>
        {
            row.ToTable("notice");
            row.HasKey(r => r.Key);
            row.HasIndex(r => new { r.State, r.Due });
            row.HasIndex(r => r.ProviderId).HasFilter("provider_id IS NOT NULL");
            row.HasOne<AppointmentRow>().WithMany().HasForeignKey(r => r.AppointmentKey).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(r => r.ConversationKey).OnDelete(DeleteBehavior.SetNull);
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.Kind).HasColumnName("kind");
            row.Property(r => r.Due).HasColumnName("due_unix_ms");
            row.Property(r => r.AppointmentKey).HasColumnName("appointment_key");
            row.Property(r => r.Recipient).HasColumnName("recipient");
            row.Property(r => r.Code).HasColumnName("code");
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key");
            row.Property(r => r.State).HasColumnName("state").HasConversion<string>();
            row.Property(r => r.Attempts).HasColumnName("attempts");
            row.Property(r => r.LastError).HasColumnName("last_error");
            row.Property(r => r.TryAt).HasColumnName("try_unix_ms").HasDefaultValue(DateTimeOffset.UnixEpoch);
            row.Property(r => r.ProviderId).HasColumnName("provider_id");
            row.Property(r => r.EndedAt).HasColumnName("ended_unix_ms");
        });
        modelBuilder.Entity<WaitRow>(row =>
        {
            row.ToTable("wait");
            row.HasKey(r => r.Key);
            row.HasIndex(r => r.PublicId).IsUnique();
            row.HasIndex(r => r.Since);
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(r => r.ConversationKey).OnDelete(DeleteBehavior.SetNull);
            row.Property(r => r.Key).HasColumnName("key");
            row.Property(r => r.PublicId).HasColumnName("public_id");
            row.Property(r => r.Since).HasColumnName("since_unix_ms");
            row.Property(r => r.Entry).HasColumnName("entry");
            row.Property(r => r.ConversationKey).HasColumnName("conversation_key");
            row.Property(r => r.Hold).HasColumnName("hold");
            row.Property(r => r.OfferedStart).HasColumnName("offered_start_unix_ms");
        });
    }
}
