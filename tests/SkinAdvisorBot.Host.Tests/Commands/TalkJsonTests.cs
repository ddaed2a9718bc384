using System.Text.Json;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Commands;

public sealed class TalkJsonTests(ShippedContent content) : IClassFixture<ShippedContent>, IAsyncLifetime
{
    // The child process finds the model this one has trained.
    public ValueTask InitializeAsync()
    {
        _ = content.Shelf;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_line_in_is_answered_by_one_line_out_in_order_with_all_agreed_fields()
    {
        var run = await ProgramRun.OfAsync(["talk", "--json"], """
            {"conversation":"c1","text":"what are exosomes","channel":"web","from":"u1","id":"m1","at":"2026-12-01T10:00:00-05:00","unknown":true}
            {"conversation":"c1","text":"and is it safe for dark skin"}
            {"conversation":"c2","text":"what is melasma","channel":"sms"}

            """);

        Assert.Equal(0, run.ExitCode);
        var lines = run.Output.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(3, lines.Length);
        var first = lines[0];
        Assert.Equal("c1", first.GetProperty("conversation").GetString());
        Assert.NotEmpty(first.GetProperty("replies")[0].GetProperty("text").GetString()!);
        Assert.NotEqual(0, first.GetProperty("replies")[0].GetProperty("suggestions").GetArrayLength());
        Assert.Equal(0, first.GetProperty("replies")[0].GetProperty("cards").GetInt32());
        Assert.Equal("ask_definition", first.GetProperty("meaning").GetProperty("intents")[0].GetProperty("name").GetString());
        Assert.InRange(first.GetProperty("meaning").GetProperty("ranking").GetArrayLength(), 1, 3);
        Assert.Equal("exosomes", first.GetProperty("meaning").GetProperty("topics")[0].GetString());
        Assert.Equal(JsonValueKind.Object, first.GetProperty("meaning").GetProperty("facts").ValueKind);
        Assert.Equal(JsonValueKind.Null, first.GetProperty("outcome").ValueKind);
        Assert.Equal(JsonValueKind.Array, first.GetProperty("rules").ValueKind);
        Assert.Matches(@"^dialogs/answers/exosomes\.yaml:\d+$", first.GetProperty("sources")[0].GetString());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("flow").ValueKind);
        Assert.Equal("bot", first.GetProperty("mode").GetString());
        Assert.Equal("skin_tone", lines[1].GetProperty("meaning").GetProperty("topics")[0].GetString());
        Assert.True(lines[2].GetProperty("replies")[0].GetProperty("text").GetString()!.Length <= 306);
    }

    [Fact]
    public async Task Facts_are_flat_and_those_of_somebody_else_say_of_whom()
    {
        var run = await ProgramRun.OfAsync(["talk", "--json"], """
            {"conversation":"c1","text":"im 34, not pregnant, i use tretinoin and hydroquinone on my cheeks"}
            {"conversation":"c2","text":"my daughter is 15 and she is on accutane"}
            {"conversation":"c3","text":"hi"}

            """);

        Assert.Equal(
            [
                """{"age":34,"area":"cheeks","medicine":["tretinoin","hydroquinone"],"pregnant":false}""",
                """{"about":"child","age":15,"medicine":"isotretinoin","on_isotretinoin":true}""",
                "{}",
            ],
            run.Output.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("meaning").GetProperty("facts").GetRawText()));
    }

    [Fact]
    public async Task A_line_that_is_not_valid_is_answered_with_an_error_and_the_program_goes_on()
    {
        var run = await ProgramRun.OfAsync(["talk", "--json"], """
            this is no json
            {"conversation":"c1"}
            {"conversation":"c1","text":"hi","channel":"web,sms"}
            {"conversation":"c1","text":"hi"}

            """);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run.Output.Count);
        Assert.All(run.Output.Take(3), line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("error", out _)));
        Assert.True(JsonDocument.Parse(run.Output[3]).RootElement.TryGetProperty("replies", out _));
    }

    [Fact]
    public async Task The_same_id_twice_is_the_same_message_and_the_same_input_gives_the_same_output()
    {
        const string input = """
            {"conversation":"c1","text":"what is melasma","id":"m1"}
            {"conversation":"c1","text":"what is melasma","id":"m1"}
            {"conversation":"c1","text":"what is melasma","id":"m2"}

            """;

        var one = await ProgramRun.OfAsync(["talk", "--json"], input);
        var two = await ProgramRun.OfAsync(["talk", "--json"], input);

        Assert.Equal(one.Output, two.Output);
        Assert.Equal(one.Output[0], one.Output[1]);
        Assert.NotEqual(one.Output[1], one.Output[2]);
    }

    [Fact]
    public async Task With_a_data_directory_a_conversation_goes_on_in_the_next_run()
    {
        var directory = Directory.CreateTempSubdirectory("skin-advisor-talk-");
        try
        {
            await ProgramRun.OfAsync(["talk", "--json", "--data", directory.FullName], """{"conversation":"c1","text":"what is fraxel","id":"m1"}""" + "\n");

            var run = await ProgramRun.OfAsync(["talk", "--json", "--data", directory.FullName], """{"conversation":"c1","text":"does it hurt","id":"m2"}""" + "\n");

            Assert.Contains("dialogs/answers/fraxel.yaml", run.Output[0], StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
