namespace SkinAdvisorBot.Language.Encoders;

/// <summary>The first part of another encoder's vector, which says most of a sentence: a head that reads it alone trains three times as fast.</summary>
/// <param name="whole">Asked about the same texts as by others, so that one that remembers works once for both.</param>
public sealed class FirstPartEncoder(ISentenceEncoder whole) : ISentenceEncoder
{
    public string Id => $"{whole.Id}, first part";

    public int Width => whole.Parts[0];

    public IReadOnlyList<int> Parts { get; } = [whole.Parts[0]];

    public void Encode(string text, Span<float> vector)
    {
        var all = new float[whole.Width];
        whole.Encode(text, all);
        all.AsSpan(0, Width).CopyTo(vector);
    }
}
