using System.Collections.Immutable;
using SkinAdvisorBot.Language.Training;
using SkinAdvisorBot.Language.Training.Hygiene;

namespace SkinAdvisorBot.Language.Tests.Training.Hygiene;

public sealed class DuplicateFinderTests
{
    [Theory]
    [InlineData("how much is it", "How much is it?!")]
    [InlineData("can you tell me", "can u tell me")]
    [InlineData("i want to book", "i wanna book")]
    public void The_same_words_in_two_intents_are_the_same_however_they_are_spelt(string first, string second)
    {
        Assert.Equal([new DuplicatePair(1, 0, Likeness.Same)], Find(("a", first), ("b", second)));
    }

    [Fact]
    public void Inside_one_intent_only_the_same_spelling_repeats()
    {
        Assert.Equal([new DuplicatePair(1, 0, Likeness.Same)], Find(("a", "help me now"), ("a", "Help me, now!")));
        Assert.Empty(Find(("a", "can you tell me"), ("a", "can u tell me")));
        Assert.Empty(Find(("a", "what does it cost today"), ("a", "what does it cost today then")));
    }

    [Fact]
    public void The_same_words_in_another_order_are_told_across_intents()
    {
        Assert.Equal([new DuplicatePair(1, 0, Likeness.SameWords)], Find(("a", "can i have the fraxel laser"), ("b", "please, i can have fraxel laser")));
        Assert.Empty(Find(("a", "the pain"), ("b", "omg pain please guys")));
    }

    [Fact]
    public void Nearly_the_same_letters_are_told_across_intents()
    {
        Assert.Equal([new DuplicatePair(1, 0, Likeness.NearlySame)], Find(("a", "does it work"), ("b", "how does it work")));
        Assert.Empty(Find(("a", "does it work"), ("b", "how long does it take to work")));
    }

    [Fact]
    public void A_contradiction_is_told_before_a_repetition()
    {
        Assert.Equal([new DuplicatePair(2, 1, Likeness.Same)], Find(("a", "this is something else"), ("b", "how much is it"), ("a", "how much is it")));
        Assert.Equal([new DuplicatePair(1, 0, Likeness.Same), new DuplicatePair(2, 1, Likeness.Same)], Find(("a", "how much is it"), ("b", "how much is it"), ("a", "how much is it")));
    }

    [Fact]
    public void Lines_without_words_are_no_repetition()
    {
        Assert.Empty(Find(("a", "👍"), ("b", "🙏"), ("a", "???"), ("b", "?")));
        Assert.Empty(Find());
    }

    [Fact]
    public void The_index_finds_every_pair_that_comparing_all_with_all_finds()
    {
        var random = new Random(1);
        string[] words = ["does", "it", "hurt", "laser", "how", "long", "work", "my", "skin"];
        var lines = Enumerable.Range(0, 300)
            .Select(i => (i % 2 == 0 ? "a" : "b", string.Join(' ', Enumerable.Range(0, random.Next(3, 7)).Select(_ => words[random.Next(words.Length)]))))
            .ToArray();

        var found = Find(lines).Where(pair => pair.Likeness == Likeness.NearlySame || lines[pair.Line].Item1 != lines[pair.Earlier].Item1).Select(pair => pair.Line);

        var expected = Enumerable.Range(0, lines.Length).Where(i => Enumerable.Range(0, i).Any(j =>
            lines[i].Item1 != lines[j].Item1 && (Bag(lines[i].Item2) == Bag(lines[j].Item2) || Jaccard(lines[i].Item2, lines[j].Item2) >= DuplicateFinder.NearLimit)));
        Assert.Equal(expected, found);
        Assert.True(found.Count() > 10);
    }

    private static string Bag(string text) => string.Join(' ', text.Split(' ').Order(StringComparer.Ordinal));

    private static double Jaccard(string a, string b)
    {
        HashSet<string> Triples(string text) => [.. Enumerable.Range(0, text.Length).Select(i => $" {text} ".Substring(i, 3))];
        var (first, second) = (Triples(a), Triples(b));
        return (double)first.Intersect(second).Count() / first.Union(second).Count();
    }

    private static ImmutableArray<DuplicatePair> Find(params (string Intent, string Text)[] lines) =>
        DuplicateFinder.Find([.. lines.Select(line => new LabelledText(line.Intent, line.Text))]);
}
