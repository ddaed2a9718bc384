using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Tests.Numerics;

public sealed class PortableTests
{
    private static readonly float[] Left = Numbers(seed: 1, 1003);
    private static readonly float[] Right = Numbers(seed: 2, 1003);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(1003)]
    public void A_product_is_summed_in_sixteen_lanes_one_after_the_other(int length)
    {
        // What any machine must do, one number at a time.
        var lanes = new float[16];
        var whole = length / 16 * 16;
        for (var i = 0; i < whole; i++)
            lanes[i % 16] = MathF.FusedMultiplyAdd(Left[i], Right[i], lanes[i % 16]);
        var expected = lanes.Aggregate((sum, lane) => sum + lane);
        for (var i = whole; i < length; i++)
            expected = MathF.FusedMultiplyAdd(Left[i], Right[i], expected);

        Assert.Equal(expected, Portable.Dot(Left.AsSpan(0, length), Right.AsSpan(0, length)));
    }

    [Theory]
    [InlineData(8, 16)]
    [InlineData(16, 16)]
    [InlineData(37, 32)]
    [InlineData(128, 48)]
    public void Many_products_at_once_have_the_bits_of_one_at_a_time(int length, int count)
    {
        var vector = Left.AsSpan(0, length).ToArray();
        var others = Enumerable.Range(0, count).Select(i => Numbers(seed: 10 + i, length)).ToArray();
        float[] columns = [.. Enumerable.Range(0, length).SelectMany(i => others.Select(other => other[i]))];
        var products = new float[count];

        Portable.Dots(vector, columns, products);

        Assert.Equal(others.Select(other => Portable.Dot(vector, other)), products);
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(32, 1)]
    [InlineData(64, 0)]
    [InlineData(75, 5)]
    public void Many_rows_at_once_add_the_bits_of_one_after_the_other(int length, int rows)
    {
        const int Gap = 3;
        var numbers = Numbers(seed: 8, rows * (length + Gap));
        var factors = Numbers(seed: 9, rows);
        var expected = Left.AsSpan(0, length).ToArray();
        for (var row = 0; row < rows; row++)
            Portable.AddScaled(numbers.AsSpan(row * (length + Gap), length), factors[row], expected);
        var target = Left.AsSpan(0, length).ToArray();

        Portable.AddScaledRows(numbers, length + Gap, factors, target);

        Assert.Equal(expected, target);
    }

    [Fact]
    public void Arrays_of_other_sizes_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Portable.Dots(new float[2], new float[30], new float[15]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Portable.Dots(new float[2], new float[16], new float[16]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Portable.AddScaledRows(new float[7], 4, new float[2], new float[4]));
    }

    [Fact]
    public void Probabilities_are_those_of_the_exponentials_and_sum_to_one()
    {
        float[] scores = [.. Numbers(seed: 3, 77).Select(number => number * 20)];
        var expected = Softmax(scores);
        var logSum = Math.Log(scores.Sum(score => Math.Exp(score - scores.Max()))) + scores.Max();

        var returned = Portable.SoftMax(scores);

        Assert.Equal(logSum, returned, 1e-5);
        Assert.All(scores.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
        Assert.Equal(1.0, scores.Sum(), 1e-5);
    }

    [Fact]
    public void A_score_of_minus_infinity_has_no_probability()
    {
        float[] scores = [1, float.NegativeInfinity, 1];

        Portable.SoftMax(scores);

        Assert.Equal([0.5f, 0f, 0.5f], scores);
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var left = Numbers(seed: 4, 100_000);
        var right = Numbers(seed: 5, 100_000);

        Assert.Equal(
            Portable.LongDot(left, right, new ParallelOptions { MaxDegreeOfParallelism = 1 }),
            Portable.LongDot(left, right, new ParallelOptions { MaxDegreeOfParallelism = 7 }));
        Assert.Equal(left.Zip(right, (l, r) => (double)l * r).Sum(), Portable.LongDot(left, right, new ParallelOptions()), 1e-2);
    }

    [Fact]
    public void A_vector_is_scaled_to_length_one_and_zeros_stay()
    {
        float[] vector = [3, 4];
        float[] zeros = [0, 0];

        Portable.Normalize(vector);
        Portable.Normalize(zeros);

        Assert.Equal([0.6f, 0.8f], vector);
        Assert.Equal([0f, 0f], zeros);
    }

    private static double[] Softmax(float[] scores)
    {
        var weights = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    private static float[] Numbers(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }
}
