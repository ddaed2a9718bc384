using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Tests.Encoders.Tuning;

public sealed class TunedNetworkTests
{
    /// <summary>Ten lines: more than one thread takes at once.</summary>
    private const int Lines = 10;

    [Fact]
    public void The_slope_by_every_kind_of_number_is_that_of_the_loss()
    {
        var small = new SmallNetwork();
        var lines = SmallNetwork.Lines(Lines);
        small.Loss(lines);
        var slopes = small.Network.Vectors.Select(vector => vector.SlopeMeans.Select(mean => mean / (1 - AdamW.MeanKept)).ToArray()).ToArray();

        Assert.Equal(small.Arrays.Select(array => array.Length), slopes.Select(slope => slope.Length));
        Assert.All(small.Arrays, (array, i) =>
        {
            var steepest = Math.Sqrt(Portable.LongDot(slopes[i], slopes[i]));
            var seen = Difference(small, lines, array, [.. slopes[i].Select(slope => (float)(slope / steepest))]);
            Assert.True(Math.Abs(seen - steepest) <= (0.01 * steepest) + 1e-4, $"array {i}: {seen} instead of {steepest}");
            var place = Array.IndexOf(slopes[i], slopes[i].MaxBy(Math.Abs));
            var one = Difference(small, lines, array, [.. slopes[i].Select((_, j) => j == place ? 1f : 0f)]);
            Assert.True(Math.Abs(one - slopes[i][place]) <= (0.02 * Math.Abs(slopes[i][place])) + 1e-4, $"array {i}, number {place}: {one} instead of {slopes[i][place]}");
        });
    }

    [Fact]
    public void A_step_lowers_the_loss_of_its_lines()
    {
        var small = new SmallNetwork();
        var lines = SmallNetwork.Lines(Lines);

        var before = small.Network.Learn(SmallNetwork.Batch(lines), new AdamW(1e-3f, Decay: 0, Number: 1), new ParallelOptions());

        Assert.InRange(small.Loss(lines), 0, before - 0.01);
    }

    [Fact]
    public void A_line_is_read_the_same_among_others_as_alone()
    {
        var lines = SmallNetwork.Lines(Lines);

        var alone = lines.Average(line => new SmallNetwork().Loss([line]));

        Assert.Equal(alone, new SmallNetwork().Loss(lines), 1e-9);
    }

    [Fact]
    public void What_no_line_holds_stays_what_it_was()
    {
        var small = new SmallNetwork();
        var before = (float[])small.Weights.Embeddings.Clone();
        var unread = (SmallNetwork.Pieces - 1) * small.Weights.Adjust.Inputs;

        small.Network.Learn(SmallNetwork.Batch([([0, 3], 0)]), new AdamW(1e-3f, Decay: 0.01f, Number: 1), new ParallelOptions());

        Assert.Equal(before[unread..], small.Weights.Embeddings[unread..]);
        Assert.NotEqual(before[0], small.Weights.Embeddings[0]);
    }

    /// <summary>Slope of the loss along a direction, by central difference.</summary>
    private static double Difference(SmallNetwork small, System.Collections.Immutable.ImmutableArray<(System.Collections.Immutable.ImmutableArray<int>, int)> lines, float[] array, float[] direction)
    {
        const float Step = 4e-3f;
        var before = (float[])array.Clone();
        Portable.AddScaled(direction, Step, array);
        var above = small.Loss(lines);
        before.CopyTo(array, 0);
        Portable.AddScaled(direction, -Step, array);
        var below = small.Loss(lines);
        before.CopyTo(array, 0);
        return (above - below) / (2 * Step);
    }
}
