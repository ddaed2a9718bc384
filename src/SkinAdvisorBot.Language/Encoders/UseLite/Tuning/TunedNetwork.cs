using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>The encoder with a linear head, learning together by backpropagation of the softmax cross-entropy (Rumelhart et al. 1986).</summary>
/// <remarks>Threads share out lines on the way there and back, and weights in between, but each number is summed by one thread in one order:
/// any number of threads gives the same bits. What a thread works on is small enough to stay in the processor's cache.</remarks>
internal sealed class TunedNetwork
{
    /// <summary>Length of the vector that the head reads: what a softmax over cosines is sharpened by. On the development part of HWU64, 10 learned well in five passes.</summary>
    public const float VectorLength = 10f;

    /// <summary>The head starts from nothing and has further to go than the encoder.</summary>
    private const float HeadHaste = 10f;

    private const int LinesAtOnce = 8;

    private readonly UseLiteWeights weights;
    private readonly float[] places;
    private readonly int labelCount;
    private readonly int width;
    private readonly int state;
    private readonly TunedVector embeddings;
    private readonly TunedDense adjust;
    private readonly TunedLayer first;
    private readonly TunedLayer second;
    private readonly TunedDense output;
    private readonly TunedDense head;
    private NetworkTape tape;

    /// <param name="weights">Changed by learning.</param>
    /// <param name="places">float[most pieces of a line, width]: what is added to an embedding for its place.</param>
    /// <param name="head">From the sentence vector to a score for each intent; changed by learning.</param>
    /// <param name="labelCount">Intents; the head's further outputs are not read.</param>
    public TunedNetwork(UseLiteWeights weights, float[] places, DenseLayer head, int labelCount)
    {
        this.weights = weights;
        this.places = places;
        this.labelCount = labelCount;
        width = weights.Adjust.Inputs;
        state = weights.Output.Outputs;
        embeddings = new TunedVector(weights.Embeddings);
        adjust = new TunedDense(weights.Adjust);
        first = new TunedLayer(weights.First);
        second = new TunedLayer(weights.Second);
        output = new TunedDense(weights.Output);
        this.head = new TunedDense(head);
        tape = NewTape(0, 0);
    }

    /// <summary>Everything that learns: in the order of <see cref="UseLiteWeights.Arrays"/>, then the head's matrix and bias.</summary>
    public IReadOnlyList<TunedVector> Vectors =>
        [embeddings, .. adjust.Vectors, .. first.Vectors, .. second.Vectors, .. output.Vectors, .. head.Vectors];

    /// <summary>Learns from a batch.</summary>
    /// <returns>The mean loss of its lines before, at least 0.</returns>
    public double Learn(Batch batch, AdamW step, ParallelOptions parallel)
    {
        var lines = batch.Labels.Length;
        if (!tape.Holds(batch))
            tape = NewTape(batch.Pieces.Length, lines);
        Parallel.For(0, (lines + LinesAtOnce - 1) / LinesAtOnce, parallel, chunk =>
        {
            var own = (chunk * LinesAtOnce)..Math.Min(lines, (chunk + 1) * LinesAtOnce);
            Forward(batch, own);
            for (var line = own.Start.Value; line < own.End.Value; line++)
                Compare(batch, line);
            Back(batch, own);
        });
        Action[] lessons = [.. LessonsOf(batch, step)];
        Parallel.For(0, lessons.Length, parallel, i => lessons[i]());
        var loss = 0.0;
        foreach (var own in tape.Losses.AsSpan(0, lines))
            loss += own;
        return loss / lines;
    }

    private NetworkTape NewTape(int pieces, int lines) => new(pieces, lines, first.NewTape(pieces), second.NewTape(pieces), state, width, head.Outputs);

    private void Forward(Batch batch, Range lines)
    {
        for (var line = lines.Start.Value; line < lines.End.Value; line++)
            Embed(batch, line);
        var (start, count) = batch.PiecesOf(lines);
        var through = tape.State.AsSpan(start * state, count * state);
        adjust.Apply(tape.First.Input.AsSpan(start * width), count, through);
        first.Forward(tape.First, through, batch, lines);
        through.CopyTo(tape.Second.Input.AsSpan(start * state));
        second.Forward(tape.Second, through, batch, lines);
        for (var line = lines.Start.Value; line < lines.End.Value; line++)
            Pool(batch, line);
    }

    /// <summary>As <see cref="UseLiteEncoder"/> does: the embedding counts twice.</summary>
    private void Embed(Batch batch, int line)
    {
        var (from, length) = batch.PiecesOf(line);
        for (var place = 0; place < length; place++)
        {
            var row = weights.Embeddings.AsSpan(batch.Pieces[from + place] * width, width);
            var input = tape.First.Input.AsSpan((from + place) * width, width);
            for (var i = 0; i < width; i++)
                input[i] = row[i] + (row[i] + places[(place * width) + i]);
        }
    }

