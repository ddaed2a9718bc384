using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Host.Tests.Content;

namespace SkinAdvisorBot.Host.Tests.Answers;

/// <summary>Every claim of the clinic's article can be asked for, in three ways each (seed-facts.tsv: row, question, key terms).</summary>
public sealed partial class SeedFactsTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    private static readonly string[] SmallWords = ["by", "the", "to", "of", "first", "now", "not", "for"];

    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Answers", "seed-facts.tsv")))
        {
            var columns = line.Split('\t');
            rows.Add(columns[0], columns[1], columns[2]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Answers_the_articles_claims_with_their_key_terms(string row, string question, string keyTerms)
    {
        var dialogue = new AdvisorDialogue(content.Maker, ChannelKind.Web, DialogueTest.DefaultTime);

        var heard = await dialogue.SayAsync(new InboundMessage("m1", question, ChannelKind.Web, DialogueTest.DefaultTime), TestContext.Current.CancellationToken);

        var said = American(string.Join(' ', heard.Texts));
        foreach (var term in keyTerms.Split(';', StringSplitOptions.TrimEntries))
            Assert.True(Says(said, term), $"{row}: '{question}' should be answered with '{term}'. Said: {said}");
    }

    /// <summary>True when each word of a term is said in some inflection.</summary>
    private static bool Says(string said, string term) =>
        Word().Matches(American(term)).Select(match => match.Value).Except(SmallWords)
            .All(word => said.Contains(Stem(word), StringComparison.Ordinal));

    private static string Stem(string word) => word.Length > 5 ? word[..Math.Max(4, word.Length - 3)] : word.TrimEnd('s');

    private static string American(string text) => text.ToLowerInvariant()
        .Replace("neighbour", "neighbor", StringComparison.Ordinal)
        .Replace("recognis", "recogniz", StringComparison.Ordinal)
        .Replace("colour", "color", StringComparison.Ordinal);

    [GeneratedRegex("[a-z+]+")]
    private static partial Regex Word();
}
