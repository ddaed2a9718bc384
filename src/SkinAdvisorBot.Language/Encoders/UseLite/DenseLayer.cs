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
    /// <param name="result">At least float[count, outputs], overwritten.</param>
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> result)
    {
        for (var i = 0; i < count; i++)
            bias.CopyTo(result[(i * bias.Length)..]);
        for (var column = 0; column < bias.Length; column += Panels.Width)
            Panels.AddProduct(input, count, panels.AsSpan(column * inputs, Panels.Width * inputs), result[column..], bias.Length);
    }
}
