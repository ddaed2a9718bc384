using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Writes entries of the transcript as clients read them: <c>{"activities":[…],"watermark":"…"}</c>.</summary>
internal sealed class ActivitySets(IOptions<DirectLineOptions> options)
{
    public const string ChannelId = "directline";

    private readonly ChannelAccount _bot = new() { Id = "skin-advisor", Name = options.Value.BotName, Role = Roles.Bot };

    /// <param name="watermark">Of the last entry; or where the client stands when there is none.</param>
    /// <param name="address">Ours as the client reaches it, without a slash at the end.</param>
    public void Write(IBufferWriter<byte> output, string conversationId, ReadOnlySpan<TranscriptEntry> entries, long watermark, string address)
    {
        output.Write("{\"activities\":["u8);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = ActivityJson.Wire.Options.Encoder });
        for (var i = 0; i < entries.Length; i++)
        {
            if (i > 0)
                output.Write(","u8);
            if (entries[i].Reply is null)
            {
                WriteSaid(output, conversationId, entries[i]);
            }
            else
            {
                JsonSerializer.Serialize(json, ReplyOf(conversationId, entries[i], address), ActivityJson.Wire.Activity);
                json.Flush();
                json.Reset();
            }
        }

        Write(output, $"],\"watermark\":\"{watermark}\"}}");
    }

    /// <summary>The id of an entry, as clients know it.</summary>
    public static string IdOf(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    // The activity was written once, when it came; what only the transcript knows goes in front of its other fields.
    private static void WriteSaid(IBufferWriter<byte> output, string conversationId, TranscriptEntry entry)
    {
        var conversation = JsonEncodedText.Encode(conversationId).Value;
        Write(output, $"{{\"id\":\"{conversation}|{entry.Sequence:D7}\",\"timestamp\":\"{TimeOf(entry)}\",\"channelId\":\"{ChannelId}\",\"conversation\":{{\"id\":\"{conversation}\"}},");
        var stored = entry.Activity.GetValueOrDefault().Span;
        output.Write(stored.StartsWith("{\""u8) ? stored[1..] : "\"type\":\"message\"}"u8);
    }

    private Activity ReplyOf(string conversationId, TranscriptEntry entry, string address) => ReplyActivity.From(entry.Reply!, address) with
    {
        Id = IdOf(conversationId, entry.Sequence),
        Timestamp = TimeOf(entry),
        ChannelId = ChannelId,
        From = _bot,
        Conversation = new ConversationAccount { Id = conversationId },
        ReplyToId = entry.ReplyTo is { } answered ? IdOf(conversationId, answered) : null,
    };

    private static string TimeOf(TranscriptEntry entry) =>
        entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    private static void Write(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
