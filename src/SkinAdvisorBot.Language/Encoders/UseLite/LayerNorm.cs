using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>Gives each piece's numbers mean 0 and variance 1, then the learned scale and bias.</summary>
/// <param name="scale">float[width].</param>
/// <param name="bias">float[width].</param>
internal sealed class LayerNorm(float[] scale, float[] bias)
{
    private const float Epsilon = 1e-6f;

    public float[] Scale => scale;

    public float[] Bias => bias;

    public static LayerNorm Read(WeightFile weights, string name, int width) => new(
        weights.Get($"{name}/layer_norm/layer_norm_scale/ConcatPartitions/concat", width).ToArray(),
        weights.Get($"{name}/layer_norm/layer_norm_bias/ConcatPartitions/concat", width).ToArray());

    /// <param name="input">float[count, width].</param>
    /// <param name="result">At least float[count, width], overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> result)
    {
        var width = scale.Length;
        for (var piece = 0; piece < count; piece++)
        {
            var to = result.Slice(piece * width, width);
            var factor = Center(input.Slice(piece * width, width), to);
            var i = 0;
            for (; i + Vector512<float>.Count <= width; i += Vector512<float>.Count)
                ((Vector512.Create<float>(scale, i) * factor * Vector512.Create<float>(to[i..])) + Vector512.Create<float>(bias, i)).CopyTo(to[i..]);
            for (; i < width; i++)
                to[i] = (scale[i] * factor * to[i]) + bias[i];
        }
    }

    /// <summary>Writes a piece's numbers with mean 0, and says which factor gives them variance 1.</summary>
    public static float Center(ReadOnlySpan<float> numbers, Span<float> centered)
    {
        var mean = Portable.Sum(numbers) / numbers.Length;
        TensorPrimitives.Subtract(numbers, mean, centered);
        return (float)(1 / Math.Sqrt((Portable.Dot(centered, centered) / numbers.Length) + Epsilon));
    }
}
