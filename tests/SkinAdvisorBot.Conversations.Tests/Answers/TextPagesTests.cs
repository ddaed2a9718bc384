using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Answers;

/// <summary>How much is texted at once, seen through the Advisor.</summary>
public sealed class TextPagesTests
{
    private const string First = "text_more, first words.";
    private const string Second = "text_more, second words.";

    /// <summary>Ten sentences of 99 characters: six and a half segments.</summary>
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 10).Select(Sentence));

    [Fact]
    public void A_long_answer_is_cut_at_a_sentence_end_and_more_brings_the_rest()
    {
        var talk = Talk(Long);
        talk.Hears("ask_definition", "exosomes");

        var first = talk.Says("ask_definition", "exosomes");
        var second = talk.Says(AMeaning.Of("out_of_scope"), "MORE");
        var third = talk.Says(AMeaning.Of("out_of_scope"), "more please");

        Assert.Equal($"again, first words. {Sentences(1, 4)}\n{Second}", first);
        Assert.Equal($"{Sentences(5, 8)}\n{First}", second);
        Assert.Equal(Sentences(9, 10), third);
        Assert.StartsWith("tell_more, first words.", talk.Says(AMeaning.Of("out_of_scope"), "more"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cut_still_names_where_it_stands_and_what_it_rests_on()
    {
        var talk = Talk(Long);
        talk.Hears("ask_definition", "exosomes");
        var whole = Assert.Single(talk.Hears("ask_definition", "exosomes").Replies);

        var rest = Assert.Single(talk.Hears(AMeaning.Of("out_of_scope"), "more").Replies);

        Assert.Equal(whole.Lines, rest.Lines);
        Assert.Equal(whole.References, rest.References);
    }

    [Fact]
    public void Another_message_than_more_leaves_the_rest_unsaid()
    {
        var talk = Talk(Long);
        talk.Hears("ask_definition", "exosomes");
        talk.Hears("ask_definition", "exosomes");

        talk.Hears("ask_safety", "exosomes");

        Assert.Empty(talk.State.Rest);
        Assert.DoesNotContain("Sentence 5", talk.Says(AMeaning.Of("out_of_scope"), "more"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_channels_get_everything_at_once()
    {
        var talk = new AConversation(ChannelKind.Web, Book(Long));

        Assert.Equal(Long, talk.Says("ask_definition", "exosomes"));
        Assert.Empty(talk.State.Rest);
    }

    [Fact]
    public void A_clinic_may_choose_how_much_is_texted_at_once()
    {
        var talk = new AConversation(ChannelKind.Sms, Content(Long).Appending(APlaybook.Clinic, "\ntext_segments: 1\n").Get());
        talk.Hears("ask_definition", "exosomes");

        Assert.Equal($"again, first words. {Sentence(1)}\n{Second}", talk.Says("ask_definition", "exosomes"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("11")]
    [InlineData("many")]
    public void A_number_of_segments_that_cant_be_is_a_mistake_of_content(string number)
    {
        var problem = Assert.Single(APlaybook.Small.Appending(APlaybook.Clinic, $"\ntext_segments: {number}\n").Load().Problems);

        Assert.Contains("Write a whole number from 1 to 10", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_are_written_in_characters_that_a_phone_network_carries_cheaply()
    {
        var text = Talk("It’s “safe” – mostly… • so far").Says("ask_definition", "exosomes");

        Assert.Equal("Exosomes are tiny parcels between cells.", text);
        var talk = Talk("It’s “safe” – mostly… so far");
        talk.Hears("ask_definition", "exosomes");
        Assert.Equal("again, first words. It's \"safe\" - mostly... so far", talk.Says("ask_definition", "exosomes"));
    }

    [Property(MaxTest = 200)]
    public void Every_page_keeps_to_the_limit_and_together_they_say_it_all(ushort[] lengths)
    {
        var whole = string.Join(' ', lengths.Take(40).Select((length, i) => $"S{i} {new string((char)('a' + (i % 26)), length % 200)}."));
        if (whole.Length == 0)
            return;
        var talk = Talk(whole);
        talk.Hears("ask_definition", "exosomes");
        var pages = new List<string> { talk.Says("ask_definition", "exosomes") };
        while (!talk.State.Rest.IsEmpty)
            pages.Add(talk.Says(AMeaning.Of("out_of_scope"), "more"));

        Assert.All(pages, page => Assert.InRange(SmsSegments.Measure(page).Segments, 1, 3));
        Assert.Equal("again, first words. " + whole, string.Join(' ', pages.Select(page => page.Replace("\n" + First, "", StringComparison.Ordinal).Replace("\n" + Second, "", StringComparison.Ordinal))));
    }

    private static AConversation Talk(string full) => new(ChannelKind.Sms, Book(full));

    private static Playbook Book(string full) => Content(full).Get();

    // Said a second time, an answer comes in its full form.
    private static APlaybook Content(string full) => APlaybook.Small.Replacing(APlaybook.Exosomes, "full: Exosomes are **tiny parcels** that cells send each other.", $"full: '{full}'");

    private static string Sentence(int number) => $"Sentence {number:00} has {new string('x', 82)}.";

    private static string Sentences(int from, int to) => string.Join(' ', Enumerable.Range(from, to - from + 1).Select(Sentence));
}
