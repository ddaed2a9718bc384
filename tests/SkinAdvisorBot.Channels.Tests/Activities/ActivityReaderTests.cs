using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.Tests.Activities;

public sealed class ActivityReaderTests
{
    /// <summary>What Web Chat 4.18 posts first, with fields of every level that we have no name for.</summary>
    private const string WebChat = """
        {
          "attachments": [{"contentType": "image/png", "contentUrl": "https://x.example/a.png", "name": "a.png", "thumbnailUrl": "https://x.example/t.png"}],
          "channelData": {"attachmentSizes": [], "clientActivityID": "ab12", "clientTimestamp": "2026-12-01T09:00:00.000Z", "n": 1.10, "big": 123456789012345678901234567890},
          "channelId": "webchat",
          "conversation": {"id": "c1", "isGroup": false, "tenantId": "t"},
          "entities": [{"requiresBotState": true, "supportsListening": true, "type": "ClientCapabilities", "@context": "https://schema.org"}],
          "from": {"id": "dl_anna", "name": "", "role": "user", "aadObjectId": "x"},
          "locale": "en-US",
          "localTimestamp": "2026-12-01T10:00:00.123+01:00",
          "localTimezone": "Europe/Berlin",
          "suggestedActions": {"to": ["u"], "actions": [{"type": "messageBack", "title": "t", "value": {"a": [1]}, "displayText": "d"}]},
          "text": "h\u00e4llo 😀",
          "textFormat": "plain",
          "timestamp": "2026-12-01T09:00:00.1234567Z",
          "type": "message",
          "value": false
        }
        """;

    [Fact]
    public void Reading_and_writing_keeps_every_field_and_every_digit()
    {
        var activity = Read(WebChat);

        var written = JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WebChat), JsonNode.Parse(written)), written);
        Assert.Contains("\"n\":1.10,\"big\":123456789012345678901234567890", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_of_another_case_is_another_field_and_overwrites_nothing()
    {
        var activity = Read("""{"type":"message","Type":"event","From":{"id":"evil"},"from":{"id":"anna","Id":"evil"}}""");

        Assert.Equal(("message", "anna"), (activity.Type, activity.From!.Id));
    }

    [Fact]
    public void Null_is_the_same_as_absent()
    {
        var activity = Read("""{"type":"message","text":null,"from":null,"attachments":null,"channelData":null,"value":null}""");

        Assert.Equal("""{"type":"message"}""", JsonSerializer.Serialize(activity, ActivityJson.Wire.Activity));
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. """{"type":"typing"}"""u8];

        Assert.Equal("typing", ActivityReader.Read(json).Type);
    }

    [Theory]
    [InlineData("""{"type":"message","type":"event"}""")]
    [InlineData("""{"type":"message","x":1,"x":2}""")]
    [InlineData("""{"type":"message","from":{"id":"a","id":"b"}}""")]
    [InlineData("""{"type":"message","from":{"x":1,"x":2}}""")]
    [InlineData("""{"type":"message","channelData":{"a":{"b":1,"b":2}}}""")]
    [InlineData("""{"type":"message","entities":[{"b":1,"b":2}]}""")]
    [InlineData("""{"type":"message","t\u0079pe":"event"}""")]
    public void A_name_given_twice_is_refused_at_every_level(string json)
    {
        Assert.Throws<ActivityFormatException>(() => Read(json));
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_no_more()
    {
        static string Nested(int levels) => $$"""{"type":"message","value":{{new string('[', levels - 1)}}{{new string(']', levels - 1)}}}""";

        Assert.NotNull(Read(Nested(64)).Value);
        Assert.Throws<ActivityFormatException>(() => Read(Nested(65)));
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\uDE00")]
    [InlineData("\\ude00\\ud83d")]
    public void Half_a_character_is_refused_wherever_it_stands(string half)
    {
        string[] places = ["\"text\":\"?\"", "\"channelData\":{\"a\":[\"?\"]}", "\"unknown\":{\"?\":1}", "\"from\":{\"id\":\"?\"}"];

        foreach (var place in places)
        {
            var error = Assert.Throws<ActivityFormatException>(() => Read($$"""{"type":"message",{{place.Replace("?", half, StringComparison.Ordinal)}}}"""));
            Assert.Contains("half a character", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_whole_character_written_as_two_escapes_is_read()
    {
        Assert.Equal("😀", Read("""{"type":"message","text":"\ud83d\ude00"}""").Text);
    }

    [Theory]
    [InlineData("""{"type":"message","attachments":[null]}""")]
    [InlineData("""{"type":"message","suggestedActions":{"actions":[null]}}""")]
    public void A_list_with_a_hole_is_refused(string json)
    {
        Assert.Throws<ActivityFormatException>(() => Read(json));
    }

    [Fact]
    public void An_activity_names_itself_without_its_words()
    {
        var activity = Read("""{"type":"message","id":"m1","text":"a private matter"}""");

        Assert.Equal("activity m1 of type message", activity.ToString());
    }

    private static Activity Read(string json) => ActivityReader.Read(Encoding.UTF8.GetBytes(json));
}
