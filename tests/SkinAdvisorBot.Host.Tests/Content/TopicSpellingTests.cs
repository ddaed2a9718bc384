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
        Assert.All(names, name => Assert.Equal(PlainWords.Of(name), Shorthand.WordsOf(name)));
    }
}
