using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>Facts as a list. Turns stored by an earlier version hold an object of true and false by name, which is read too.</summary>
public sealed class FactListJson : JsonConverter<ImmutableArray<Fact>>
{
    public override ImmutableArray<Fact> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType switch
        {
            JsonTokenType.StartArray => ReadList(ref reader),
            JsonTokenType.StartObject => ReadFlags(ref reader),
            var other => throw new JsonException($"Facts are {other}; they must be a list."),
        };
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Fact> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var fact in value)
            JsonSerializer.Serialize(writer, fact, FactJson.Default.Fact);
        writer.WriteEndArray();
    }

    private static ImmutableArray<Fact> ReadList(ref Utf8JsonReader reader)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            facts.Add(JsonSerializer.Deserialize(ref reader, FactJson.Default.Fact) ?? throw new JsonException("A fact is null."));
        return facts.ToImmutable();
    }

    private static ImmutableArray<Fact> ReadFlags(ref Utf8JsonReader reader)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var isDenied = !reader.GetBoolean();
            facts.Add(name == KeptFacts.OnIsotretinoin
                ? new Fact(FactNames.Medicine, FactNames.Isotretinoin, isDenied)
                : new Fact(name, null, isDenied));
        }

        return facts.ToImmutable();
    }
}

[JsonSerializable(typeof(Fact))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
internal sealed partial class FactJson : JsonSerializerContext;
