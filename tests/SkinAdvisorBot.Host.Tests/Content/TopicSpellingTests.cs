using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Host.Tests.Content;

public sealed class TopicSpellingTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    [Fact]
    public void No_name_of_a_topic_is_taken_for_a_short_spelling()
    {
        var names = content.Shelf.Current.Playbook.Topics.SelectMany(topic => topic.Aliases).ToArray();

        Assert.NotEmpty(names);
        // As topics read it, or as it stands: the 4 of "type 4 skin" is a number here.
        Assert.All(names, name => Assert.Contains(Shorthand.WordsOf(name), (List<string>[])[PlainWords.Of(name), PlainWords.AsTyped(name)]));
    }
}
