using System.Collections.Immutable;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>What must hold between files: parents exist, aliases and questions belong to one place.</summary>
internal static class TopicChecks
{
    public static void Run(ImmutableArray<Topic> topics, List<ContentProblem> problems)
    {
        var ids = topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var aliases = new Dictionary<string, Topic>(StringComparer.Ordinal);
        var questions = new Dictionary<string, Answer>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var topic in topics)
        {
            if (!seen.Add(topic.Id))
                problems.Add(new ContentProblem(topic.File, topic.Line, $"the topic '{topic.Id}' has two files. Put all its answers into one"));
            CheckParent(topic, topics, ids, problems);
            foreach (var alias in topic.Aliases)
            {
                if (!aliases.TryAdd(alias, topic) && aliases[alias].Id != topic.Id)
                    problems.Add(new ContentProblem(topic.File, topic.Line, $"the alias '{alias}' belongs to '{aliases[alias].Id}' already. Keep it in one topic"));
            }

            foreach (var answer in topic.Answers)
            {
                foreach (var unknown in answer.With.Where(with => !ids.Contains(with)))
                    problems.Add(new ContentProblem(topic.File, answer.Line, $"'with' names the topic '{unknown}', which does not exist. {(Spelling.Nearest(unknown, ids) is { } near ? $"Did you mean '{near}'?" : "Names are the files of dialogs/answers/")}"));
                foreach (var question in answer.Questions)
                {
                    if (!questions.TryAdd(question.TrimEnd('?', '.', '!', ' '), answer))
                        problems.Add(new ContentProblem(topic.File, answer.Line, $"the question '{question}' stands under '{questions[question.TrimEnd('?', '.', '!', ' ')].Key}' too. Keep it under the answer that fits best"));
                }
            }
        }
    }

    private static void CheckParent(Topic topic, ImmutableArray<Topic> topics, HashSet<string> ids, List<ContentProblem> problems)
    {
        if (topic.Parent is null)
            return;
        if (!ids.Contains(topic.Parent))
        {
            problems.Add(new ContentProblem(topic.File, topic.Line, $"the parent '{topic.Parent}' does not exist. {(Spelling.Nearest(topic.Parent, ids) is { } near ? $"Did you mean '{near}'?" : "Leave the line out, or name a file of dialogs/answers/")}"));
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal) { topic.Id };
        for (var parent = topic.Parent; parent is not null; parent = topics.FirstOrDefault(other => other.Id == parent)?.Parent)
        {
            if (seen.Add(parent))
                continue;
            problems.Add(new ContentProblem(topic.File, topic.Line, $"the parents of '{topic.Id}' form a circle ({string.Join(", ", seen)}). Take one 'parent:' line out"));
            return;
        }
    }
}
