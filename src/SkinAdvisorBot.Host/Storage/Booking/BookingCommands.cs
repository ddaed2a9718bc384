using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>Writes a turn's changes of the appointment book inside the transaction of the turn. Not safe for two threads.</summary>
internal sealed class BookingCommands : IDisposable
{
    private readonly TouchedDays _touched;
    private readonly SqliteCommand _clearLapsed;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _release;
    private readonly SqliteCommand _move;
    private readonly SqliteCommand _cancel;
    private readonly SqliteCommand _free;
    private readonly SqliteCommand _take;
    private readonly SqliteCommand _findClosure;
    private readonly SqliteCommand _drop;
    private readonly SqliteCommand _plan;
    private readonly SqliteCommand _remark;

    /// <param name="touched">Hears which days are changed.</param>
    public BookingCommands(SqliteConnection connection, TouchedDays touched)
    {
        _touched = touched;
        Waits = new(connection);
        _clearLapsed = connection.Prepare("DELETE FROM appointment WHERE status = 'Held' AND held_until_unix_ms <= $now", "$now");
        _put = connection.Prepare(
            """
            INSERT INTO appointment
                (public_id, status, held_until_unix_ms, sequence, visit, start_unix_ms, end_unix_ms, start_offset_minutes, end_offset_minutes,
                 provider, room, devices, name, phone, email, consent_unix_ms, consent_question, consent_answer, notes, conversation_key, updated_unix_ms)
            VALUES
                ($id, $status, $held_until, $sequence, $visit, $start, $end, $start_offset, $end_offset,
                 $provider, $room, $devices, $name, $phone, $email, $consent_at, $consent_question, $consent_answer, $notes, $conversation, $at)
            ON CONFLICT (public_id) DO UPDATE SET
                status = $status, held_until_unix_ms = $held_until, sequence = $sequence, visit = $visit, start_unix_ms = $start, end_unix_ms = $end,
                start_offset_minutes = $start_offset, end_offset_minutes = $end_offset, provider = $provider, room = $room, devices = $devices,
                name = $name, phone = $phone, email = $email, consent_unix_ms = $consent_at, consent_question = $consent_question,
                consent_answer = $consent_answer, notes = $notes, conversation_key = $conversation, updated_unix_ms = $at
            WHERE appointment.status = 'Held'
            RETURNING key
            """,
            "$id", "$status", "$held_until", "$sequence", "$visit", "$start", "$end", "$start_offset", "$end_offset", "$provider", "$room", "$devices",
            "$name", "$phone", "$email", "$consent_at", "$consent_question", "$consent_answer", "$notes", "$conversation", "$at");
        _release = connection.Prepare("DELETE FROM appointment WHERE public_id = $id AND status = 'Held' RETURNING start_unix_ms, end_unix_ms", "$id");
        _move = connection.Prepare(
            """
            UPDATE appointment SET
                sequence = sequence + 1, visit = $visit, start_unix_ms = $start, end_unix_ms = $end, start_offset_minutes = $start_offset,
                end_offset_minutes = $end_offset, provider = $provider, room = $room, devices = $devices, updated_unix_ms = $at
            WHERE public_id = $id AND status = 'Booked' AND sequence = $before
            RETURNING key
            """,
            "$id", "$before", "$visit", "$start", "$end", "$start_offset", "$end_offset", "$provider", "$room", "$devices", "$at");
        _cancel = connection.Prepare(
            """
            UPDATE appointment SET status = 'Cancelled', sequence = sequence + 1, updated_unix_ms = $at
            WHERE public_id = $id AND status = 'Booked' AND sequence = $before
            RETURNING key
            """,
            "$id", "$before", "$at");
        _free = connection.Prepare("DELETE FROM occupied WHERE appointment_key = $key RETURNING cell", "$key");
        _take = connection.Prepare(
            "INSERT INTO occupied (resource, cell, appointment_key) VALUES ($resource, $cell, $key) ON CONFLICT DO NOTHING",
            "$resource", "$cell", "$key");
        _findClosure = connection.Prepare(
            "SELECT 1 FROM closure WHERE to_unix_ms > $start AND from_unix_ms < $end AND (resource IS NULL OR resource = $resource) LIMIT 1",
            "$start", "$end", "$resource");
        _drop = connection.Prepare("UPDATE notice SET state = 'Dropped' WHERE appointment_key = $key AND state IN ('Planned', 'Sending')", "$key");
        _plan = connection.Prepare(
            """
            INSERT INTO notice (kind, due_unix_ms, appointment_key, recipient, code, conversation_key, state, attempts)
            VALUES ($kind, $due, (SELECT key FROM appointment WHERE public_id = $appointment), $recipient, $code, $conversation, 'Planned', 0)
            """,
            "$kind", "$due", "$appointment", "$recipient", "$code", "$conversation");
        _remark = connection.Prepare(
            "UPDATE appointment SET notes = CAST(json_insert(CAST(notes AS TEXT), '$[#]', $note) AS BLOB), updated_unix_ms = $at WHERE public_id = $id AND status = 'Booked'",
            "$note", "$at", "$id");
    }

