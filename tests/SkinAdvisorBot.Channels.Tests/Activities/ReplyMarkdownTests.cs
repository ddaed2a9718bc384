using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Activities;

public sealed class ReplyMarkdownTests
{
    private static Reference Book { get; } = new("B", "Dermatology, 4th ed.", "Elsevier", "2018", Url: null);

    [Fact]
    public void Words_without_sources_stay_as_they_are()
    {
        Assert.Equal("A *list*:\n\n- one\n- two", ReplyMarkdown.Write("A *list*:\n\n- one\n- two", []));
    }

    [Fact]
    public void Sources_are_used_by_number_and_defined_at_the_end()
    {
        var text = ReplyMarkdown.Write("Early evidence.", [Paper("One", "https://a.example/1"), Paper("Two", "http://b.example/2?x=1")]);

        Assert.Equal(
            "Early evidence.\n\nSources: [1] [2]\n\n[1]: https://a.example/1 \"One, Journal, 2020\"\n[2]: http://b.example/2?x=1 \"Two, Journal, 2020\"",
            text);
    }

    [Fact]
    public void A_source_without_an_address_is_named_in_words()
    {
        var text = ReplyMarkdown.Write("Fact.", [Book, Paper("One", "https://a.example")]);

        Assert.Equal("Fact.\n\nSources: Dermatology, 4th ed., Elsevier, 2018; [1]\n\n[1]: https://a.example/ \"One, Journal, 2020\"", text);
    }

    [Fact]
    public void Sources_without_any_address_need_no_definitions()
    {
        Assert.Equal("Fact.\n\nSources: Dermatology, 4th ed., Elsevier, 2018", ReplyMarkdown.Write("Fact.", [Book]));
    }

    [Theory]
    [InlineData("https://a.example/x y", "https://a.example/x%20y")]
    [InlineData("https://a.example/10.1016/S0190-9622(02)61483-7", "https://a.example/10.1016/S0190-9622%2802%2961483-7")]
    [InlineData("https://a.example/<b>", "https://a.example/%3Cb%3E")]
    public void An_address_cannot_break_out_of_its_definition(string url, string written)
    {
        Assert.Contains($"[1]: {written} \"", ReplyMarkdown.Write("Fact.", [Paper("One", url)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("/relative")]
    public void What_is_no_web_address_is_never_a_link(string url)
    {
        Assert.Equal("Fact.\n\nSources: One, Journal, 2020", ReplyMarkdown.Write("Fact.", [Paper("One", url)]));
    }

    [Fact]
    public void A_title_cannot_break_out_of_its_quotes_or_become_markup()
    {
        var quoted = ReplyMarkdown.Write("F.", [Paper("The \"new\" \\ way\nnext", "https://a.example")]);
        var literal = ReplyMarkdown.Write("F.", [Paper("[x](y) *b* <i>", "not an address")]);

        Assert.EndsWith("\"The \\\"new\\\" \\\\ way next, Journal, 2020\"", quoted, StringComparison.Ordinal);
        Assert.EndsWith("\\[x\\](y) \\*b\\* \\<i>, Journal, 2020", literal, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_html_in_the_words_are_shown_as_characters()
    {
        Assert.Equal("!\\[x](https://evil.example/a.png) &lt;img src=x>", ReplyMarkdown.Write("![x](https://evil.example/a.png) <img src=x>", []));
    }

    private static Reference Paper(string title, string url) => new(title, title, "Journal", "2020", url);
}
