using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>The reads of the appointment book on one reading connection, prepared once. Not safe for two threads.</summary>
internal sealed class BookQueries : IDisposable
{
    /// <summary>No visit is longer: what starts earlier than this before a range has ended by then.</summary>
    private static readonly TimeSpan LongestVisit = TimeSpan.FromDays(1);

    private const string Columns =
        """
        public_id, status, held_until_unix_ms, sequence, visit, start_unix_ms, end_unix_ms, start_offset_minutes, end_offset_minutes,
        provider, room, devices, name, phone, email, consent_unix_ms, consent_question, consent_answer, notes
        """;

    private readonly SqliteCommand _busy;
    private readonly SqliteCommand _taken;
    private readonly SqliteCommand _closed;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _findByContact;

    public BookQueries(SqliteConnection connection)
    {
        _busy = connection.Prepare(
            """
            SELECT public_id, start_unix_ms, end_unix_ms, provider, room, devices
            FROM appointment
            WHERE start_unix_ms > $not_before AND start_unix_ms < $to AND end_unix_ms > $from
                AND (status = 'Booked' OR (status = 'Held' AND held_until_unix_ms > $now))
            """,
            "$not_before", "$from", "$to", "$now");
        _taken = connection.Prepare(
            """
            SELECT public_id, start_unix_ms, end_unix_ms, provider, room, devices, held_until_unix_ms
            FROM appointment
            WHERE start_unix_ms > $not_before AND start_unix_ms < $to AND end_unix_ms > $from AND status IN ('Booked', 'Held')
            ORDER BY start_unix_ms
            """,
            "$not_before", "$from", "$to");
        _closed = connection.Prepare(
            "SELECT resource, from_unix_ms, to_unix_ms FROM closure WHERE to_unix_ms > $from AND from_unix_ms < $to",
            "$from", "$to");
        _find = connection.Prepare($"SELECT {Columns} FROM appointment WHERE public_id = $id", "$id");
        _findByContact = connection.Prepare(
            $"""
            SELECT {Columns} FROM appointment
            WHERE start_unix_ms > $after AND status = 'Booked' AND (phone = $contact OR lower(email) = lower($contact))
            ORDER BY start_unix_ms
            """,
            "$after", "$contact");
    }

    public ImmutableArray<BusyTime> Busy(DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var busy = ImmutableArray.CreateBuilder<BusyTime>();
        _busy.Set("$not_before", (from - LongestVisit).ToUnixTimeMilliseconds());
        _busy.Set("$from", from.ToUnixTimeMilliseconds());
        _busy.Set("$to", to.ToUnixTimeMilliseconds());
        _busy.Set("$now", now.ToUnixTimeMilliseconds());
        using (var row = _busy.ExecuteReader())
        {
            while (row.Read())
            {
                var (id, start, end) = (row.GetString(0), Moment(row, 1), Moment(row, 2));
                busy.Add(new BusyTime(row.GetString(3), start, end, id));
                busy.Add(new BusyTime(row.GetString(4), start, end, id));
                foreach (var device in DevicesOf(row.GetString(5)))
                    busy.Add(new BusyTime(device, start, end, id));
            }
        }

        EachClosed(from, to, busy.Add);
        return busy.DrainToImmutable();
    }

    /// <summary>Tells what appointments and holds take, lapsed or not, by the order of their starts; then the closures.</summary>
    /// <param name="tell">Hears a time, and until when it is held; null for what is booked or closed.</param>
    public void EachTaken(DateTimeOffset from, DateTimeOffset to, Action<BusyTime, DateTimeOffset?> tell)
    {
        _taken.Set("$not_before", (from - LongestVisit).ToUnixTimeMilliseconds());
        _taken.Set("$from", from.ToUnixTimeMilliseconds());
        _taken.Set("$to", to.ToUnixTimeMilliseconds());
        using (var row = _taken.ExecuteReader())
        {
            while (row.Read())
            {
                var (id, start, end) = (row.GetString(0), Moment(row, 1), Moment(row, 2));
                DateTimeOffset? heldUntil = row.IsDBNull(6) ? null : Moment(row, 6);
                tell(new BusyTime(row.GetString(3), start, end, id), heldUntil);
                tell(new BusyTime(row.GetString(4), start, end, id), heldUntil);
                foreach (var device in DevicesOf(row.GetString(5)))
                    tell(new BusyTime(device, start, end, id), heldUntil);
            }
        }

        EachClosed(from, to, closed => tell(closed, null));
    }

    public Appointment? Find(string id)
    {
        _find.Set("$id", id);
        using var row = _find.ExecuteReader();
        return row.Read() ? AppointmentOf(row) : null;
    }

    public ImmutableArray<Appointment> FindByContact(string phoneOrEmail, DateTimeOffset after)
    {
        _findByContact.Set("$after", after.ToUnixTimeMilliseconds());
        _findByContact.Set("$contact", phoneOrEmail);
        using var row = _findByContact.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<Appointment>();
        while (row.Read())
            found.Add(AppointmentOf(row));
        return found.DrainToImmutable();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _busy, _taken, _closed, _find, _findByContact })
            command.Dispose();
    }

    private void EachClosed(DateTimeOffset from, DateTimeOffset to, Action<BusyTime> tell)
    {
        _closed.Set("$from", from.ToUnixTimeMilliseconds());
        _closed.Set("$to", to.ToUnixTimeMilliseconds());
        using var closed = _closed.ExecuteReader();
        while (closed.Read())
            tell(new BusyTime(closed.IsDBNull(0) ? BusyTime.WholeClinic : closed.GetString(0), Moment(closed, 1), Moment(closed, 2), null));
    }

    private static Appointment AppointmentOf(SqliteDataReader row) => new(
        row.GetString(0),
        new Slot(
            row.GetString(4),
            Moment(row, 5).ToOffset(TimeSpan.FromMinutes(row.GetInt32(7))),
            Moment(row, 6).ToOffset(TimeSpan.FromMinutes(row.GetInt32(8))),
            row.GetString(9),
            row.GetString(10),
            [.. DevicesOf(row.GetString(11))]),
        Enum.Parse<AppointmentStatus>(row.GetString(1)),
        row.IsDBNull(2) ? null : Moment(row, 2),
        row.GetInt32(3),
        ContactOf(row),
        StoredJson.ReadTexts(row.GetFieldValue<byte[]>(18)));

    private static Contact? ContactOf(SqliteDataReader row) => row.IsDBNull(12)
        ? null
        : new Contact(
            row.GetString(12),
            row.IsDBNull(13) ? null : row.GetString(13),
            row.IsDBNull(14) ? null : row.GetString(14),
            row.IsDBNull(15) ? null : new TextConsent(Moment(row, 15), row.GetString(16), row.GetString(17)));

    private static string[] DevicesOf(string text) => text.Length == 0 ? [] : text.Split(' ');

    private static DateTimeOffset Moment(SqliteDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
