using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>A layer norm that learns.</summary>
/// <param name="norm">Changed by learning.</param>
internal sealed class TunedNorm(LayerNorm norm)
{
    private readonly int width = norm.Scale.Length;
    private readonly TunedVector scale = new(norm.Scale);
    private readonly TunedVector bias = new(norm.Bias);

    public IReadOnlyList<TunedVector> Vectors => [scale, bias];

    /// <param name="input">float[count, width].</param>
    /// <param name="tape">Takes down what is needed to learn, from row <paramref name="first"/> on.</param>
    /// <param name="first">Which piece of the batch the first one is.</param>
    public void Apply(ReadOnlySpan<float> input, int count, NormTape tape, int first)
    {
        for (var piece = 0; piece < count; piece++)
        {
            var standard = tape.Standard.AsSpan((first + piece) * width, width);
            var result = tape.Result.AsSpan((first + piece) * width, width);
            var factor = LayerNorm.Center(input.Slice(piece * width, width), standard);
            tape.Factors[first + piece] = factor;
            for (var i = 0; i < width; i++)
            {
                standard[i] *= factor;
                result[i] = (standard[i] * norm.Scale[i]) + norm.Bias[i];
            }
        }
    }

    /// <summary>Adds the slopes of the loss by the input, from those by the result.</summary>
    /// <param name="result">float[count, width], added to.</param>
    public void AddBack(NormTape tape, int first, int count, Span<float> result)
    {
        Span<float> own = stackalloc float[width];
        for (var piece = 0; piece < count; piece++)
        {
            var slopes = tape.Slopes.AsSpan((first + piece) * width, width);
            var standard = tape.Standard.AsSpan((first + piece) * width, width);
            var to = result.Slice(piece * width, width);
            for (var i = 0; i < width; i++)
                own[i] = slopes[i] * norm.Scale[i];
            var mean = Portable.Sum(own) / width;
            var share = Portable.Dot(own, standard) / width;
            for (var i = 0; i < width; i++)
                to[i] += tape.Factors[first + piece] * (own[i] - mean - (standard[i] * share));
        }
    }

    public void Learn(NormTape tape, int count, AdamW step)
    {
        var scaleSlopes = new float[width];
        var biasSlopes = new float[width];
        for (var piece = 0; piece < count; piece++)
        {
            var slopes = tape.Slopes.AsSpan(piece * width, width);
            var standard = tape.Standard.AsSpan(piece * width, width);
            for (var i = 0; i < width; i++)
                scaleSlopes[i] += slopes[i] * standard[i];
            Portable.AddScaled(slopes, 1, biasSlopes);
        }

        scale.Learn(0, scaleSlopes, step with { Decay = 0 });
        bias.Learn(0, biasSlopes, step with { Decay = 0 });
    }
}

/// <summary>What a layer norm made of the pieces of a batch, and the slopes of the loss by that.</summary>
internal sealed class NormTape(int pieces, int width)
{
    /// <summary>float[pieces, width]: the input with mean 0 and variance 1.</summary>
    public float[] Standard { get; } = new float[pieces * width];

    /// <summary>float[pieces]: what the centred input was multiplied by for that.</summary>
    public float[] Factors { get; } = new float[pieces];

    /// <summary>float[pieces, width].</summary>
    public float[] Result { get; } = new float[pieces * width];

    /// <summary>float[pieces, width]: by <see cref="Result"/>.</summary>
    public float[] Slopes { get; } = new float[pieces * width];
}
