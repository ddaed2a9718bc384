using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Recognizers.Text.Matcher;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Language.Topics;

/// <summary>A topic named in a message.</summary>
/// <param name="Topic">The topic's fixed name.</param>
/// <param name="Start">Index of its first word among the words of the message.</param>
/// <param name="Length">Number of words.</param>
public readonly record struct TopicMention(string Topic, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Finds topics by their aliases, misspelt ones too.</summary>
/// <remarks>Matching is Microsoft.Recognizers.Text's; what is ours is the tolerance: a word is corrected only if it is no common word itself.</remarks>
public sealed class TopicGazetteer
{
    /// <summary>Shortest word that is corrected: shorter ones are too near to too many others.</summary>
    private const int ShortestTypo = 5;

    /// <summary>From this length on two slips are forgiven instead of one.</summary>
    private const int LongWord = 8;

    /// <summary>Id under which phrases are kept that look like a topic and are none ("laser printer").</summary>
    private const string NoTopic = "";

    private readonly StringMatcher matcher = new(MatchStrategy.TrieTree, new SimpleTokenizer());
    private readonly FrozenSet<string> aliasWords;
    private readonly FrozenSet<string> commonWords;
    private readonly ILookup<(char First, int Length), string> byShape;

    /// <param name="commonWords">Words that people use for other things; never taken for a misspelt alias.</param>
    public TopicGazetteer(ImmutableArray<Topic> topics, IEnumerable<string> commonWords)
    {
        var phrases = topics
            .SelectMany(topic => topic.Aliases.Select(alias => (words: PlainWords.Of(alias), id: topic.Id))
                .Concat(topic.NotMeant.Select(phrase => (words: PlainWords.Of(phrase), id: NoTopic))))
            .Where(phrase => phrase.words.Count > 0)
            .ToArray();
        matcher.Init(Array.ConvertAll(phrases, phrase => (IEnumerable<string>)phrase.words), Array.ConvertAll(phrases, phrase => phrase.id));
        aliasWords = phrases.SelectMany(phrase => phrase.words).ToFrozenSet(StringComparer.Ordinal);
        this.commonWords = commonWords.Where(word => !aliasWords.Contains(word)).ToFrozenSet(StringComparer.Ordinal);
        byShape = aliasWords.Where(word => word.Length >= ShortestTypo - 1).ToLookup(word => (word[0], word.Length));
    }

    /// <summary>Mentions in the order said; where two overlap, the longer one counts.</summary>
    /// <param name="words">The words of the message, as <see cref="PlainWords.Of"/> gives them.</param>
    public ImmutableArray<TopicMention> Find(IReadOnlyList<string> words)
    {
        var found = matcher.Find(words.Select(Correct))
            .SelectMany(match => match.CanonicalValues.Select(id => new TopicMention(id, match.Start, match.Length)))
            .OrderByDescending(mention => mention.Length)
            .ThenBy(mention => mention.Start);
        var kept = new List<TopicMention>();
        foreach (var mention in found)
        {
            if (!kept.Exists(other => mention.Start < other.End && other.Start < mention.End && (other.Length > mention.Length || other.Topic == mention.Topic)))
                kept.Add(mention);
        }

        return [.. kept.Where(mention => mention.Topic != NoTopic).OrderBy(mention => mention.Start)];
    }

    /// <summary>The alias word that was meant, or the word itself.</summary>
    private string Correct(string word)
    {
        if (word.Length < ShortestTypo || aliasWords.Contains(word) || commonWords.Contains(word))
            return word;
        var allowed = word.Length >= LongWord ? 2 : 1;
        var best = word;
        var bestDistance = allowed + 1;
        for (var length = word.Length - allowed; length <= word.Length + allowed; length++)
        {
            foreach (var candidate in byShape[(word[0], length)])
            {
                var distance = Spelling.Distance(word, candidate);
                if (distance < bestDistance || (distance == bestDistance && string.CompareOrdinal(candidate, best) < 0 && bestDistance <= allowed))
                    (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }
}
