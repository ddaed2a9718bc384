using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Clauses;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Clauses;

public sealed class ClauseSplitterTests
{
    [Theory]
    [InlineData("does it hurt")]
    [InlineData("does it hurt???")]
    [InlineData("is a strength of 5.5 percent ok")]
    [InlineData("exosomes and laser")]
    [InlineData("!?")]
    [InlineData("")]
    public void A_message_of_one_piece_is_read_whole_and_once(string text)
    {
        var read = new List<string>();

        var clause = Assert.Single(Clauses(text, piece => { read.Add(piece); return Ranked("ask_pain", 0.9); }));

        Assert.Equal(text, clause.Text);
        Assert.Equal([text], read);
    }

    [Theory]
    [InlineData("what are exosomes? does it hurt?", "what are exosomes|does it hurt")]
    [InlineData("what are exosomes. does it hurt", "what are exosomes|does it hurt")]
    [InlineData("what are exosomes\ndoes it hurt", "what are exosomes|does it hurt")]
    [InlineData("what are exosomes and does it hurt", "what are exosomes|does it hurt")]
    [InlineData("what are exosomes and also does it hurt", "what are exosomes|does it hurt")]
    [InlineData("what are exosomes, does it hurt", "what are exosomes|does it hurt")]
    [InlineData("hi what are exosomes", "hi|what are exosomes")]
    [InlineData("what are exosomes thanks", "what are exosomes|thanks")]
    public void A_message_is_cut_where_both_sides_read_well_alone(string text, string clauses)
    {
        Assert.Equal(clauses, Split(text, ("what are exosomes", "ask_definition", 0.9), ("does it hurt", "ask_pain", 0.9), ("hi", "greet", 0.9), ("thanks", "thank", 0.9)));
    }

    [Theory]
    [InlineData("what is it and does it hurt", 0.60, "what is it|does it hurt")]
    [InlineData("what is it and does it hurt", 0.59, "what is it does it hurt")]
    [InlineData("what is it? does it hurt", 0.45, "what is it|does it hurt")]
    [InlineData("what is it? does it hurt", 0.44, "what is it. does it hurt")]
    public void A_cut_inside_a_sentence_asks_for_more_than_one_between_sentences(string text, double confidence, string clauses)
    {
        Assert.Equal(clauses, Split(text, ("what is it", "ask_definition", 0.9), ("does it hurt", "ask_pain", confidence)));
        Assert.Equal(clauses, Split(text, ("what is it", "ask_definition", confidence), ("does it hurt", "ask_pain", 0.9)));
    }

    [Theory]
    [InlineData("is it safe, is it risky", "is it safe is it risky")]
    [InlineData("is it safe, is it risky for me", "is it safe|is it risky for me")]
    [InlineData("is it safe? is it risky", "is it safe|is it risky")]
    public void A_short_echo_of_the_same_question_is_the_same_question(string text, string clauses)
    {
        Assert.Equal(clauses, Split(text, ("is it safe", "ask_safety", 0.9), ("is it risky", "ask_safety", 0.9), ("is it risky for me", "ask_safety", 0.9)));
    }

    [Theory]
    [InlineData("i have dark spots. does laser help", "i have dark spots does laser help")]
    [InlineData("does laser help? i have dark spots", "does laser help i have dark spots")]
    public void Background_lends_its_words_to_the_question_beside_it(string text, string clause)
    {
        var clauses = Clauses(text, Script(("i have dark spots", "report_concern", 0.9), ("does laser help", "ask_benefit", 0.8)));

        var only = Assert.Single(clauses);
        Assert.Equal((clause, "ask_benefit"), (only.Text, only.Best.Name));
    }

    [Fact]
    public void A_long_story_stands_for_itself()
    {
        const string Story = "i have had dark spots on both my cheeks since the birth of my second child";

        Assert.Equal(Story + "|does laser help", Split(Story + ". does laser help", (Story, "report_concern", 0.9), ("does laser help", "ask_benefit", 0.9)));
    }

    [Fact]
    public void Background_beside_a_greeting_stays()
    {
        Assert.Equal("hello|i have dark spots", Split("hello. i have dark spots", ("hello", "greet", 0.9), ("i have dark spots", "report_concern", 0.9)));
    }

    [Fact]
    public void Beyond_eight_pieces_the_rest_is_one()
    {
        var text = string.Join(". ", Enumerable.Range(1, 12).Select(i => $"question {i}"));

        var clauses = Clauses(text, piece => Ranked("ask_pain", 0.9));

        Assert.Equal(ClauseSplitter.MaxPieces, clauses.Length);
        Assert.Equal("question 7", clauses[6].Text);
        Assert.Equal("question 8 question 9 question 10 question 11 question 12", clauses[7].Text);
    }

    [Theory]
    [InlineData("?!?! and , and , and")]
    [InlineData(", , , what")]
    [InlineData("hi hi hi hi what, what and what\n\n\nwhat")]
    public void No_words_are_lost(string text)
    {
        var clauses = Clauses(text, _ => Ranked("ask_pain", 0.1));

        var words = clauses.SelectMany(clause => PlainWords.Of(clause.Text)).Where(word => word != "and");
        Assert.Equal(PlainWords.Of(text).Where(word => word != "and"), words);
    }

    [Theory]
    [InlineData(0.8, "my printer has streaks. how do i fix it")]
    [InlineData(0.79, "my printer has streaks|how do i fix it")]
    public void A_message_surely_out_of_scope_is_not_searched_for_a_part_in_it(double confidence, string clauses)
    {
        const string Text = "my printer has streaks. how do i fix it";

        Assert.Equal(clauses, Split(Text, (Text, IntentNames.OutOfScope, confidence), ("my printer has streaks", "complain", 0.9), ("how do i fix it", "ask_treatment_options", 0.9)));
    }

    private static ImmutableArray<ReadClause> Clauses(string text, Func<string, IntentReading> read) => ClauseSplitter.Split(text, read(text), read);

    private static string Split(string text, params (string Text, string Intent, double Confidence)[] script) =>
        string.Join('|', Clauses(text, Script(script)).Select(clause => clause.Text));

    private static Func<string, IntentReading> Script(params (string Text, string Intent, double Confidence)[] script) =>
        text => script.Where(line => line.Text == text).Select(line => Ranked(line.Intent, line.Confidence)).FirstOrDefault(Ranked("chitchat", 0.2));

    private static IntentReading Ranked(string intent, double confidence) => new([new IntentGuess(intent, confidence)], Certainty.Sure, [], IsEncoded: false);
}
