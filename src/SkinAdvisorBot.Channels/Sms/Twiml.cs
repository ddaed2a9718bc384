using System.Text;
using System.Xml;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>The answer to a message, in Twilio's markup.</summary>
public static class Twiml
{
    public const string ContentType = "text/xml; charset=utf-8";

    /// <summary>Largest answer that Twilio reads, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <param name="texts">One message each; none says nothing to the person.</param>
    /// <returns>UTF-8, at most <see cref="MaxBytes"/>; how many of the texts are in it, the first ones.</returns>
    public static (byte[] Body, int Told) Write(IReadOnlyList<string> texts)
    {
        var messages = new StringBuilder();
        var room = MaxBytes - Encoding.UTF8.GetByteCount(Around(""));
        var told = 0;
        foreach (var text in texts)
        {
            var message = $"<Message>{Escape(text)}</Message>";
            room -= Encoding.UTF8.GetByteCount(message);
            if (room < 0)
                break;
            messages.Append(message);
            told++;
        }

        return (Encoding.UTF8.GetBytes(Around(messages.ToString())), told);
    }

    private static string Around(string messages) =>
        $"""<?xml version="1.0" encoding="UTF-8"?>{(messages.Length == 0 ? "<Response/>" : $"<Response>{messages}</Response>")}""";

    /// <summary>Characters that XML has no place for are gone, and so is half a surrogate pair.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                escaped.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]) && text[i] is '\n' or not (< ' ' or >= '\x7F' and <= '\x9F'))
                Append(escaped, text[i]);
        }

        return escaped.ToString();
    }

    private static void Append(StringBuilder escaped, char letter)
    {
        switch (letter)
        {
            case '&':
                escaped.Append("&amp;");
                break;
            case '<':
                escaped.Append("&lt;");
                break;
            case '>':
                escaped.Append("&gt;");
                break;
            default:
                escaped.Append(letter);
                break;
        }
    }
}
