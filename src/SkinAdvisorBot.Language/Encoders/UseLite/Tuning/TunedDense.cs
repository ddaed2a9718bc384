using System.Buffers;
using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>A dense layer that learns.</summary>
internal sealed class TunedDense
{
    private readonly DenseLayer layer;
    private readonly float[] transposed;
    private readonly TunedVector weights;
    private readonly TunedVector bias;

    /// <param name="layer">Changed by learning; its inputs are a multiple of 32, as its outputs are.</param>
    public TunedDense(DenseLayer layer)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(layer.Inputs % Panels.Width, 0);
        this.layer = layer;
        transposed = new float[layer.Weights.Length];
        weights = new TunedVector(layer.Weights);
        bias = new TunedVector(layer.Bias);
        for (var panel = 0; panel < PanelCount; panel++)
            Transpose(panel);
    }

    public int Outputs => layer.Outputs;

    /// <summary>Panels of 32 outputs, each of which learns by itself.</summary>
    public int PanelCount => layer.Outputs / Panels.Width;

    public IReadOnlyList<TunedVector> Vectors => [weights, bias];

    /// <inheritdoc cref="DenseLayer.Apply"/>
    public void Apply(ReadOnlySpan<float> input, int count, Span<float> result) => layer.Apply(input, count, result);

    /// <summary>Slopes of the loss by the input, from those by the result.</summary>
    /// <param name="slopes">float[count, outputs].</param>
    /// <param name="result">float[count, inputs], overwritten.</param>
    public void Back(ReadOnlySpan<float> slopes, int count, Span<float> result)
    {
        result[..(count * layer.Inputs)].Clear();
        for (var column = 0; column < layer.Inputs; column += Panels.Width)
            Panels.AddProduct(slopes, count, transposed.AsSpan(column * Outputs, Panels.Width * Outputs), result[column..], layer.Inputs);
    }

    /// <summary>Learns the weights of 32 outputs.</summary>
    /// <param name="input">What the layer read, float[count, inputs].</param>
    /// <param name="slopes">Slopes of the loss by what it made of that, float[count, outputs].</param>
    public void Learn(int panel, ReadOnlySpan<float> input, ReadOnlySpan<float> slopes, int count, AdamW step)
    {
        var size = layer.Inputs * Panels.Width;
        var room = ArrayPool<float>.Shared.Rent(size + (count * Panels.Width));
        var weightSlopes = room.AsSpan(0, size);
        var own = room.AsSpan(size, count * Panels.Width);
        Span<float> biasSlopes = stackalloc float[Panels.Width];
        for (var i = 0; i < count; i++)
        {
            var piece = slopes.Slice((i * Outputs) + (panel * Panels.Width), Panels.Width);
            piece.CopyTo(own[(i * Panels.Width)..]);
            Portable.AddScaled(piece, 1, biasSlopes);
        }

        weightSlopes.Clear();
        Panels.AddProduct(input, 1, layer.Inputs, layer.Inputs, own, weightSlopes, Panels.Width);
        weights.Learn(panel * size, weightSlopes, step);
        // Nothing is gained by holding a bias small.
        bias.Learn(panel * Panels.Width, biasSlopes, step with { Decay = 0 });
        Transpose(panel);
        ArrayPool<float>.Shared.Return(room);
    }

    private void Transpose(int panel)
    {
        var from = layer.Weights.AsSpan(panel * layer.Inputs * Panels.Width, layer.Inputs * Panels.Width);
        for (var input = 0; input < layer.Inputs; input++)
        {
            var to = transposed.AsSpan(((input / Panels.Width * Outputs) + (panel * Panels.Width)) * Panels.Width, Panels.Width * Panels.Width);
            for (var output = 0; output < Panels.Width; output++)
                to[(output * Panels.Width) + (input % Panels.Width)] = from[(input * Panels.Width) + output];
        }
    }
}
