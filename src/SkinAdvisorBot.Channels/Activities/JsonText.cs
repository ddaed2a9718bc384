using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>Checks of JSON that a reader of typed fields alone would miss: it never looks inside the parts it keeps raw.</summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <exception cref="ActivityFormatException">Not UTF-8, not JSON, or not the shape of <typeparamref name="T"/>.</exception>
    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> shape)
        where T : class
    {
        if (json.StartsWith(ByteOrderMark))
            json = json[ByteOrderMark.Length..];
        if (!Utf8.IsValid(json))
            throw new ActivityFormatException("The body is not valid UTF-8.");
        try
        {
            if (HasHalfCharacter(json))
                throw new ActivityFormatException("The body holds half a character: a \\ud800 to \\udfff escape without its partner.");
            return JsonSerializer.Deserialize(json, shape)
                ?? throw new ActivityFormatException("The body is null. Send a JSON object.");
        }
        catch (JsonException e)
        {
            throw new ActivityFormatException($"The body is not the JSON we expect: look at {e.Path ?? "$"}, line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", e);
        }
    }

    // Such an escape is legal JSON but no text: reading it as a string fails, wherever that happens later.
    private static bool HasHalfCharacter(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ActivityJson.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !IsText(in reader))
                return true;
        }

        return false;
    }

    private static bool IsText(in Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
