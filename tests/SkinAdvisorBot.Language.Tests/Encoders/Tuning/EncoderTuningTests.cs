using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

namespace SkinAdvisorBot.Language.Tests.Encoders.Tuning;

public sealed class EncoderTuningTests
{
    /// <summary>Enough for two hundred steps.</summary>
    private const int Lines = 300;

    /// <summary>Loss of a line whose intent is given half the probability: below, it is read rightly.</summary>
    private static readonly double Half = Math.Log(2);

    [Fact]
    public void It_lowers_the_loss_and_lifts_the_accuracy_also_on_lines_it_has_not_seen()
    {
        var lines = SmallNetwork.Lines(Lines + 60);
        var (seen, unseen) = (lines[..Lines], lines[Lines..]);
        var small = new SmallNetwork();
        var (lossBefore, rightBefore) = (small.Loss(seen), unseen.Count(line => small.Loss([line]) < Half));

        EncoderTuning.Run(small.Network, seen, new ParallelOptions());

        Assert.InRange(small.Loss(seen), 0, lossBefore / 4);
        Assert.InRange(unseen.Count(line => small.Loss([line]) < Half), Math.Max(54, rightBefore + 10), 60);
    }

    [Fact]
    public void One_thread_and_two_give_the_same_bytes()
    {
        SmallNetwork Tuned(int threads)
        {
            var small = new SmallNetwork();
            EncoderTuning.Run(small.Network, SmallNetwork.Lines(100), new ParallelOptions { MaxDegreeOfParallelism = threads });
            return small;
        }

        Assert.Equal(Tuned(threads: 1).Arrays, Tuned(threads: 2).Arrays);
    }

    /// <summary>Written down on a processor with vectors of 512 bits, and got again on one with 256 and with 128.</summary>
    [Fact]
    public void Every_processor_gets_these_bytes()
    {
        var small = new SmallNetwork();

        EncoderTuning.Run(small.Network, SmallNetwork.Lines(40), new ParallelOptions());

        Assert.Equal("0c72ce69a4c6eb88", Convert.ToHexStringLower(SHA256.HashData([.. small.Arrays.SelectMany(array => MemoryMarshal.AsBytes(array.AsSpan()).ToArray())]))[..16]);
    }

    [Fact]
    public void It_stops_when_it_is_called_off()
    {
        var small = new SmallNetwork();
        using var off = new CancellationTokenSource();
        off.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => EncoderTuning.Run(small.Network, SmallNetwork.Lines(Lines), new ParallelOptions { CancellationToken = off.Token }));
    }
}
