using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>What is kept of a fact under its name. In JSON a plain true or false, number, text or list of texts.</summary>
[JsonConverter(typeof(FactValueJson))]
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>It is so, or it was denied.</summary>
    public sealed record Flag(bool IsSo) : FactValue;

    public sealed record Number(int Value) : FactValue;

    public sealed record Text(string Value) : FactValue;

    /// <param name="Values">In the order told, without repeats, two or more.</param>
    public sealed record Texts(ImmutableArray<string> Values) : FactValue
    {
        public bool Equals(Texts? other) => other is not null && Values.SequenceEqual(other.Values);

        public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
    }
}

/// <summary>Writes a kept fact as plain JSON and reads it back.</summary>
public sealed class FactValueJson : JsonConverter<FactValue>
{
    public override bool HandleNull => true;

    public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => new FactValue.Flag(true),
        JsonTokenType.False => new FactValue.Flag(false),
        JsonTokenType.Number => new FactValue.Number(reader.GetInt32()),
        JsonTokenType.String => new FactValue.Text(reader.GetString()!),
        JsonTokenType.StartArray => new FactValue.Texts(ReadTexts(ref reader)),
        var other => throw new JsonException($"A fact is {other}; it must be true, false, a number, a text or a list of texts."),
    };

    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case FactValue.Flag flag:
                writer.WriteBooleanValue(flag.IsSo);
                break;
            case FactValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case FactValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case FactValue.Texts texts:
                writer.WriteStartArray();
                foreach (var text in texts.Values)
                    writer.WriteStringValue(text);
                writer.WriteEndArray();
                break;
            default:
                throw new System.Diagnostics.UnreachableException($"Fact value {value.GetType().Name} has no branch.");
        }
    }

    private static ImmutableArray<string> ReadTexts(ref Utf8JsonReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
            texts.Add(reader.GetString()!);
        return reader.TokenType == JsonTokenType.EndArray ? texts.ToImmutable() : throw new JsonException("A list of a fact holds something other than texts.");
    }
}