    public WaitCommands Waits { get; }

    /// <summary>Makes the changes in order; holds that lapsed before <paramref name="now"/> are cleared away first.</summary>
    /// <param name="conversationKey">The conversation that makes them; null for the desk.</param>
    /// <exception cref="BookingConflictException">A change does not fit the book; what was written must be taken back.</exception>
    public void Apply(ImmutableArray<BookingChange> changes, long? conversationKey, DateTimeOffset now)
    {
        _clearLapsed.Set("$now", now.ToUnixTimeMilliseconds());
        _clearLapsed.ExecuteNonQuery();
        foreach (var change in changes)
            Apply(change, conversationKey, now);
    }

    public void Dispose()
    {
        Waits.Dispose();
        foreach (var command in new[] { _clearLapsed, _put, _release, _move, _cancel, _free, _take, _findClosure, _drop, _plan, _remark })
            command.Dispose();
    }

    private void Apply(BookingChange change, long? conversationKey, DateTimeOffset now)
    {
        switch (change)
        {
            case BookingChange.Hold hold:
                Put(hold.Appointment, conversationKey, now);
                break;
            case BookingChange.Release release:
                Release(release.Id);
                break;
            case BookingChange.Book book:
                Replan(Put(book.Appointment, conversationKey, now), book.Notices, conversationKey);
                break;
            case BookingChange.Move move:
                Replan(Move(move, now), move.Notices, conversationKey);
                break;
            case BookingChange.Cancel cancel:
                Cancel(cancel, now);
                break;
            case BookingChange.Remark remark:
                _remark.Set("$note", remark.Note);
                _remark.Set("$at", now.ToUnixTimeMilliseconds());
                _remark.Set("$id", remark.Id);
                _remark.ExecuteNonQuery();
                break;
            case BookingChange.Wait wait:
                Waits.Put(wait.Entry, conversationKey);
                break;
            case BookingChange.Unwait unwait:
                Waits.Remove(unwait.Id);
                break;
            case BookingChange.Send send:
                Plan(send.Notice, conversationKey);
                break;
            default:
                throw new ArgumentException($"The change {change.GetType().Name} is not known.", nameof(change));
        }
    }

