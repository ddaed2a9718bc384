using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;

namespace SkinAdvisorBot.Host.Storage;

/// <summary>The JSON of the database: camelCase names, enums by name, nulls left out, UTF-8.</summary>
public static class StoredJson
{
    private static readonly StoredJsonContext Generated = new(Options(resolver: null));

    // The generated reader hands default(T) to every init property the JSON does not name, so that a list added in a
    // later version would be a default array. Reflection keeps the record's own initial values, and states are
    // read only when a grain wakes up.
    private static readonly JsonSerializerOptions Reading = Options(new DefaultJsonTypeInfoResolver());

    public static byte[] Write(Conversation state) => JsonSerializer.SerializeToUtf8Bytes(state, Generated.Conversation);

    public static byte[] Write(ImmutableArray<Reply> replies) => JsonSerializer.SerializeToUtf8Bytes(replies, Generated.ImmutableArrayReply);

    public static byte[] Write(TurnTrace trace) => JsonSerializer.SerializeToUtf8Bytes(trace, Generated.TurnTrace);

    public static byte[] Write(ImmutableArray<string> texts) => JsonSerializer.SerializeToUtf8Bytes(texts, Generated.ImmutableArrayString);

    public static byte[] Write(WaitEntry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, Generated.WaitEntry);

    /// <exception cref="JsonException">It is not the JSON of a conversation.</exception>
    public static Conversation ReadState(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Conversation>(json, Reading) ?? throw new JsonException("The state is null.");

    /// <exception cref="JsonException">It is not the JSON of replies.</exception>
    public static ImmutableArray<Reply> ReadReplies(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Generated.ImmutableArrayReply);

    /// <exception cref="JsonException">It is not the JSON of a trace.</exception>
    public static TurnTrace ReadTrace(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Generated.TurnTrace) ?? throw new JsonException("The trace is null.");

    /// <exception cref="JsonException">It is not the JSON of a wait entry.</exception>
    public static WaitEntry ReadWait(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<WaitEntry>(json, Reading) ?? throw new JsonException("The entry is null.");

    /// <exception cref="JsonException">It is not the JSON of texts.</exception>
    public static ImmutableArray<string> ReadTexts(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Generated.ImmutableArrayString);

    private static JsonSerializerOptions Options(IJsonTypeInfoResolver? resolver) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = resolver,
        Converters = { new JsonStringEnumConverter<Certainty>(), new JsonStringEnumConverter<StaffDeedKind>() },
        // It stays in the database and is written anew for every page, so nothing needs escaping for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ImmutableArray<Reply>))]
[JsonSerializable(typeof(TurnTrace))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(WaitEntry))]
internal sealed partial class StoredJsonContext : JsonSerializerContext;
