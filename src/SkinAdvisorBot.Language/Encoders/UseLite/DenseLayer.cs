using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite;

/// <summary>A matrix and a bias.</summary>
internal sealed class DenseLayer
{
    private readonly int inputs;
    private readonly float[] panels;
    private readonly float[] bias;

    /// <param name="kernel">Name of the float[inputs, outputs] among the weights.</param>
    /// <param name="bias">Name of the float[outputs].</param>
    /// <param name="outputs">A multiple of 32.</param>
    public DenseLayer(WeightFile weights, string kernel, string bias, int inputs, int outputs)
    {
        this.inputs = inputs;
        this.bias = weights.Get(bias, outputs).ToArray();
        var matrix = weights.Get(kernel, inputs * outputs);
        panels = new float[inputs * outputs];
        for (var column = 0; column < outputs; column += Panels.Width)
        {
            for (var row = 0; row < inputs; row++)
                matrix.Slice((row * outputs) + column, Panels.Width).CopyTo(panels.AsSpan((column * inputs) + (row * Panels.Width)));
        }
    }

    /// <param name="input">float[count, inputs].</param>
    /// <returns>float[count, outputs].</returns>
    public float[] Apply(ReadOnlySpan<float> input, int count)
    {
        var result = new float[count * bias.Length];
        for (var i = 0; i < count; i++)
            bias.CopyTo(result, i * bias.Length);
        for (var column = 0; column < bias.Length; column += Panels.Width)
            Panels.AddProduct(input, count, panels.AsSpan(column * inputs, Panels.Width * inputs), result.AsSpan(column), bias.Length);
        return result;
    }
}
