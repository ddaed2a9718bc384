using System.Numerics;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Some of the cells of a range, one bit each. Cells outside the range are passed over.</summary>
/// <param name="first">The range's first cell.</param>
/// <param name="count">Its length in cells.</param>
internal sealed class CellSet(long first, int count)
{
    private const int WordBits = 64;

    private readonly ulong[] words = new ulong[(count + WordBits - 1) / WordBits];

    public CellSet Copy()
    {
        var copy = new CellSet(first, count);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    public bool Contains(long cell) => IndexOf(cell) is var index && index < count && (words[index / WordBits] >> (index % WordBits) & 1) == 1;

    public void Add(long cell)
    {
        if (IndexOf(cell) is var index && index < count)
            words[index / WordBits] |= 1UL << (index % WordBits);
    }

    /// <param name="to">Exclusive.</param>
    public void Add(long from, long to)
    {
        var (index, end) = Clip(from, to);
        while (index < end)
        {
            var mask = MaskFrom(index, end, out var next);
            words[index / WordBits] |= mask;
            index = next;
        }
    }

    /// <param name="to">Exclusive.</param>
    public void Remove(long from, long to)
    {
        var (index, end) = Clip(from, to);
        while (index < end)
        {
            var mask = MaskFrom(index, end, out var next);
            words[index / WordBits] &= ~mask;
            index = next;
        }
    }

    public void And(CellSet other)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] &= other.words[i];
    }

    public void Or(CellSet other)
    {
        for (var i = 0; i < words.Length; i++)
            words[i] |= other.words[i];
    }

    /// <summary>Keeps the cells from which on <paramref name="length"/> cells in a row are in the set.</summary>
    public void KeepRuns(int length)
    {
        // After a step every bit stands for a run of 'have' cells; two such runs side by side make a longer one.
        for (var have = 1; have < length;)
        {
            var step = Math.Min(have, length - have);
            AndShiftedDown(step);
            have += step;
        }
    }

    /// <summary>The cells of the set, in order.</summary>
    public IEnumerable<long> All()
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var word = words[i]; word != 0; word &= word - 1)
                yield return first + (i * WordBits) + BitOperations.TrailingZeroCount(word);
        }
    }

    private void AndShiftedDown(int bits)
    {
        var (skip, shift) = (bits / WordBits, bits % WordBits);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
                continue;
            var low = WordAt(i + skip) >> shift;
            var high = shift > 0 ? WordAt(i + skip + 1) << (WordBits - shift) : 0;
            words[i] &= low | high;
        }
    }

    private ulong WordAt(int index) => index < words.Length ? words[index] : 0;

    private int IndexOf(long cell) => cell < first ? int.MaxValue : (int)Math.Min(cell - first, int.MaxValue);

    private (int From, int To) Clip(long from, long to) =>
        ((int)Math.Clamp(from - first, 0, count), (int)Math.Clamp(to - first, 0, count));

    /// <summary>The bits of one word from an index on, as far as the range goes.</summary>
    /// <param name="next">The first index that is not among them.</param>
    private static ulong MaskFrom(int index, int end, out int next)
    {
        var bit = index % WordBits;
        var length = Math.Min(WordBits - bit, end - index);
        next = index + length;
        return ulong.MaxValue >> (WordBits - length) << bit;
    }
}
