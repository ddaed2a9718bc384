using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>One thing asked, with its topics settled.</summary>
/// <param name="Text">The words, for telling apart the answers of one intent.</param>
/// <param name="Intent">An aspect.</param>
/// <param name="Subjects">What is asked about, the most likely first; may be empty.</param>
/// <param name="Qualifiers">What else was named: skin tone, pregnancy, the other thing of a comparison.</param>
public sealed record Question(string Text, string Intent, ImmutableArray<string> Subjects, ImmutableArray<string> Qualifiers);

/// <summary>Chooses the answer to a question. Never one of a wrong topic: what is missing is found missing.</summary>
public static class AnswerFinder
{
    /// <summary>From this similarity on a message is a question of the content in its very words: nothing read into it weighs more.</summary>
    public const float Verbatim = 0.93f;

    /// <summary>From this similarity on the words are the content's own to the letter, and need no topic beside them.</summary>
    private const float Exact = 0.995f;

    /// <summary>From this similarity on an example question outweighs even a classifier that is sure, if the topic agrees.</summary>
    public const float Close = 0.86f;

    /// <summary>From this similarity on an example question outweighs a classifier that is not sure.</summary>
    public const float Near = 0.62f;

    /// <summary>From this similarity on an example question picks among the answers of one intent.</summary>
    private const float Related = 0.38f;

    private const int MaxNearest = 12;

    /// <summary>The answer whose example questions hold nearly these words; null when none does or its topic contradicts what is spoken of.</summary>
    /// <param name="named">Topics the person named.</param>
    /// <param name="inForce">Topics spoken of before, the latest first; they bind a question that names none.</param>
    /// <param name="least">Lowest similarity, in (0, 1].</param>
    public static (Answer Answer, float Similarity)? FindByWords(
        Playbook playbook, string text, ImmutableArray<string> named, ImmutableArray<string> inForce, float least)
    {
        foreach (var near in playbook.Questions.Nearest(text, MaxNearest))
        {
            if (near.Similarity < least)
                return null;
            var own = near.Similarity >= Verbatim;
            var fits = !named.IsEmpty ? own || Fits(playbook, near.Answer, named)
                : near.Similarity >= Exact || playbook.Questions.TellsItsTopic(text) || (!inForce.IsEmpty && Fits(playbook, near.Answer, [inForce[0]]));
            if (fits)
                return near;
        }

        return null;
    }

    /// <summary>The answer to a question about its subjects; null when neither they nor their parents have one.</summary>
    public static Answer? Find(Playbook playbook, Question question)
    {
        var nearest = playbook.Questions.Nearest(question.Text, MaxNearest)
            .Where(near => near.Similarity >= Related)
            .ToImmutableArray();
        foreach (var subject in question.Subjects)
        {
            if (FindWith(playbook, subject, question, nearest) is { } answer)
                return answer;
        }

        // A comparison may stand under either of the two.
        foreach (var qualifier in question.Qualifiers)
        {
            if (FindWith(playbook, qualifier, question, nearest) is { } answer)
                return answer;
        }

        foreach (var subject in question.Subjects)
        {
            if (FindPlain(playbook, subject, question.Intent, nearest) is { } answer)
                return answer;
        }

        return null;
    }

    /// <summary>An answer written for the very combination of topics that was named.</summary>
    private static Answer? FindWith(Playbook playbook, string subject, Question question, ImmutableArray<(Answer Answer, float Similarity)> nearest)
    {
        var others = question.Subjects.Concat(question.Qualifiers).Where(topic => topic != subject).ToImmutableArray();
        if (others.IsEmpty)
            return null;
        foreach (var topic in Lineage(playbook, subject))
        {
            var fitting = topic.Answers
                .Where(answer => answer.Intent == question.Intent && answer.With.Any(with => others.Contains(with)))
                .ToImmutableArray();
            if (!fitting.IsEmpty)
                return Nearest(fitting, nearest) ?? fitting[0];
        }

        return null;
    }

    private static Answer? FindPlain(Playbook playbook, string subject, string intent, ImmutableArray<(Answer Answer, float Similarity)> nearest)
    {
        foreach (var topic in Lineage(playbook, subject))
        {
            var plain = topic.Answers.Where(answer => answer.Intent == intent && answer.With.IsEmpty).ToImmutableArray();
            if (!plain.IsEmpty)
                return Nearest(plain, nearest) ?? plain[0];
        }

        return null;
    }

    private static Answer? Nearest(ImmutableArray<Answer> answers, ImmutableArray<(Answer Answer, float Similarity)> nearest)
    {
        foreach (var near in nearest)
        {
            if (answers.Contains(near.Answer))
                return near.Answer;
        }

        return null;
    }

    /// <summary>True when an answer is about one of the topics, or about a parent of one that has no such answer itself.</summary>
    private static bool Fits(Playbook playbook, Answer answer, ImmutableArray<string> named) => named.Any(topic =>
        topic == answer.TopicId
        || answer.With.Contains(topic)
        || Lineage(playbook, topic).FirstOrDefault(parent => parent.Answers.Any(other => other.Intent == answer.Intent))?.Id == answer.TopicId);

    /// <summary>A topic and its parents, itself first.</summary>
    private static IEnumerable<Topic> Lineage(Playbook playbook, string id)
    {
        for (var topic = playbook.FindTopic(id); topic is not null; topic = topic.Parent is null ? null : playbook.FindTopic(topic.Parent))
            yield return topic;
    }
}
