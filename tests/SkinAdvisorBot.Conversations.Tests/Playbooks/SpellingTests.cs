using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("laser", "laser", 0)]
    [InlineData("laser", "", 5)]
    [InlineData("laser", "lasr", 1)]
    [InlineData("laser", "lasers", 1)]
    [InlineData("laser", "lazer", 1)]
    [InlineData("laser", "lasre", 1)]
    [InlineData("alser", "laser", 1)]
    [InlineData("fraxel", "frxael", 1)]
    [InlineData("melasma", "mealsma", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    [InlineData("ca", "abc", 3)]
    public void Inserting_deleting_replacing_and_swapping_neighbours_count_one_each(string one, string other, int distance)
    {
        Assert.Equal(distance, Spelling.Distance(one, other));
        Assert.Equal(distance, Spelling.Distance(other, one));
    }

    [Fact]
    public void Words_beyond_48_letters_are_not_compared()
    {
        var longest = new string('a', 48);

        Assert.Equal(0, Spelling.Distance(longest, longest));
        Assert.Equal(int.MaxValue, Spelling.Distance(longest + "a", longest));
    }

    [Theory]
    [InlineData("ask_pian", "ask_pain")]
    [InlineData("ask_paim", "ask_pain")]
    [InlineData("xyz", null)]
    [InlineData("as", null)]
    public void The_nearest_candidate_is_within_a_third_of_the_word(string word, string? expected)
    {
        Assert.Equal(expected, Spelling.Nearest(word, ["greet", "ask_pain", "ask_cost"]));
    }

    [Fact]
    public void Of_two_equally_near_candidates_the_first_by_letters_is_named()
    {
        Assert.Equal("cat", Spelling.Nearest("bat", ["rat", "cat"]));
    }
}
