using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>A step of Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019).</summary>
/// <param name="Rate">About how far a weight goes in the step.</param>
/// <param name="Decay">Share of itself, times the rate, that a weight loses.</param>
/// <param name="Number">Which step it is, from 1.</param>
/// <remarks>Each weight is worked out by itself from operations that IEEE 754 rounds in one way, so the width of the processor's vectors does not matter.</remarks>
internal readonly record struct AdamW(float Rate, float Decay, int Number)
{
    /// <summary>Share of a running mean of slopes that stays.</summary>
    public const float MeanKept = 0.9f;

    /// <summary>Share of a running mean of squared slopes that stays.</summary>
    private const float SquareKept = 0.999f;

    private const float Epsilon = 1e-8f;
    private const int Lanes = 16;

    /// <summary>Moves some weights against their slopes.</summary>
    /// <param name="weights">Changed; a multiple of 16 long, as the others are.</param>
    /// <param name="slopes">Slope of the loss by each weight.</param>
    /// <param name="means">Running means of the slopes; changed.</param>
    /// <param name="squares">Running means of their squares; changed.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Move(Span<float> weights, ReadOnlySpan<float> slopes, Span<float> means, Span<float> squares)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length % Lanes, 0);
        var kept = Vector512.Create(1 - (Rate * Decay));
        var rate = Vector512.Create((float)(Rate / (1 - Math.Pow(MeanKept, Number))));
        var fullSquare = Vector512.Create((float)(1 / (1 - Math.Pow(SquareKept, Number))));
        for (var i = 0; i < weights.Length; i += Lanes)
        {
            var slope = Vector512.Create(slopes[i..]);
            var mean = (Vector512.Create<float>(means[i..]) * MeanKept) + (slope * (1 - MeanKept));
            var square = (Vector512.Create<float>(squares[i..]) * SquareKept) + (slope * slope * (1 - SquareKept));
            mean.CopyTo(means[i..]);
            square.CopyTo(squares[i..]);
            var step = rate * mean / (Vector512.Sqrt(square * fullSquare) + Vector512.Create(Epsilon));
            ((Vector512.Create<float>(weights[i..]) * kept) - step).CopyTo(weights[i..]);
        }
    }
}
