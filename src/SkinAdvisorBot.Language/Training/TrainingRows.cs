using System.Collections.Immutable;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Lines made ready for training: in one order whatever the order they came in, encoded once.</summary>
/// <param name="Labels">All intents, in the order of their names.</param>
/// <param name="Names">What each label says in words, a line of it.</param>
/// <param name="OutOfScope">Index of the label that says none of the others fits; -1 for none.</param>
/// <param name="Lines">Mixed, since they come grouped by intent.</param>
/// <param name="Truth">Index of each line's intent.</param>
/// <param name="Vectors">The encoder's vector of each line; empty without an encoder.</param>
/// <param name="Tunable">What is fine-tuned on the lines beside; null for nothing.</param>
internal sealed record TrainingRows(
    ImmutableArray<string> Labels, ImmutableArray<string> Names, int OutOfScope, ImmutableArray<LabelledText> Lines, ImmutableArray<int> Truth, ISentenceEncoder? Encoder, ImmutableArray<float[]> Vectors, UseLiteEncoder? Tunable)
{
    /// <summary>Fixes the order in which lines are mixed; any number does.</summary>
    private const int Seed = 20;

    /// <summary>Whether some lines are learned a second time with slips of a phone's keys.</summary>
    public bool HasSlips { get; init; }

    /// <param name="outOfScope">The label of lines that no intent fits; need not occur.</param>
    /// <param name="isFineTuned">Whether the encoder is fine-tuned on the lines, too.</param>
    /// <param name="nameOf">What a label says in words; null for the label itself.</param>
    /// <exception cref="ArgumentException">It is to be, and there is none or one that can't be.</exception>
    public static TrainingRows Of(
        IReadOnlyList<LabelledText> lines, string outOfScope, ISentenceEncoder? encoder, bool isFineTuned, CancellationToken cancellationToken, Func<string, string>? nameOf = null)
    {
        if (isFineTuned && encoder?.Tunable is null)
            throw new ArgumentException($"{(encoder is null ? "No encoder" : encoder.Id)} can't be fine-tuned: hand in one that is tunable.", nameof(encoder));
        var labels = lines.Select(line => line.Intent).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var mixed = lines.OrderBy(line => line.Intent, StringComparer.Ordinal).ThenBy(line => line.Text, StringComparer.Ordinal).ToArray();
        new Random(Seed).Shuffle(mixed);
        var vectors = new float[encoder is null ? 0 : mixed.Length][];
        Parallel.For(0, vectors.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            vectors[i] = new float[encoder!.Width];
            SentenceSpace.Encode(encoder, mixed[i].Text, vectors[i]);
        });
        return new TrainingRows(labels, [.. labels.Select(label => nameOf?.Invoke(label) ?? label.Replace('_', ' '))], labels.IndexOf(outOfScope), [.. mixed], [.. mixed.Select(line => labels.IndexOf(line.Intent))], encoder, [.. vectors], isFineTuned ? encoder!.Tunable : null);
    }
}
