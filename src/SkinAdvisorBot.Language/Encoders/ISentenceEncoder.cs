using SkinAdvisorBot.Language.Encoders.UseLite;

namespace SkinAdvisorBot.Language.Encoders;

/// <summary>Turns a message into a vector that lies near the vectors of messages that mean the same. Used by any number of threads at once.</summary>
public interface ISentenceEncoder
{
    /// <summary>Name and weights in one word, such as <c>use-lite-3f2a91c0</c>: two encoders of one id give the same vectors. Part of a model's hash.</summary>
    string Id { get; }

    /// <summary>Numbers in a vector, at least 1.</summary>
    int Width { get; }

    /// <summary>Widths of the parts of a vector, which add up to <see cref="Width"/>: views of a message that are each worth the same.</summary>
    IReadOnlyList<int> Parts { get; }

    /// <summary>What of it can be fine-tuned on training lines; null when nothing can.</summary>
    UseLiteEncoder? Tunable => null;

    /// <summary>Encodes one message.</summary>
    /// <param name="text">The person's words, any length and language; what is beyond the encoder's longest input is not read.</param>
    /// <param name="vector">float[<see cref="Width"/>], filled with parts of length 1 each, or with zeros where no word of the text is known.</param>
    void Encode(string text, Span<float> vector);
}
