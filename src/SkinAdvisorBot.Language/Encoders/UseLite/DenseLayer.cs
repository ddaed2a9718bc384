using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>A matrix and a bias.</summary>
/// <param name="weights">The matrix in panels of 32 outputs, float[outputs / 32, inputs, 32].</param>
/// <param name="bias">float[outputs]; a multiple of 32.</param>
internal sealed class DenseLayer(float[] weights, float[] bias)
{
    public float[] Weights => weights;

    public float[] Bias => bias;

    public int Inputs { get; } = weights.Length / bias.Length;

    public int Outputs => bias.Length;

    /// <param name="kernel">Name of the float[inputs, outputs] among the weights.</param>
    /// <param name="bias">Name of the float[outputs].</param>
    /// <param name="outputs">A multiple of 32.</param>
    public static DenseLayer Read(WeightFile weights, string kernel, string bias, int inputs, int outputs)
    {
        var matrix = weights.Get(kernel, inputs * outputs);
        var panels = new float[inputs * outputs];
        for (var column = 0; column < outputs; column += Panels.Width)
        {
            for (var row = 0; row < inputs; row++)
                matrix.Slice((row * outputs) + column, Panels.Width).CopyTo(panels.AsSpan((column * inputs) + (row * Panels.Width)));
        }

        return new DenseLayer(panels, weights.Get(bias, outputs).ToArray());
    }

    /// <param name="input">float[count, inputs].</param>
    /// <param name="result">At least float[count, outputs], overwritten.</param>
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> result)
    {
        for (var i = 0; i < count; i++)
            bias.CopyTo(result[(i * bias.Length)..]);
        for (var column = 0; column < bias.Length; column += Panels.Width)
            Panels.AddProduct(input, count, weights.AsSpan(column * Inputs, Panels.Width * Inputs), result[column..], bias.Length);
    }
}
