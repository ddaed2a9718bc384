using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Host.Tests.Content;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Running;

/// <summary>The real service in a process of its own, spoken to through Direct Line as a website visitor does.</summary>
public sealed class RunningServiceTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<string> Dialogues() =>
        [.. ShippedContent.Folder.Read().Select(file => file.Path)
            .Where(path => path.StartsWith("dialogs/tests/basics/", StringComparison.Ordinal) || path.StartsWith("dialogs/tests/follow-ups/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Dialogues))]
    public async Task The_dialogue_holds_through_direct_line(string path)
    {
        var test = DialogueTest.Read(ShippedContent.Folder.Read().Single(file => file.Path == path), [])!;
        using var http = new HttpClient { BaseAddress = host.Address };
        var dialogue = await DirectLineDialogue.OpenAsync(http, TimeProvider.System, TestContext.Current.CancellationToken);

        var failures = await DialogueRunner.RunAsync(test, dialogue, TestContext.Current.CancellationToken);

        Assert.Empty(failures);
    }

    [Fact]
    public async Task The_same_message_posted_twenty_times_at_once_is_one_turn()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var conversation = await OpenAsync(http);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(http, conversation, "what is melasma", "one-and-the-same")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        var heard = await ReadAsync(http, conversation);
        Assert.Single(heard, activity => activity["text"]?.GetValue<string>() == "what is melasma");
        Assert.Single(heard, activity => activity["replyToId"]?.GetValue<string>() == answers[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?")]
    [InlineData("👍🏽✨🧴")]
    [InlineData("\u0000\u0001\u0007what\u001b[31m is melasma\u0000")]
    [InlineData("ما هو الكلف")]
    [InlineData("\u202ewhat is melasma\u202c")]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(1)>")]
    [InlineData("[click](javascript:alert(1)) ![x](https://tracker.example/x.png)")]
    [InlineData("{{ clinic.phone }} {% for i in (1..1000000) %}x{% endfor %}")]
    [InlineData("'; DROP TABLE turn; --")]
    public async Task Strange_words_get_a_sensible_reply_and_are_not_reflected(string text)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var conversation = await OpenAsync(http);

        var answer = await PostAsync(http, conversation, text, "m1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var reply = Assert.Single(await ReadAsync(http, conversation), activity => activity["replyToId"]?.GetValue<string>() == answer.Id)["text"]!.GetValue<string>();
        Assert.NotEmpty(reply);
        Assert.DoesNotContain("<", reply, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", reply, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tracker.example", reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_ten_thousand_letters_is_answered_with_a_request_to_be_brief()
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var conversation = await OpenAsync(http);

        var answer = await PostAsync(http, conversation, new string('a', 10_000), "m1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains(await ReadAsync(http, conversation), activity => activity["text"]!.GetValue<string>().Contains("4,000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_service_says_that_it_lives_and_is_ready()
    {
        using var http = new HttpClient { BaseAddress = host.Address };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/live", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/ready", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static async Task<string> OpenAsync(HttpClient http)
    {
        using var response = await http.PostAsJsonAsync("chat/token", new JsonObject(), TestContext.Current.CancellationToken);
        var token = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token["token"]!.GetValue<string>());
        using var started = await http.PostAsJsonAsync("v3/directline/conversations", new JsonObject(), TestContext.Current.CancellationToken);
        started.EnsureSuccessStatusCode();
        return token["conversationId"]!.GetValue<string>();
    }

    private static async Task<(HttpStatusCode Status, string? Id)> PostAsync(HttpClient http, string conversation, string text, string clientId)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "visitor" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = clientId },
        };
        using var response = await http.PostAsJsonAsync($"v3/directline/conversations/{conversation}/activities", activity, TestContext.Current.CancellationToken);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (response.StatusCode, body?["id"]?.GetValue<string>());
    }

    private static async Task<List<JsonNode>> ReadAsync(HttpClient http, string conversation)
    {
        var set = JsonNode.Parse(await http.GetStringAsync($"v3/directline/conversations/{conversation}/activities", TestContext.Current.CancellationToken))!;
        return [.. set["activities"]!.AsArray().OfType<JsonNode>()];
    }
}
