using System.Collections.Immutable;
using System.Numerics.Tensors;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>A trained intent classifier, read by any number of threads: n-grams first, and the sentence encoder where those are not sure.</summary>
public sealed class IntentModel
{
    /// <summary>Confidence of the n-grams in a part of a message from which the encoder is not asked: a cut between sentences asks for 0.45.</summary>
    private const float PartQuick = 0.5f;

    private readonly int outOfScope;

    /// <param name="labels">Intents in the order of the scores.</param>
    /// <param name="outOfScope">The one of them that says none of the others fits; null for none.</param>
    /// <param name="quick">Reads n-grams alone.</param>
    /// <param name="full">Reads n-grams and the sentence vector; null when no encoder is installed.</param>
    /// <param name="space">The vectors that <paramref name="full"/> reads; null when it is.</param>
    /// <param name="tuned">Its scores are added to those of <paramref name="full"/>; null when the encoder was not fine-tuned.</param>
    /// <param name="hash">SHA-256 of training data, settings and encoder, hex.</param>
    public IntentModel(
        ImmutableArray<string> labels, string? outOfScope, TextFeatures features, IntentReader quick, IntentReader? full, SentenceSpace? space, TunedReader? tuned, ReadingLimits limits, string hash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(full is null, space is null);
        Labels = labels;
        OutOfScope = outOfScope;
        this.outOfScope = outOfScope is null ? -1 : labels.IndexOf(outOfScope);
        Features = features;
        Quick = quick;
        Full = full;
        Space = space;
        Tuned = tuned;
        Limits = limits;
        Hash = hash;
    }

    public ImmutableArray<string> Labels { get; }

    public string? OutOfScope { get; }

    public TextFeatures Features { get; }

    public ReadingLimits Limits { get; }

    public string Hash { get; }

    /// <summary>Whether an encoder that was fine-tuned on the training lines takes part.</summary>
    public bool IsFineTuned => Tuned is not null;

    /// <summary>The same model, asking the sentence encoder about every message; itself without one.</summary>
    public IntentModel AskingAlways() =>
        Space is null ? this : new IntentModel(Labels, OutOfScope, Features, Quick, Full, Space, Tuned, Limits with { Quick = 2 }, Hash);

    internal IntentReader Quick { get; }

    internal IntentReader? Full { get; }

    internal SentenceSpace? Space { get; }

    internal TunedReader? Tuned { get; }

    /// <summary>Ranks every intent, and says how far to trust the ranking.</summary>
    /// <param name="text">The person's words, any length and language.</param>
    public IntentReading Read(string text) => Read(text, Limits.Quick);

    /// <summary>Reads a part of a message, whose whole is read as well: the n-grams need not be as sure.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public IntentReading ReadPart(string text) => Read(text, Math.Min(Limits.Quick, PartQuick));

    private IntentReading Read(string text, float quick)
    {
        var ranking = Rank(text, quick, out var isEncoded);
        return IntentReading.Of(ranking, Limits, OutOfScope, isEncoded);
    }

    private ImmutableArray<IntentGuess> Rank(string text, float quick, out bool isEncoded)
    {
        var features = Features.Of(text, out var coverage);
        var probabilities = Quick.Read(features, [], [], outOfScope, 0, coverage);
        isEncoded = Space is not null && Full is not null && TensorPrimitives.Max<float>(probabilities) < quick;
        if (isEncoded)
        {
            var vector = Space!.Vector(text);
            probabilities = Full!.Read(features, vector, Tuned?.Score(text) ?? [], outOfScope, Space.Near(vector), coverage);
        }

        return Ranked(Labels, probabilities);
    }

    internal static ImmutableArray<IntentGuess> Ranked(ImmutableArray<string> labels, float[] probabilities)
    {
        var order = new int[probabilities.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort((float[])probabilities.Clone(), order);
        var guesses = ImmutableArray.CreateBuilder<IntentGuess>(order.Length);
        for (var i = order.Length - 1; i >= 0; i--)
            guesses.Add(new IntentGuess(labels[order[i]], probabilities[order[i]]));
        return guesses.MoveToImmutable();
    }
}
