using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Finds, for what a person said, the answers whose example questions are nearest: cosine of TF-IDF over words and letter triples.</summary>
/// <remarks>Letter triples carry over typos and endings ("recieve", "exosoms"); words carry the sense. Built once a playbook, read by all turns.</remarks>
public sealed class QuestionIndex
{
    /// <summary>A word asked of at most this many topics tells what a question is about; "effects" or "sessions" do not.</summary>
    private const int TellingTopics = 3;

    /// <summary>Weight of a letter triple against a whole word.</summary>
    private const float TripleWeight = 0.5f;

    /// <summary>Words that any question may hold; they would only blur the rest.</summary>
    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "an", "the", "please", "hi", "hello", "hey", "thanks", "so", "lol", "ok", "okay", "just", "um", "uh", "omg", "and", "or", "but");

    private readonly Dictionary<string, int> features = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly float[] rarity;
    private readonly (int Question, float Weight)[][] postings;
    private readonly ImmutableArray<Answer> answers;
    private readonly int[] owners;
    private volatile Memo? last;
    private readonly FrozenSet<string> tellingWords;

    public QuestionIndex(ImmutableArray<Topic> topics)
    {
        lookup = features.GetAlternateLookup<ReadOnlySpan<char>>();
        answers = [.. topics.SelectMany(topic => topic.Answers)];
        var questions = answers
            .SelectMany((answer, index) => answer.Questions.Select(question => (index, counts: Count(question, learn: true))))
            .ToImmutableArray();
        owners = [.. questions.Select(question => question.index)];
        tellingWords = topics.SelectMany(topic => topic.Answers.SelectMany(answer => answer.Questions).SelectMany(PlainWords.Of).Distinct())
            .GroupBy(word => word).Where(group => group.Count() <= TellingTopics).Select(group => group.Key).ToFrozenSet(StringComparer.Ordinal);
        rarity = Rarity(questions.Select(question => question.counts), questions.Length);
        var lists = new List<(int, float)>[features.Count];
        for (var i = 0; i < questions.Length; i++)
        {
            foreach (var (feature, weight) in Weigh(questions[i].counts))
                (lists[feature] ??= []).Add((i, weight));
        }

        postings = Array.ConvertAll(lists, list => list?.ToArray() ?? []);
    }

    /// <summary>The nearest answers, best first, one entry an answer.</summary>
    /// <param name="text">What the person said; any length.</param>
    /// <param name="most">How many at the most.</param>
    /// <returns>Similarities in (0, 1]; 1 for a question in the very words of the content.</returns>
    public ImmutableArray<(Answer Answer, float Similarity)> Nearest(string text, int most)
    {
        // One turn asks for the same words more than once; a stale answer of another thread only costs the search.
        if (last is { } memo && memo.Text == text && memo.Most >= most)
            return memo.Found.Length <= most ? memo.Found : memo.Found[..most];
        var scores = ArrayPool<float>.Shared.Rent(owners.Length);
        var best = ArrayPool<float>.Shared.Rent(answers.Length);
        Array.Clear(scores, 0, owners.Length);
        Array.Clear(best, 0, answers.Length);
        foreach (var (feature, weight) in Weigh(Count(text, learn: false)))
        {
            foreach (var (question, other) in postings[feature])
                scores[question] += weight * other;
        }

        for (var i = 0; i < owners.Length; i++)
            best[owners[i]] = Math.Max(best[owners[i]], scores[i]);
        var found = Best(best, most);
        ArrayPool<float>.Shared.Return(scores);
        ArrayPool<float>.Shared.Return(best);
        last = new Memo(text, most, found);
        return found;
    }

    /// <summary>The highest scores, best first; of equal ones the answer that stands first in the content.</summary>
    private ImmutableArray<(Answer Answer, float Similarity)> Best(float[] scores, int most)
    {
        var top = new List<int>(most + 1);
        for (var i = 0; i < answers.Length; i++)
        {
            if (scores[i] <= 0 || (top.Count == most && scores[i] <= scores[top[^1]]))
                continue;
            var place = top.Count;
            while (place > 0 && scores[top[place - 1]] < scores[i])
                place--;
            top.Insert(place, i);
            if (top.Count > most)
                top.RemoveAt(most);
        }

        return [.. top.Select(i => (answers[i], Math.Min(1f, scores[i])))];
    }

    private sealed record Memo(string Text, int Most, ImmutableArray<(Answer Answer, float Similarity)> Found);

    /// <summary>True when a message holds a word that only few topics are asked with, so that it makes sense without naming one.</summary>
    public bool TellsItsTopic(string text) => PlainWords.Of(text).Exists(tellingWords.Contains);

    private static float[] Rarity(IEnumerable<Dictionary<int, float>> questions, int total)
    {
        var documents = new Dictionary<int, int>();
        foreach (var feature in questions.SelectMany(question => question.Keys))
            documents[feature] = documents.GetValueOrDefault(feature) + 1;
        var rarity = new float[documents.Count];
        foreach (var (feature, count) in documents)
            rarity[feature] = MathF.Log((1f + total) / (1f + count)) + 1f;
        return rarity;
    }

    private List<(int Feature, float Weight)> Weigh(Dictionary<int, float> counts)
    {
        var weighted = new List<(int Feature, float Weight)>(counts.Count);
        var norm = 0f;
        foreach (var (feature, count) in counts)
        {
            // A feature the content never uses still lengthens the message: a long story is no near question.
            var weight = count * (feature >= 0 ? rarity[feature] : 1f);
            norm += weight * weight;
            if (feature >= 0)
                weighted.Add((feature, weight));
        }

        var scale = norm > 0 ? 1f / MathF.Sqrt(norm) : 0f;
        for (var i = 0; i < weighted.Count; i++)
            weighted[i] = weighted[i] with { Weight = weighted[i].Weight * scale };
        return weighted;
    }

    private Dictionary<int, float> Count(string text, bool learn)
    {
        var counts = new Dictionary<int, float>();
        Span<char> buffer = stackalloc char[64];
        foreach (var word in PlainWords.Of(text))
        {
            if (Empty.Contains(word))
                continue;
            var unknown = -1 - counts.Count;
            Add(counts, Id(word, learn), 1f, unknown);
            buffer[0] = '<';
            var length = Math.Min(word.Length, 61);
            word.AsSpan(0, length).CopyTo(buffer[1..]);
            buffer[length + 1] = '>';
            for (var i = 0; i + 3 <= length + 2; i++)
                Add(counts, Id(buffer.Slice(i, 3), learn), TripleWeight, unknown - i - 1);
        }

        return counts;
    }

    private static void Add(Dictionary<int, float> counts, int? feature, float weight, int unknown)
    {
        var key = feature ?? unknown;
        counts[key] = counts.GetValueOrDefault(key) + weight;
    }

    private int? Id(ReadOnlySpan<char> feature, bool learn)
    {
        if (lookup.TryGetValue(feature, out var id))
            return id;
        if (!learn)
            return null;
        id = features.Count;
        lookup[feature] = id;
        return id;
    }
}
