using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Gives each piece's numbers mean 0 and variance 1, then the learned scale and bias.</summary>
internal sealed class LayerNorm(WeightFile weights, string name, int width)
{
    private const float Epsilon = 1e-6f;

    private readonly float[] scale = weights.Get($"{name}/layer_norm/layer_norm_scale/ConcatPartitions/concat", width).ToArray();
    private readonly float[] bias = weights.Get($"{name}/layer_norm/layer_norm_bias/ConcatPartitions/concat", width).ToArray();

    /// <param name="input">float[count, width].</param>
    /// <param name="result">At least float[count, width], overwritten.</param>
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> result)
    {
        for (var piece = 0; piece < count; piece++)
        {
            var from = input.Slice(piece * width, width);
            var to = result.Slice(piece * width, width);
            var mean = Portable.Sum(from) / width;
            for (var i = 0; i < width; i++)
                to[i] = from[i] - mean;
            var factor = (float)(1 / Math.Sqrt((Portable.Dot(to, to) / width) + Epsilon));
            for (var i = 0; i < width; i++)
                to[i] = (scale[i] * factor * to[i]) + bias[i];
        }
    }
}
