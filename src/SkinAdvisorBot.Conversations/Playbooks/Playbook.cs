using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Interviews;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Everything the bot can say, checked whole: the parsed <c>dialogs/</c>. Immutable; a reload makes another one.</summary>
public sealed class Playbook
{
    internal Playbook(
        Clinic clinic,
        ImmutableArray<Topic> topics,
        ImmutableArray<Act> acts,
        ImmutableArray<ReadingLabel> readings,
        ImmutableArray<Reference> sources,
        TriageProtocol triage,
        Interview? interview,
        BookingPlan? booking,
        string hash)
    {
        Clinic = clinic;
        Triage = triage;
        Interview = interview;
        Booking = booking;
        Topics = topics;
        Hash = hash;
        Sources = sources.ToFrozenDictionary(source => source.Key, StringComparer.Ordinal);
        this.topics = topics.ToFrozenDictionary(topic => topic.Id, StringComparer.Ordinal);
        this.acts = acts.ToFrozenDictionary(act => act.Id, StringComparer.Ordinal);
        this.readings = readings.ToFrozenDictionary(reading => reading.Intent, reading => reading.Label, StringComparer.Ordinal);
        answers = topics.SelectMany(topic => topic.Answers).ToFrozenDictionary(answer => answer.Key, StringComparer.Ordinal);
        Questions = new QuestionIndex(topics);
    }

    private readonly FrozenDictionary<string, Topic> topics;
    private readonly FrozenDictionary<string, Act> acts;
    private readonly FrozenDictionary<string, Words> readings;
    private readonly FrozenDictionary<string, Answer> answers;

    public Clinic Clinic { get; }

    /// <summary>Rows of the triage protocol, the most urgent first; empty for content without <c>dialogs/triage/</c>.</summary>
    public ImmutableArray<TriageRule> TriageRules => Triage.Rules;

    /// <summary>The ways to say each sign that triage rules name, by family, in the order and the notation of <c>dialogs/triage/words.yaml</c>; empty for content without triage.</summary>
    public FrozenDictionary<string, ImmutableArray<string>> SignPhrases => Triage.Phrases;

    internal TriageProtocol Triage { get; }

    /// <summary>What is asked about a concern; null where content has no interview.</summary>
    public Interview? Interview { get; }

    /// <summary>How visits are booked by chat; null where content has no booking.</summary>
    public BookingPlan? Booking { get; }

    public ImmutableArray<Topic> Topics { get; }

    public IEnumerable<Answer> Answers => answers.Values;

    public IEnumerable<Act> Acts => acts.Values;

    public FrozenDictionary<string, Reference> Sources { get; }

    /// <summary>Finds the answer whose example questions are nearest to what was said.</summary>
    public QuestionIndex Questions { get; }

    /// <summary>SHA-256 of all content, hex, lower case: which words spoke in a turn.</summary>
    public string Hash { get; }

    public Topic? FindTopic(string id) => topics.GetValueOrDefault(id);

    public Answer? FindAnswer(string key) => answers.GetValueOrDefault(key);

    public Act? FindAct(string id) => acts.GetValueOrDefault(id);

    /// <exception cref="KeyNotFoundException">No such act; the loader requires all that code asks for.</exception>
    public Act Act(string id) => acts[id];

    public Words? FindReading(string intent) => readings.GetValueOrDefault(intent);
}
