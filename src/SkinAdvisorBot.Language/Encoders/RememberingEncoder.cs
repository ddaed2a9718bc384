using System.Collections.Concurrent;
using SkinAdvisorBot.Language.Encoders.UseLite;

namespace SkinAdvisorBot.Language.Encoders;

/// <summary>Keeps the vectors of the latest texts, since greetings and buttons come again and again.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, so that a text read lately stays and memory is bounded,
/// 2 × <see cref="Generation"/> vectors at most.</remarks>
public sealed class RememberingEncoder(ISentenceEncoder encoder) : ISentenceEncoder
{
    /// <summary>Texts in a generation: 7 MB of the vectors of the encoder that comes with the program.</summary>
    public const int Generation = 1000;

    /// <summary>Longest text that is kept: classifier and detector ask about the same message, which an encoder reads no further than this.</summary>
    private const int Longest = 1_000;

    private readonly Lock turnover = new();
    private volatile ConcurrentDictionary<string, float[]> young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, float[]> old = new(StringComparer.Ordinal);

    public string Id => encoder.Id;

    public int Width => encoder.Width;

    public IReadOnlyList<int> Parts => encoder.Parts;

    public UseLiteEncoder? Tunable => encoder.Tunable;

    /// <inheritdoc/>
    public void Encode(string text, Span<float> vector)
    {
        if (young.TryGetValue(text, out var kept) || old.TryGetValue(text, out kept))
        {
            kept.CopyTo(vector);
            Keep(text, kept);
            return;
        }

        encoder.Encode(text, vector);
        if (text.Length <= Longest)
            Keep(text, vector.ToArray());
    }

    private void Keep(string text, float[] vector)
    {
        if (!young.TryAdd(text, vector) || young.Count < Generation)
            return;
        lock (turnover)
        {
            if (young.Count < Generation)
                return;
            old = young;
            young = new ConcurrentDictionary<string, float[]>(StringComparer.Ordinal);
        }
    }
}
