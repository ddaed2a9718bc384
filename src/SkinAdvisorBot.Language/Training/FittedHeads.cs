using SkinAdvisorBot.Language.Encoders.UseLite.Tuning;
using SkinAdvisorBot.Language.Evaluation.Noise;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Both heads fitted to some of the lines, not yet calibrated.</summary>
/// <param name="Full">Null without an encoder, as is <paramref name="Space"/>.</param>
/// <param name="Tuned">Null where the encoder is not fine-tuned.</param>
internal sealed record FittedHeads(TextFeatures Features, LinearHead Quick, LinearHead? Full, SentenceSpace? Space, TunedReader? Tuned)
{
    /// <summary>L2 weight. On the development parts of BANKING77, HWU64 and CLINC150, 0.08 to 0.15 lie within 0.3 points of each other; above, full data loses.</summary>
    public const float L2 = 0.1f;

    /// <summary>Lines an intent, on average, below which n-grams that one line alone holds are kept: few lines leave few others.</summary>
    private const int Few = 20;

    /// <summary>Of so many lines one is learned a second time, with the slips of a phone's keys, where rows have them; its sentence vector stays that of the clean line.</summary>
    private const int SlipEvery = 20;

    private static readonly NoiseModel Slips = new(seed: 1);

    public static string Settings { get; } = FormattableString.Invariant(
        $"words 1-2, letters 3-5, min {TextFeatures.MinLines} or 1 below {Few}, names, slips 1 in {SlipEvery}, vectors by part, L2 {L2}, L-BFGS {HeadTrainer.Tolerance}");

    /// <param name="chosen">Indices of the lines to fit to.</param>
    public static FittedHeads Fit(TrainingRows rows, int[] chosen, CancellationToken cancellationToken) => Fit(rows, chosen, L2, TextFeatures.MinLines, cancellationToken);

    /// <param name="minLines">Lines that must hold an n-gram for it to count, at least 1.</param>
    /// <inheritdoc cref="Fit(TrainingRows, int[], CancellationToken)"/>
    public static FittedHeads Fit(TrainingRows rows, int[] chosen, float l2, int minLines, CancellationToken cancellationToken)
    {
        // The name of an intent is a line of it: "book_appointment" says what its lines say. It has no vector's cost to speak of.
        var names = Enumerable.Range(0, rows.Labels.Length).Where(label => label != rows.OutOfScope).ToArray();
        var isFew = chosen.Length < Few * rows.Labels.Length;
        var slips = isFew || !rows.HasSlips ? [] : chosen.Where(i => i % SlipEvery == 0).ToArray();
        chosen = [.. chosen, .. slips];
        var texts = chosen[..^slips.Length].Select(i => rows.Lines[i].Text).Concat(slips.Select(i => Slips.Distort(rows.Lines[i].Text, i))).Concat(names.Select(label => rows.Names[label])).ToArray();
        var labels = chosen.Select(i => rows.Truth[i]).Concat(names).ToArray();
        var features = TextFeatures.Learn(texts, isFew ? 1 : minLines);
        var sparse = texts.Select(features.Of).ToArray();
        var quick = HeadTrainer.Fit(sparse, features.Count, [], 0, labels, rows.Labels.Length, l2, start: null, cancellationToken);
        if (rows.Encoder is not { } encoder)
            return new FittedHeads(features, quick, null, null, null);
        var vectors = chosen.Select(i => rows.Vectors[i]).Concat(names.Select(label =>
        {
            var vector = new float[encoder.Width];
            SentenceSpace.Encode(encoder, rows.Names[label], vector);
            return vector;
        })).ToArray();
        var space = SentenceSpace.Learn(encoder, vectors, labels, rows.Labels.Length);
        var dense = new float[vectors.Length * encoder.Width];
        Parallel.For(0, vectors.Length, i =>
        {
            var placed = dense.AsSpan(i * encoder.Width, encoder.Width);
            vectors[i].CopyTo(placed);
            space.Place(placed);
        });
        var full = HeadTrainer.Fit(sparse, features.Count, dense, encoder.Width, labels, rows.Labels.Length, l2, quick, cancellationToken);
        var tuned = rows.Tunable is null ? null : EncoderTuning.Train(rows.Tunable, texts, labels, rows.Labels.Length, new ParallelOptions { CancellationToken = cancellationToken });
        return new FittedHeads(features, quick, full, space, tuned);
    }

    /// <summary>Scores lines the heads were not fitted to.</summary>
    public HeldOutScores[] Score(TrainingRows rows, int[] lines) => [.. lines.AsParallel().AsOrdered().Select(line =>
    {
        var sparse = Features.Of(rows.Lines[line].Text, out var coverage);
        var quick = Quick.Score(sparse, []);
        if (Full is null || Space is null)
            return new HeldOutScores(line, rows.Truth[line], quick, [], [], 0, coverage);
        var vector = Placed(Space, rows.Vectors[line]);
        return new HeldOutScores(line, rows.Truth[line], quick, Full.Score(sparse, vector), Tuned?.Score(rows.Lines[line].Text) ?? [], Space.Near(vector), coverage);
    })];

    private static float[] Placed(SentenceSpace space, float[] vector)
    {
        var placed = (float[])vector.Clone();
        space.Place(placed);
        return placed;
    }
}

/// <summary>Raw scores of a line by heads that were not fitted to it.</summary>
/// <param name="Line">Index of the line.</param>
/// <param name="Truth">Index of its intent.</param>
/// <param name="Quick">float[labels].</param>
/// <param name="Full">float[labels]; empty without an encoder.</param>
/// <param name="Tuned">float[labels]; empty where the encoder is not fine-tuned.</param>
internal sealed record HeldOutScores(int Line, int Truth, float[] Quick, float[] Full, float[] Tuned, float Near, float Coverage);
