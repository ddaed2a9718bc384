using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Writes what the bot says as texts. Its words are those for SMS already, with choices as a numbered list; what is left of buttons, cards and Markdown becomes plain words here.</summary>
internal static class SmsRendering
{
    /// <summary>Longest text that Twilio takes, in UTF-16 units.</summary>
    public const int MaxUnits = 1_600;

    /// <summary>Room for the number before a part, such as "(12/12) ".</summary>
    private const int NumberUnits = 8;

    /// <returns>One text, or several that say which part they are; at most <see cref="MaxUnits"/> each. None for a reply without words.</returns>
    public static ImmutableArray<string> Write(Reply reply, SmsKind kind)
    {
        var words = ReplyWords.Of(reply);
        var text = (kind == SmsKind.WhatsApp ? TextMarks.WhatsApp(words) : SmsSegments.ToGsm7(TextMarks.Plain(words))).Trim();
        if (text.Length == 0)
            return [];
        if (text.Length <= MaxUnits)
            return [text];
        var parts = Split(text, MaxUnits - NumberUnits);
        return [.. parts.Select((part, i) => string.Create(CultureInfo.InvariantCulture, $"({i + 1}/{parts.Count}) {part}"))];
    }

    /// <summary>Cuts where a sentence ends, else between words, else between characters.</summary>
    private static List<string> Split(string text, int most)
    {
        var parts = new List<string>();
        var rest = text.AsSpan();
        while (rest.Length > most)
        {
            var end = EndOf(rest[..(most + 1)], most);
            parts.Add(rest[..end].TrimEnd().ToString());
            rest = rest[end..].TrimStart();
        }

        if (!rest.IsEmpty)
            parts.Add(rest.ToString());
        return parts;
    }

    /// <param name="window">One character longer than a part may be, to see whether a word ends with it.</param>
    private static int EndOf(ReadOnlySpan<char> window, int most)
    {
        var word = 0;
        // A sentence in the first half would leave parts that are much too small.
        for (var end = most; end > most / 2; end--)
        {
            if (!char.IsWhiteSpace(window[end]))
                continue;
            if (window[end] == '\n' || window[end - 1] is '.' or '!' or '?')
                return end;
            word = word == 0 ? end : word;
        }

        if (word > 0)
            return word;
        return char.IsSurrogatePair(window[most - 1], window[most]) ? most - 1 : most;
    }
}
