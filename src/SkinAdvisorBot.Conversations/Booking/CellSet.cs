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

    /// <param name="to">Exclusive.</param>
    public void Add(long from, long to)
    {
        for (var (index, end) = Clip(from, to); index < end;)
        {
            var (word, mask) = MaskFrom(ref index, end);
            words[word] |= mask;
        }
    }

    /// <param name="to">Exclusive.</param>
    public void Remove(long from, long to)
    {
        for (var (index, end) = Clip(from, to); index < end;)
        {
            var (word, mask) = MaskFrom(ref index, end);
            words[word] &= ~mask;
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
            var low = i + skip < words.Length ? words[i + skip] >> shift : 0;
            var high = shift > 0 && i + skip + 1 < words.Length ? words[i + skip + 1] << (WordBits - shift) : 0;
            words[i] &= low | high;
        }
    }

    private int IndexOf(long cell) => cell < first ? int.MaxValue : (int)Math.Min(cell - first, int.MaxValue);

    private (int From, int To) Clip(long from, long to) =>
        ((int)Math.Clamp(from - first, 0, count), (int)Math.Clamp(to - first, 0, count));

    /// <summary>The bits from an index to the end of its word or of the range; the index moves on behind them.</summary>
    private static (int Word, ulong Mask) MaskFrom(ref int index, int end)
    {
        var (word, bit) = (index / WordBits, index % WordBits);
        var length = Math.Min(WordBits - bit, end - index);
        index += length;
        return (word, (length == WordBits ? ulong.MaxValue : (1UL << length) - 1) << bit);
    }
}
