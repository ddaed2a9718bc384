using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Topics;

namespace SkinAdvisorBot.Language.Tests.Topics;

public sealed class TopicGazetteerTests
{
    private static readonly TopicGazetteer Gazetteer = new(
        [
            ATopic("exosomes", ["exosome", "exosomes"]),
            ATopic("laser", ["laser", "lasers"], notMeant: ["laser printer"]),
            ATopic("hair_removal", ["laser hair removal"]),
            ATopic("scars", ["scar", "scars", "marks"]),
            ATopic("acne_marks", ["acne marks"]),
            ATopic("hyperpigmentation", ["hyperpigmentation"]),
        ],
        commonWords: ["later", "mares", "laser"]);

    [Theory]
    [InlineData("what are exosomes", "exosomes")]
    [InlineData("EXOSOME?", "exosomes")]
    [InlineData("exosomes or laser", "exosomes, laser")]
    [InlineData("laser then exosomes then laser", "laser, exosomes, laser")]
    [InlineData("what do you do", "")]
    [InlineData("", "")]
    public void Topics_are_found_by_their_aliases_in_the_order_said(string text, string topics)
    {
        Assert.Equal(topics, Find(text));
    }

    [Theory]
    [InlineData("laser hair removal please", "hair_removal")]
    [InlineData("acne marks", "acne_marks")]
    [InlineData("acne and marks", "scars")]
    [InlineData("laser hair", "laser")]
    public void Where_two_overlap_the_longer_one_counts(string text, string topics)
    {
        Assert.Equal(topics, Find(text));
    }

    [Theory]
    [InlineData("exosmes", "exosomes")]
    [InlineData("exsoomes", "exosomes")]
    [InlineData("laseer", "laser")]
    [InlineData("lazer", "laser")]
    [InlineData("hyperpigmentaion", "hyperpigmentation")]
    [InlineData("hyprpigmentaion", "hyperpigmentation")]
    public void A_slip_is_forgiven_and_in_a_long_word_two(string text, string topics)
    {
        Assert.Equal(topics, Find(text));
    }

    [Theory]
    [InlineData("see you later")]
    [InlineData("mares")]
    [InlineData("scer")]
    [InlineData("lizerr")]
    [InlineData("kaser")]
    [InlineData("hyprpigmntaion")]
    public void Common_words_short_words_and_far_words_are_left_as_they_are(string text)
    {
        Assert.Equal("", Find(text));
    }

    [Fact]
    public void A_phrase_that_only_looks_like_a_topic_is_none()
    {
        Assert.Equal("", Find("my laser printer is broken"));
        Assert.Equal("laser", Find("my laser printer is broken, does laser help"));
    }

    [Fact]
    public void A_mention_tells_its_words()
    {
        var mention = Assert.Single(Gazetteer.Find(PlainWords.Of("do you offer laser hair removal here")));

        Assert.Equal(new TopicMention("hair_removal", 3, 3), mention);
        Assert.Equal(6, mention.End);
    }

    private static string Find(string text) => string.Join(", ", Gazetteer.Find(PlainWords.Of(text)).Select(mention => mention.Topic));

    private static Topic ATopic(string id, ImmutableArray<string> aliases, params string[] notMeant) =>
        new(id, id, null, aliases, [.. notMeant], false, [], $"dialogs/answers/{id}.yaml", 1);
}
