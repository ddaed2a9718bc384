using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Triage;

namespace SkinAdvisorBot.Host.Tests.Triage;

public sealed class TriageCaseTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void Lines_are_read_with_null_outcomes_and_without_acceptable_ones()
    {
        var cases = Read("""{"id":"a","text":"hi","outcome":null}""", "", """{"id":"b","text":"ouch","outcome":"urgent","acceptable":["emergency",null],"row":"R22"}""");

        Assert.Equal([("a", null), ("b", "urgent")], cases.Select(line => (line.Id, line.Outcome)));
        Assert.Empty(cases[0].Acceptable);
        Assert.Equal(["emergency", null], cases[1].Acceptable);
    }

    [Theory]
    [InlineData("{\"id\":\"a\"", ":1: this line is no JSON object of a message")]
    [InlineData("{\"id\":\"\",\"text\":\"x\"}", ":1: a message needs \"id\" and \"text\"")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"outcome\":\"urgnt\"}", ":1: 'urgnt' is no outcome. Write one of emergency, crisis")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"acceptable\":[\"fine\"]}", ":1: 'fine' is no outcome")]
    [InlineData("", "holds no message")]
    public void A_fault_is_named_with_its_line_and_remedy(string line, string fault) =>
        Assert.Contains(fault, Assert.Throws<UnusableInputException>(() => Read(line)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("There is no file", Assert.Throws<UnusableInputException>(() => TriageCase.ReadAll(path + ".none")).Message, StringComparison.Ordinal);

    private System.Collections.Immutable.ImmutableArray<TriageCase> Read(params string[] lines)
    {
        File.WriteAllLines(path, lines);
        return TriageCase.ReadAll(path);
    }
}
