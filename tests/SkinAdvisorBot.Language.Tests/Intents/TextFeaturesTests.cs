using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class TextFeaturesTests
{
    private static readonly string[] Lines = ["does it hurt", "does laser hurt", "is laser safe", "is it safe"];

    private static readonly TextFeatures Features = TextFeatures.Learn(Lines);

    [Theory]
    [InlineData("does it hurt")]
    [InlineData("is it is it is it safe")]
    [InlineData("laser laser laser lasers hurting")]
    public void Words_and_letter_runs_have_unit_length_each(string text)
    {
        var (indices, values) = Features.Of(text);

        double Length(char block) => Math.Sqrt(indices.Zip(values).Where(pair => Features.Names[pair.First][0] == block).Sum(pair => pair.Second * pair.Second));
        Assert.Equal(1.0, Length('w'), 1e-5);
        Assert.Equal(1.0, Length('c'), 1e-5);
    }

    [Fact]
    public void A_short_spelling_has_the_features_of_the_words_it_stands_for()
    {
        var features = TextFeatures.Learn(["i want to know", "i want to know", "2 weeks", "2 weeks"]);

        Assert.Equal(features.Of("i want to know").Indices, features.Of("i wanna know").Indices);
        Assert.Contains("w2 weeks", features.Names);
    }

    [Fact]
    public void A_misspelt_word_still_has_its_letter_runs()
    {
        var (indices, values) = Features.Of("laserr");

        Assert.NotEmpty(indices);
        Assert.All(indices, index => Assert.Equal('c', Features.Names[index][0]));
        Assert.All(values, value => Assert.InRange(value, 0f, 1f));
    }

    [Fact]
    public void Features_are_words_pairs_and_runs_of_three_to_five_letters_that_two_lines_hold()
    {
        Assert.Contains("wlaser", Features.Names);
        Assert.Contains("w^ does", Features.Names);
        Assert.Contains("whurt $", Features.Names);
        Assert.Contains("c<la", Features.Names);
        Assert.Contains("caser>", Features.Names);
        Assert.DoesNotContain("wdoes it", Features.Names);
        Assert.All(Features.Names.Where(name => name[0] == 'c'), name => Assert.InRange(name.Length - 1, 3, 5));
    }

    [Fact]
    public void The_order_of_features_is_that_of_their_names_whatever_the_order_of_lines()
    {
        var reversed = TextFeatures.Learn([.. Lines.Reverse()]);

        Assert.Equal(Features.Names.Order(StringComparer.Ordinal), Features.Names);
        Assert.Equal(Features.Names, reversed.Names);
        Assert.Equal(Features.Rarity.ToArray(), reversed.Rarity.ToArray());
    }

    [Fact]
    public void The_indices_of_a_message_ascend_without_repeats()
    {
        var indices = Features.Of("is laser safe is it safe").Indices;

        Assert.Equal(indices.Distinct().Order(), indices);
    }

    [Fact]
    public void A_rare_feature_weighs_more_than_a_common_one()
    {
        var features = TextFeatures.Learn(["laser one", "laser two", "laser one", "laser two"]);
        float RarityOf(string name) => features.Rarity[features.Names.ToList().IndexOf(name)];

        // ln((1 + lines) / (1 + lines that hold it)) + 1
        Assert.Equal(1f, RarityOf("wlaser"), 1e-5f);
        Assert.Equal(MathF.Log(5f / 3f) + 1f, RarityOf("wone"), 1e-5f);
    }

    [Theory]
    [InlineData("")]
    [InlineData("больно ли это")]
    [InlineData("痛いですか")]
    [InlineData("😀 !?")]
    public void Another_script_has_no_features(string text)
    {
        Assert.Empty(Features.Of(text).Indices);
        Assert.Empty(Features.Of(text).Values);
    }

    [Fact]
    public void Words_beyond_the_eightieth_are_not_read()
    {
        var filler = string.Join(' ', Enumerable.Repeat("xyz", TextFeatures.MaxWords));

        Assert.DoesNotContain("wlaser", Features.Of(filler + " laser").Indices.Select(index => Features.Names[index]));
        Assert.Contains("wlaser", Features.Of(filler[4..] + " laser").Indices.Select(index => Features.Names[index]));
    }

    [Fact]
    public void The_longest_words_are_taken_in()
    {
        var word = new string('x', 5000);

        Assert.Contains("wlaser", Features.Of($"{word} {word} laser").Indices.Select(index => Features.Names[index]));
    }
}
