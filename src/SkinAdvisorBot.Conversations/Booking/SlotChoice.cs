using NodaTime;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Chooses among the starts that suit, which come in the order of time.</summary>
internal abstract class SlotChoice(int count)
{
    /// <summary>The way to choose for a query.</summary>
    public static SlotChoice For(SlotQuery query, WishFit fit) =>
        fit.HasExactStart ? new NearestChoice(query.Count)
        : query.Wish?.Order == WishOrder.Soonest ? new SoonestChoice(query.Count)
        : new SpreadChoice(query.Count);

    protected int Count { get; } = count;

    /// <param name="minutesOff">How far from the exact start wished for.</param>
    /// <returns>False when nothing later can change the choice.</returns>
    public abstract bool Add(Opening opening, int minutesOff);

    public abstract IEnumerable<Opening> Chosen { get; }

    /// <summary>The first that suit.</summary>
    private sealed class SoonestChoice(int count) : SlotChoice(count)
    {
        private readonly List<Opening> chosen = [];

        public override IEnumerable<Opening> Chosen => chosen;

        public override bool Add(Opening opening, int minutesOff)
        {
            chosen.Add(opening);
            return chosen.Count < Count;
        }
    }

    /// <summary>The nearest to the start wished for, the nearest first.</summary>
    private sealed class NearestChoice(int count) : SlotChoice(count)
    {
        private readonly List<(int Off, Opening Opening)> nearest = [];

        public override IEnumerable<Opening> Chosen => nearest.Select(entry => entry.Opening);

        public override bool Add(Opening opening, int minutesOff)
        {
            var place = nearest.FindLastIndex(entry => entry.Off <= minutesOff) + 1;
            nearest.Insert(place, (minutesOff, opening));
            if (nearest.Count > Count)
                nearest.RemoveAt(nearest.Count - 1);
            return nearest.Count < Count || nearest[^1].Off > 0;
        }
    }

    /// <summary>The first days that suit, one start each, at different parts of the day; fewer days, several starts apart from each other.</summary>
    private sealed class SpreadChoice(int count) : SlotChoice(count)
    {
        /// <summary>Starts nearer to each other than this are hardly a choice.</summary>
        private static readonly Duration Apart = Duration.FromHours(1);

        private readonly List<Opening> pool = [];
        private int days;

        public override IEnumerable<Opening> Chosen
        {
            get
            {
                var chosen = new List<Opening>();
                var left = new List<Opening>(pool);
                while (chosen.Count < Count && left.Count > 0)
                {
                    var best = left.MinBy(opening => Likeness(opening, chosen));
                    chosen.Add(best);
                    left.Remove(best);
                }

                return chosen.OrderBy(opening => opening.Start.ToInstant());
            }
        }

        public override bool Add(Opening opening, int minutesOff)
        {
            if (pool.Count == 0 || pool[^1].Start.Date != opening.Start.Date)
                days++;
            if (days > Count)
                return false;
            pool.Add(opening);
            return true;
        }

        /// <summary>Least for the best next choice: another day, the first such day, another part of the day, some time apart, the first such time.</summary>
        private static (bool IsSameDay, LocalDate Day, bool IsSamePart, bool IsNear, Instant Start) Likeness(Opening opening, List<Opening> chosen) => (
            chosen.Exists(other => other.Start.Date == opening.Start.Date),
            opening.Start.Date,
            chosen.Exists(other => PartOf(other) == PartOf(opening)),
            chosen.Exists(other => Distance(other, opening) < Apart),
            opening.Start.ToInstant());

        private static int PartOf(Opening opening) => opening.Start.Hour switch
        {
            < 12 => 0,
            < 17 => 1,
            _ => 2,
        };

        private static Duration Distance(Opening one, Opening other)
        {
            var distance = one.Start.ToInstant() - other.Start.ToInstant();
            return distance < Duration.Zero ? -distance : distance;
        }
    }
}
