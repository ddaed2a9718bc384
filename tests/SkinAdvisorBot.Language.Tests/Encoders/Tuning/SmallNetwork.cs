using System.Collections.Immutable;
using SkinAdvisorBot.Language.Encoders.UseLite;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

namespace SkinAdvisorBot.Language.Tests.Encoders.Tuning;

/// <summary>A network of the encoder's shape with few numbers, all drawn by lot: it is trained in a blink.</summary>
internal sealed class SmallNetwork
{
    public const int Pieces = 24;
    public const int Labels = 3;

    private const int Width = 32;
    private const int State = 64;
    private const int Inner = 96;
    private const int HeadOutputs = 32;
    private const int LongestLine = 8;

    private readonly Random random = new(7);

    public SmallNetwork()
    {
        Weights = new UseLiteWeights(Numbers(Pieces * Width, 1), Dense(Width, State), Layer(Width), Layer(State), Dense(State, State));
        Head = Dense(State, HeadOutputs);
        Network = new TunedNetwork(Weights, Numbers(LongestLine * Width, 1), Head, Labels);
    }

    public UseLiteWeights Weights { get; }

    public DenseLayer Head { get; }

    public TunedNetwork Network { get; }

    /// <summary>Every number that learns, in the order of <see cref="TunedNetwork.Vectors"/>.</summary>
    public IReadOnlyList<float[]> Arrays => [.. Weights.Arrays, Head.Weights, Head.Bias];

    /// <summary>Lines of two to eight pieces; the one of the first three that is in a line is its label.</summary>
    public static ImmutableArray<(ImmutableArray<int> Pieces, int Label)> Lines(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var pieces = Enumerable.Range(0, random.Next(1, LongestLine)).Select(_ => random.Next(Labels, Pieces)).Append(i % Labels).ToArray();
            random.Shuffle(pieces);
            return (pieces.ToImmutableArray(), i % Labels);
        })];
    }

    public static Batch Batch(IReadOnlyList<(ImmutableArray<int> Pieces, int Label)> lines)
    {
        var starts = new List<int> { 0 };
        foreach (var (pieces, _) in lines)
            starts.Add(starts[^1] + pieces.Length);
        return new Batch([.. lines.SelectMany(line => line.Pieces)], [.. starts], [.. lines.Select(line => line.Label)]);
    }

    /// <summary>Mean loss of some lines; nothing is learned from them.</summary>
    public double Loss(IReadOnlyList<(ImmutableArray<int> Pieces, int Label)> lines) =>
        Network.Learn(Batch(lines), new AdamW(Rate: 0, Decay: 0, Number: 1), new ParallelOptions());

    private TransformerLayer Layer(int width) =>
        new(Norm(width), Dense(width, 3 * width), Dense(width, State), Norm(State), Dense(State, Inner), Dense(Inner, State));

    private LayerNorm Norm(int width) => new([.. Numbers(width, 0.2).Select(number => 1 + number)], Numbers(width, 0.2));

    private DenseLayer Dense(int inputs, int outputs) => new(Numbers(inputs * outputs, 1 / Math.Sqrt(inputs)), Numbers(outputs, 0.1));

    private float[] Numbers(int count, double spread) => [.. Enumerable.Range(0, count).Select(_ => (float)(spread * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1)))];
}