    private void Release(string id)
    {
        _release.Set("$id", id);
        using var row = _release.ExecuteReader();
        while (row.Read())
            _touched.Add(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)));
    }

    private long Put(Appointment appointment, long? conversationKey, DateTimeOffset now)
    {
        var contact = appointment.Contact;
        _put.Set("$id", appointment.Id);
        _put.Set("$status", appointment.Status.ToString());
        _put.Set("$held_until", appointment.HeldUntil?.ToUnixTimeMilliseconds());
        _put.Set("$sequence", appointment.Sequence);
        SetSlot(_put, appointment.Slot);
        _put.Set("$name", contact?.Name);
        _put.Set("$phone", contact?.Phone);
        _put.Set("$email", contact?.Email);
        _put.Set("$consent_at", contact?.TextConsent?.At.ToUnixTimeMilliseconds());
        _put.Set("$consent_question", contact?.TextConsent?.Question);
        _put.Set("$consent_answer", contact?.TextConsent?.Answer);
        _put.Set("$notes", StoredJson.Write(appointment.Notes));
        _put.Set("$conversation", conversationKey);
        _put.Set("$at", now.ToUnixTimeMilliseconds());
        return Take(KeyOf(_put, appointment.Id), appointment.Id, appointment.Slot);
    }

    private long Move(BookingChange.Move move, DateTimeOffset now)
    {
        _move.Set("$id", move.Id);
        _move.Set("$before", move.Before);
        SetSlot(_move, move.To);
        _move.Set("$at", now.ToUnixTimeMilliseconds());
        return Take(KeyOf(_move, move.Id), move.Id, move.To);
    }

    private void Cancel(BookingChange.Cancel cancel, DateTimeOffset now)
    {
        _cancel.Set("$id", cancel.Id);
        _cancel.Set("$before", cancel.Before);
        _cancel.Set("$at", now.ToUnixTimeMilliseconds());
        var key = KeyOf(_cancel, cancel.Id);
        Free(key);
        Drop(key);
    }

    /// <summary>Gives back what the appointment has and takes every cell of a slot for it; the table's key refuses a cell that somebody has.</summary>
    private long Take(long key, string id, Slot slot)
    {
        Free(key);
        var (from, to) = (Cells.Of(slot.Start), Cells.EndOf(slot.End));
        _touched.Add(from, to);
        _take.Set("$key", key);
        foreach (var resource in slot.Resources)
        {
            if (IsClosed(resource, slot))
                throw new BookingConflictException(BookingConflict.SlotTaken, id);
            _take.Set("$resource", resource);
            for (var cell = from; cell < to; cell++)
            {
                _take.Set("$cell", cell);
                if (_take.ExecuteNonQuery() == 0)
                    throw new BookingConflictException(BookingConflict.SlotTaken, id);
            }
        }

        return key;
    }

    // A closure has no cells of its own: what was booked before it came stays, and whatever is freed beneath it stays closed.
    private bool IsClosed(string resource, Slot slot)
    {
        _findClosure.Set("$start", slot.Start.ToUnixTimeMilliseconds());
        _findClosure.Set("$end", slot.End.ToUnixTimeMilliseconds());
        _findClosure.Set("$resource", resource);
        return _findClosure.ExecuteScalar() is not null;
    }

    private void Free(long key)
    {
        _free.Set("$key", key);
        using var row = _free.ExecuteReader();
        while (row.Read())
            _touched.Add(row.GetInt64(0), row.GetInt64(0) + 1);
    }

    private void Drop(long key)
    {
        _drop.Set("$key", key);
        _drop.ExecuteNonQuery();
    }

    private void Replan(long key, ImmutableArray<Notice> notices, long? conversationKey)
    {
        Drop(key);
        foreach (var notice in notices)
            Plan(notice, conversationKey);
    }

    private void Plan(Notice notice, long? conversationKey)
    {
        _plan.Set("$kind", notice.Kind);
        _plan.Set("$due", notice.Due.ToUnixTimeMilliseconds());
        _plan.Set("$appointment", notice.Appointment);
        _plan.Set("$recipient", notice.To);
        _plan.Set("$code", notice.Code);
        _plan.Set("$conversation", conversationKey);
        _plan.ExecuteNonQuery();
    }

    private static long KeyOf(SqliteCommand command, string id) =>
        command.ExecuteScalar() as long? ?? throw new BookingConflictException(BookingConflict.Changed, id);

    private static void SetSlot(SqliteCommand command, Slot slot)
    {
        command.Set("$visit", slot.Visit);
        command.Set("$start", slot.Start.ToUnixTimeMilliseconds());
        command.Set("$end", slot.End.ToUnixTimeMilliseconds());
        command.Set("$start_offset", (int)slot.Start.Offset.TotalMinutes);
        command.Set("$end_offset", (int)slot.End.Offset.TotalMinutes);
        command.Set("$provider", slot.Provider);
        command.Set("$room", slot.Room);
        command.Set("$devices", string.Join(' ', slot.Devices));
    }
}
