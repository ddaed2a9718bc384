using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff.Accounts;

/// <summary>Accounts of staff, in a file of their own: nothing of what people wrote stands in it.</summary>
public sealed class StaffDbContext(DbContextOptions<StaffDbContext> options) : IdentityDbContext<StaffMember>(options)
{
    public const string FileName = "staff.db";

    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3; // passkeys

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityRole>().HasData(StaffRoles.All.Select(role => new IdentityRole(role) { Id = role, NormalizedName = role.ToUpperInvariant(), ConcurrencyStamp = role }));
        builder.Entity<InvitationRow>(row =>
        {
            row.ToTable("invitation");
            row.HasKey(r => r.SecretHash);
            row.HasIndex(r => r.MemberId);
        });
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        at => at.ToUnixTimeMilliseconds(),
        milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without starting the service.</summary>
public sealed class DesignTimeStaff : IDesignTimeDbContextFactory<StaffDbContext>
{
    public StaffDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StaffDbContext>().UseSqlite("Data Source=:memory:").Options);
}
