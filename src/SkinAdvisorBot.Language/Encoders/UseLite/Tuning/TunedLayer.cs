using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>A transformer layer that learns.</summary>
/// <param name="layer">Changed by learning.</param>
internal sealed class TunedLayer(TransformerLayer layer)
{
    private readonly TunedNorm beforeAttention = new(layer.BeforeAttention);
    private readonly TunedDense queriesKeysValues = new(layer.QueriesKeysValues);
    private readonly TunedDense attended = new(layer.Attended);
    private readonly TunedNorm beforeFeedForward = new(layer.BeforeFeedForward);
    private readonly TunedDense widen = new(layer.Widen);
    private readonly TunedDense narrow = new(layer.Narrow);

    /// <summary>In the order of <see cref="UseLiteWeights.Arrays"/>.</summary>
    public IReadOnlyList<TunedVector> Vectors =>
        [.. beforeAttention.Vectors, .. queriesKeysValues.Vectors, .. attended.Vectors, .. beforeFeedForward.Vectors, .. widen.Vectors, .. narrow.Vectors];

    public LayerTape NewTape(int pieces) => new(pieces, layer.Width, layer.Outer, layer.Inner);

    /// <summary>Takes some lines of a batch through the layer.</summary>
    /// <param name="tape">Holds the input of their pieces; the rest of theirs is overwritten.</param>
    /// <param name="state">Their pieces' state, float[count, outer], which the layer adds to.</param>
    public void Forward(LayerTape tape, Span<float> state, Batch batch, Range lines)
    {
        var (first, count) = batch.PiecesOf(lines);
        int width = layer.Width, outer = layer.Outer;
        beforeAttention.Apply(tape.Input.AsSpan(first * width), count, tape.Normal, first);
        queriesKeysValues.Apply(tape.Normal.Result.AsSpan(first * width), count, tape.Projected.AsSpan(first * 3 * width));
        for (var line = lines.Start.Value; line < lines.End.Value; line++)
        {
            var (start, length) = batch.PiecesOf(line);
            layer.Attend(tape.Projected.AsSpan(start * 3 * width), length, tape.Mixed.AsSpan(start * width, length * width));
        }

        var middle = tape.Middle.AsSpan(first * outer, count * outer);
        attended.Apply(tape.Mixed.AsSpan(first * width), count, middle);
        Portable.AddScaled(state, 1, middle);
        beforeFeedForward.Apply(middle, count, tape.MiddleNormal, first);
        var wide = tape.Wide.AsSpan(first * layer.Inner, count * layer.Inner);
        widen.Apply(tape.MiddleNormal.Result.AsSpan(first * outer), count, wide);
        foreach (ref var number in wide)
            number = Math.Max(number, 0f);
        narrow.Apply(wide, count, state);
        Portable.AddScaled(middle, 1, state);
    }

    /// <summary>Takes the slopes of the loss by what the layer made of some lines back to what it read.</summary>
    /// <param name="tape">Holds <see cref="LayerTape.OutSlopes"/> of their pieces; the other slopes of theirs are overwritten.</param>
    public void Back(LayerTape tape, Batch batch, Range lines)
    {
        var (first, count) = batch.PiecesOf(lines);
        int width = layer.Width, outer = layer.Outer, inner = layer.Inner;
        var outSlopes = tape.OutSlopes.AsSpan(first * outer, count * outer);
        var wideSlopes = tape.WideSlopes.AsSpan(first * inner, count * inner);
        narrow.Back(outSlopes, count, wideSlopes);
        for (var i = 0; i < wideSlopes.Length; i++)
            wideSlopes[i] = tape.Wide[(first * inner) + i] > 0 ? wideSlopes[i] : 0;
        widen.Back(wideSlopes, count, tape.MiddleNormal.Slopes.AsSpan(first * outer));
        var middleSlopes = tape.MiddleSlopes.AsSpan(first * outer, count * outer);
        outSlopes.CopyTo(middleSlopes);
        beforeFeedForward.AddBack(tape.MiddleNormal, first, count, middleSlopes);
        attended.Back(middleSlopes, count, tape.MixedSlopes.AsSpan(first * width));
        for (var line = lines.Start.Value; line < lines.End.Value; line++)
        {
            var (start, length) = batch.PiecesOf(line);
            BackAttention(tape.Projected.AsSpan(start * 3 * width), length, tape.MixedSlopes.AsSpan(start * width), tape.ProjectedSlopes.AsSpan(start * 3 * width, length * 3 * width));
        }

        queriesKeysValues.Back(tape.ProjectedSlopes.AsSpan(first * 3 * width), count, tape.Normal.Slopes.AsSpan(first * width));
        var inputSlopes = tape.InputSlopes.AsSpan(first * width, count * width);
        inputSlopes.Clear();
        beforeAttention.AddBack(tape.Normal, first, count, inputSlopes);
    }

    /// <param name="count">Pieces of the batch on the tape.</param>
    public IEnumerable<Action> LessonsOf(LayerTape tape, int count, AdamW step) =>
    [
        Lessons.Of(beforeAttention, tape.Normal, count, step),
        .. Lessons.Of(queriesKeysValues, tape.Normal.Result, tape.ProjectedSlopes, count, step),
        .. Lessons.Of(attended, tape.Mixed, tape.MiddleSlopes, count, step),
        Lessons.Of(beforeFeedForward, tape.MiddleNormal, count, step),
        .. Lessons.Of(widen, tape.MiddleNormal.Result, tape.WideSlopes, count, step),
        .. Lessons.Of(narrow, tape.Wide, tape.OutSlopes, count, step),
    ];

    /// <summary>Slopes by the queries, keys and values of one line, from those by the mixed values.</summary>
    /// <param name="projected">float[count, 3, width].</param>
    /// <param name="mixedSlopes">float[count, width].</param>
    /// <param name="slopes">float[count, 3, width], overwritten.</param>
    private void BackAttention(ReadOnlySpan<float> projected, int count, ReadOnlySpan<float> mixedSlopes, Span<float> slopes)
    {
        slopes.Clear();
        var width = layer.Width;
        var size = width / TransformerLayer.Heads;
        var scale = (float)(1 / Math.Sqrt(size));
        Span<float> fit = stackalloc float[count], fitSlopes = stackalloc float[count];
        for (var head = 0; head < TransformerLayer.Heads; head++)
        {
            for (var piece = 0; piece < count; piece++)
            {
                var query = (piece * 3 * width) + (head * size);
                var slope = mixedSlopes.Slice((piece * width) + (head * size), size);
                layer.Fit(projected, head, piece, fit);
                for (var other = 0; other < count; other++)
                {
                    var value = (other * 3 * width) + (2 * width) + (head * size);
                    fitSlopes[other] = Portable.Dot(slope, projected.Slice(value, size));
                    Portable.AddScaled(slope, fit[other], slopes.Slice(value, size));
                }

                var mean = Portable.Dot(fit, fitSlopes);
                for (var other = 0; other < count; other++)
                {
                    var key = (other * 3 * width) + width + (head * size);
                    var change = fit[other] * (fitSlopes[other] - mean) * scale;
                    Portable.AddScaled(projected.Slice(key, size), change, slopes.Slice(query, size));
                    Portable.AddScaled(projected.Slice(query, size), change, slopes.Slice(key, size));
                }
            }
        }
    }
}
