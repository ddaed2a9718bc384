using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>The words a message says, wherever in the activity they stand.</summary>
public static class MessageText
{
    /// <summary>Fields of a submitted form that hold what the person said or chose, in the order we look.</summary>
    private static readonly string[] SpokenFields = ["text", "message", "question", "value", "choice", "title", "label"];

    /// <returns>
    /// The text; without one, what a submitted card says (its field of words, or the whole value as JSON).
    /// Control characters other than newline and tab are gone. Empty when only a file came.
    /// </returns>
    public static string Of(Activity message)
    {
        if (!string.IsNullOrEmpty(message.Text))
            return WithoutControls(message.Text);
        return message.Value is { } value ? WithoutControls(Spoken(value)) : "";
    }

    /// <summary>Drops control characters (C0, DEL, C1) but keeps newline and tab.</summary>
    public static string WithoutControls(string text)
    {
        if (text.AsSpan().IndexOfAny(Unwanted) < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!Unwanted.Contains(character))
                kept.Append(character);
        }

        return kept.ToString();
    }

    private static readonly SearchValues<char> Unwanted = SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\n' or '\t'))]);

    private static string Spoken(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Object => SpokenField(value) ?? value.GetRawText(),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    private static string? SpokenField(JsonElement form)
    {
        foreach (var name in SpokenFields)
        {
            if (form.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
                && field.GetString() is { Length: > 0 } words && !string.IsNullOrWhiteSpace(words))
                return words;
        }

        return null;
    }
}
