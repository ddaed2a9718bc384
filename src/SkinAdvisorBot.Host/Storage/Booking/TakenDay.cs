using System.Collections.Immutable;
using System.Runtime.InteropServices;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Storage.Booking;

/// <summary>What is taken on one day of 24 hours in UTC, as it was read. Never changes: a hold that lapses is passed over when it is told.</summary>
internal sealed class TakenDay
{
    public const int CellCount = 24 * 60 / Cells.Minutes;

    private readonly ImmutableArray<TakenCells> booked;
    private readonly ImmutableArray<Held> held;
    private readonly ImmutableArray<TakenCells> closed;

    private TakenDay(ImmutableArray<TakenCells> booked, ImmutableArray<Held> held, ImmutableArray<TakenCells> closed) =>
        (this.booked, this.held, this.closed) = (booked, held, closed);

    /// <param name="own">Id of an appointment or hold that is left out; null for none.</param>
    /// <param name="except">The slot that <paramref name="own"/> has booked, of which it alone has the cells; null for none.</param>
    public void Tell(DateTimeOffset now, string? own, Slot? except, HearTaken tell)
    {
        if (except is null)
        {
            foreach (ref readonly var cells in booked.AsSpan())
                tell(in cells);
        }
        else
        {
            foreach (ref readonly var cells in booked.AsSpan())
                TellRest(in cells, except, tell);
        }

        foreach (var hold in held)
        {
            if (hold.Until > now && hold.Id != own)
                tell(hold.Cells);
        }

        foreach (ref readonly var cells in closed.AsSpan())
            tell(in cells);
    }

    /// <summary>The cells of a run that a slot does not have: up to two runs.</summary>
    private static void TellRest(in TakenCells cells, Slot except, HearTaken tell)
    {
        var (from, to) = (Cells.Of(except.Start), Cells.EndOf(except.End));
        if (to <= cells.From || from >= cells.To || !except.Resources.Contains(cells.Resource))
        {
            tell(in cells);
            return;
        }

        if (from > cells.From)
            tell(cells with { To = from });
        if (to < cells.To)
            tell(cells with { From = to });
    }

    /// <summary>Puts a day together from what is read in the order of starts.</summary>
    internal sealed class Builder(long day)
    {
        private readonly Dictionary<string, List<TakenCells>> booked = new(StringComparer.Ordinal);
        private readonly ImmutableArray<Held>.Builder held = ImmutableArray.CreateBuilder<Held>();
        private readonly ImmutableArray<TakenCells>.Builder closed = ImmutableArray.CreateBuilder<TakenCells>();

        public void Add(BusyTime time, DateTimeOffset? heldUntil)
        {
            var from = Math.Max(Cells.Of(time.From), day * CellCount);
            var to = Math.Min(Cells.EndOf(time.To), (day + 1) * CellCount);
            var cells = new TakenCells(time.Resource, from, to, time.Appointment is null);
            if (cells.IsClosure)
                closed.Add(cells);
            else if (heldUntil is { } until)
                held.Add(new Held(time.Appointment!, until, cells));
            else
                Book(cells);
        }

        public TakenDay Build() => new([.. booked.Values.SelectMany(runs => runs)], held.ToImmutable(), closed.ToImmutable());

        private void Book(TakenCells cells)
        {
            ref var runs = ref CollectionsMarshal.GetValueRefOrAddDefault(booked, cells.Resource, out _);
            runs ??= [];
            if (runs is [.., var last] && last.To == cells.From)
                runs[^1] = last with { To = cells.To };
            else
                runs.Add(cells);
        }
    }

    private readonly record struct Held(string Id, DateTimeOffset Until, TakenCells Cells);
}