    private void Pool(Batch batch, int line)
    {
        var (from, length) = batch.PiecesOf(line);
        var mean = tape.Mean.AsSpan(line * state, state);
        mean.Clear();
        for (var piece = from; piece < from + length; piece++)
            Portable.AddScaled(tape.State.AsSpan(piece * state, state), 1f / length, mean);
        var vector = tape.Vector.AsSpan(line * state, state);
        output.Apply(mean, 1, vector);
        foreach (ref var number in vector)
            number = (float)Math.Tanh(number);
    }

    /// <summary>Scores a line, and takes the slopes of its loss back to before the hyperbolic tangent.</summary>
    private void Compare(Batch batch, int line)
    {
        var vector = tape.Vector.AsSpan(line * state, state);
        var scaled = tape.Scaled.AsSpan(line * state, state);
        var length = (float)Math.Sqrt(Portable.Dot(vector, vector));
        for (var i = 0; i < state; i++)
            scaled[i] = vector[i] * (VectorLength / length);
        var scores = tape.ScoreSlopes.AsSpan(line * head.Outputs, head.Outputs);
        head.Apply(scaled, 1, scores);
        scores[labelCount..].Fill(float.NegativeInfinity);
        var right = scores[batch.Labels[line]];
        tape.Losses[line] = Portable.SoftMax(scores) - right;
        scores[batch.Labels[line]] -= 1;
        foreach (ref var score in scores)
            score /= batch.Labels.Length;
        var slopes = tape.VectorSlopes.AsSpan(line * state, state);
        head.Back(scores, 1, slopes);
        // A vector of one length can't grow: what of the slope lies along it is lost.
        var along = Portable.Dot(slopes, vector) / (length * length);
        for (var i = 0; i < state; i++)
            slopes[i] = (VectorLength / length) * (slopes[i] - (along * vector[i])) * (1 - (vector[i] * vector[i]));
    }

    private void Back(Batch batch, Range lines)
    {
        var (start, count) = batch.PiecesOf(lines);
        for (var line = lines.Start.Value; line < lines.End.Value; line++)
            BackPool(batch, line);
        second.Back(tape.Second, batch, lines);
        var between = tape.First.OutSlopes.AsSpan(start * state, count * state);
        tape.Second.MiddleSlopes.AsSpan(start * state, count * state).CopyTo(between);
        Portable.AddScaled(tape.Second.InputSlopes.AsSpan(start * state, count * state), 1, between);
        first.Back(tape.First, batch, lines);
        var slopes = tape.EmbeddingSlopes.AsSpan(start * width, count * width);
        adjust.Back(tape.First.MiddleSlopes.AsSpan(start * state), count, slopes);
        Portable.AddScaled(tape.First.InputSlopes.AsSpan(start * width, count * width), 1, slopes);
        foreach (ref var slope in slopes)
            slope *= 2;
    }

    private void BackPool(Batch batch, int line)
    {
        var (from, length) = batch.PiecesOf(line);
        var slopes = tape.Second.OutSlopes.AsSpan(from * state, length * state);
        output.Back(tape.VectorSlopes.AsSpan(line * state), 1, slopes[..state]);
        for (var i = 0; i < state; i++)
            slopes[i] /= length;
        for (var piece = 1; piece < length; piece++)
            slopes[..state].CopyTo(slopes[(piece * state)..]);
    }

    private IEnumerable<Action> LessonsOf(Batch batch, AdamW step)
    {
        var count = batch.Pieces.Length;
        return
        [
            .. Lessons.Of(adjust, tape.First.Input, tape.First.MiddleSlopes, count, step),
            .. first.LessonsOf(tape.First, count, step),
            .. second.LessonsOf(tape.Second, count, step),
            .. Lessons.Of(output, tape.Mean, tape.VectorSlopes, batch.Labels.Length, step),
            .. Lessons.Of(head, tape.Scaled, tape.ScoreSlopes, batch.Labels.Length, step with { Rate = step.Rate * HeadHaste }),
            .. batch.Pieces.Index().GroupBy(entry => entry.Item, entry => entry.Index).Select(piece => (Action)(() => LearnEmbedding(piece.Key, piece, step))),
        ];
    }

    // Only pieces that occur learn, and none decays: most of the vocabulary is in no line, and should stay what it was.
    private void LearnEmbedding(int piece, IEnumerable<int> places, AdamW step)
    {
        var slopes = new float[width];
        foreach (var place in places)
            Portable.AddScaled(tape.EmbeddingSlopes.AsSpan(place * width, width), 1, slopes);
        embeddings.Learn(piece * width, slopes, step with { Decay = 0 });
    }
}
