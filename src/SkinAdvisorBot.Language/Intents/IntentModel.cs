using System.Collections.Immutable;
using System.Numerics.Tensors;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>A trained intent classifier: a linear model over <see cref="TextFeatures"/>, read by any number of threads.</summary>
public sealed class IntentModel
{
    private readonly float[] weights;
    private readonly float[] biases;

    /// <param name="labels">Intents in the order of the scores.</param>
    /// <param name="weights">float[features.Count × labels.Length]; the weights of feature f start at f × labels.Length.</param>
    /// <param name="biases">float[labels.Length].</param>
    /// <param name="temperature">Divides the scores before the softmax so that confidences are true probabilities; greater than 0.</param>
    /// <param name="hash">SHA-256 of training data and settings, hex.</param>
    public IntentModel(TextFeatures features, ImmutableArray<string> labels, float[] weights, float[] biases, float temperature, string hash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, features.Count * labels.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(biases.Length, labels.Length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        Features = features;
        Labels = labels;
        this.weights = weights;
        this.biases = biases;
        Temperature = temperature;
        Hash = hash;
    }

    public TextFeatures Features { get; }

    public ImmutableArray<string> Labels { get; }

    public float Temperature { get; }

    public string Hash { get; }

    internal ReadOnlySpan<float> Weights => weights;

    internal ReadOnlySpan<float> Biases => biases;

    /// <summary>Ranks every intent of the model for one message.</summary>
    /// <param name="text">The person's words, any length and language.</param>
    /// <returns>One guess an intent, best first; confidences lie in [0, 1] and sum to 1 within 1e-4.</returns>
    public ImmutableArray<IntentGuess> Rank(string text)
    {
        var probabilities = Logits(Features.Of(text));
        TensorPrimitives.Divide(probabilities, Temperature, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        var order = new int[Labels.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort((float[])probabilities.Clone(), order);
        var guesses = ImmutableArray.CreateBuilder<IntentGuess>(order.Length);
        for (var i = order.Length - 1; i >= 0; i--)
            guesses.Add(new IntentGuess(Labels[order[i]], probabilities[order[i]]));
        return guesses.MoveToImmutable();
    }

    /// <summary>Uncalibrated scores, float[Labels.Length].</summary>
    public float[] Logits(SparseVector vector)
    {
        var scores = (float[])biases.Clone();
        var width = Labels.Length;
        for (var i = 0; i < vector.Indices.Length; i++)
            TensorPrimitives.MultiplyAdd(weights.AsSpan(vector.Indices[i] * width, width), vector.Values[i], scores, scores);
        return scores;
    }
}
