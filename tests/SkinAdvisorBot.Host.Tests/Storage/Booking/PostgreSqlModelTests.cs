using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Tests.Storage.Booking;

/// <summary>The schema holds its promises on PostgreSQL as well.</summary>
public sealed class PostgreSqlModelTests
{
    [Fact]
    public void The_schema_for_PostgreSQL_makes_a_cell_unique_by_its_key()
    {
        using var database = On("Host=nowhere");

        var script = database.Database.GenerateCreateScript();

        Assert.Contains("""CONSTRAINT "PK_occupied" PRIMARY KEY (resource, cell)""", script, StringComparison.Ordinal);
        Assert.Contains("""CREATE UNIQUE INDEX "IX_appointment_public_id" ON appointment (public_id)""", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_PostgreSQL_of_fifty_who_insert_one_slot_at_once_one_gets_it()
    {
        Assert.SkipWhen(PostgreSqlServer.WhyNot() is not null, PostgreSqlServer.WhyNot() ?? "");
        const int People = 50;
        await using var server = await PostgreSqlServer.StartAsync(TestContext.Current.CancellationToken);
        await using (var database = On(server.ConnectionString))
            await database.Database.ExecuteSqlRawAsync(database.Database.GenerateCreateScript(), TestContext.Current.CancellationToken);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, People).Select(n => TryBookAsync(server.ConnectionString, $"A{n}")));

        Assert.Equal(1, outcomes.Count(refusal => refusal is null));
        Assert.Equal(People - 1, outcomes.Count(refusal => refusal == "PK_occupied"));
        await using var after = On(server.ConnectionString);
        Assert.Equal(1, await after.Appointments.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(18, await after.Occupied.CountAsync(TestContext.Current.CancellationToken));
    }

    /// <returns>The constraint that refused it; null when it was booked.</returns>
    private static async Task<string?> TryBookAsync(string connectionString, string id)
    {
        var slot = AClinic.Talk("2027-03-09T14:00");
        await using var database = On(connectionString);
        await using var transaction = await database.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var row = new AppointmentRow
        {
            PublicId = id,
            Status = AppointmentStatus.Booked,
            Sequence = 0,
            Visit = slot.Visit,
            Start = slot.Start,
            End = slot.End,
            StartOffset = -300,
            EndOffset = -300,
            Provider = slot.Provider,
            Room = slot.Room,
            Devices = "",
            Notes = StoredJson.Write(ImmutableArray<string>.Empty),
            UpdatedAt = AClinic.Monday,
        };
        database.Add(row);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        foreach (var resource in slot.Resources)
        {
            for (var cell = Cells.Of(slot.Start); cell < Cells.EndOf(slot.End); cell++)
                database.Add(new OccupiedRow { Resource = resource, Cell = cell, AppointmentKey = row.Key });
        }

        try
        {
            await database.SaveChangesAsync(TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
            return null;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refused)
        {
            return refused.ConstraintName;
        }
    }

    private static AdvisorDbContext On(string connectionString) =>
        new(new DbContextOptionsBuilder<AdvisorDbContext>().UseNpgsql(connectionString).Options);
}
