using SkinAdvisorBot.Language.Encoders;

namespace SkinAdvisorBot.Language.Tests.Encoders;

/// <summary>Knows what a few words mean: each word it was given points one way, and every other word nowhere.</summary>
/// <param name="directions">Words of one meaning in one entry.</param>
public sealed class WordCountEncoder(params string[][] directions) : ISentenceEncoder
{
    private int calls;

    /// <summary>Texts encoded so far.</summary>
    public int Calls => calls;

    public string Id => "words-1";

    public int Width => directions.Length;

    public IReadOnlyList<int> Parts => [Width];

    public void Encode(string text, Span<float> vector)
    {
        Interlocked.Increment(ref calls);
        vector.Clear();
        foreach (var word in text.Split(' '))
        {
            for (var i = 0; i < directions.Length; i++)
                vector[i] += directions[i].Contains(word) ? 1 : 0;
        }

        var length = 0f;
        foreach (var number in vector)
            length += number * number;
        for (var i = 0; i < vector.Length && length > 0; i++)
            vector[i] /= MathF.Sqrt(length);
    }
}
