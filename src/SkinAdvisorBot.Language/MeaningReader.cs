using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using NodaTime;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Clauses;
using SkinAdvisorBot.Language.Contacts;
using SkinAdvisorBot.Language.Facts;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Times;
using SkinAdvisorBot.Language.Topics;

namespace SkinAdvisorBot.Language;

/// <summary>Reads what a message means. Built once for a model and a playbook, used by all turns at once.</summary>
public sealed partial class MeaningReader
{
    private const int MaxRanking = 5;

    /// <summary>Lines a word must occur in to count as common, and so as no misspelt topic.</summary>
    private const int CommonLines = 4;

    /// <summary>Words around a topic that ask nothing themselves: with nothing else said, the question is the one before.</summary>
    private static readonly FrozenSet<string> SmallWords = FrozenSet.Create(
        StringComparer.Ordinal,
        "and", "for", "what", "about", "how", "the", "with", "of", "on", "or", "also", "ok", "so", "then", "same", "a", "an",
        "my", "but", "if", "using", "when", "to", "after", "before", "during", "in", "case", "instead", "other", "one", "that",
        "too", "no", "not", "sorry", "i", "meant", "mean", "ment", "i'm", "actually", "wait", "nope", "oops", "rather", "question", "skin");

    private static readonly FrozenSet<string> Denials = FrozenSet.Create(StringComparer.Ordinal, "not", "no", "except", "without", "isn't", "wasn't");

    /// <summary>Words that may stand between a denial and what it denies.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.Create(StringComparer.Ordinal, "the", "a", "an", "any", "my", "about", "on", "for");

    private static readonly FrozenSet<string> Wishes = FrozenSet.Create(
        StringComparer.Ordinal, "want", "take", "took", "taken", "use", "used", "had", "have", "tried", "need", "mean", "like", "interested");

    private static readonly FrozenSet<string> Refusals = FrozenSet.Create(
        StringComparer.Ordinal, "don't", "not", "never", "didn't", "haven't", "won't", "wouldn't", "no");

    private readonly IntentModel model;
    private readonly TopicGazetteer topics;
    private readonly Respeller respeller;

    private readonly SignDetector? signs;
    private readonly TimeWishReader? times;
    private readonly string? region;

    /// <param name="signs">Looks for what triage must know; null to leave that to the lexicon alone.</param>
    /// <param name="times">Reads when people would like to come; null to read no times.</param>
    public MeaningReader(IntentModel model, Playbook playbook, SignDetector? signs = null, TimeWishReader? times = null)
    {
        this.times = times;
        region = playbook.Booking?.PhoneRegion;
        this.model = model;
        this.signs = signs;
        var common = CommonWords(model.Features);
        topics = new TopicGazetteer(playbook.Topics, common);
        var aliases = playbook.Topics.SelectMany(topic => topic.Aliases).SelectMany(PlainWords.Of);
        var known = Words(model.Features).Concat(signs is null ? [] : Words(signs.Features)).Select(word => word.Text);
        respeller = new Respeller(known.Concat(aliases), common);
    }

    /// <param name="text">The person's words, not empty; more than <see cref="InboundMessage.MaxLength"/> is cut.</param>
    public Meaning Read(string text) => Read(text, out _);

    /// <param name="now">When it was said.</param>
    /// <param name="zone">The clinic's.</param>
    /// <param name="isAskedWhen">Whether the person was just asked when they would like to come.</param>
    /// <returns>The meaning, with what was said about when to come, and with a phone number or an e-mail address that was told.</returns>
    /// <inheritdoc cref="Read(string)"/>
    public Meaning Read(string text, DateTimeOffset now, DateTimeZone zone, bool isAskedWhen = false) => Read(text, out _) with
    {
        When = times?.Read(text, now, zone, isAskedWhen),
        Contact = region is null ? null : ContactReader.Read(text, region),
    };

    /// <param name="whole">The classifier's reading of the whole message.</param>
    /// <inheritdoc cref="Read(string)"/>
    public Meaning Read(string text, out IntentReading whole)
    {
        var readable = Tidy(text.Length > InboundMessage.MaxLength ? text[..InboundMessage.MaxLength] : text);
        var mended = respeller.Mend(readable);
        var urgency = 0.0;
        whole = model.Read(mended);
        var clauses = ClauseSplitter.Split(readable, whole, part => model.ReadPart(respeller.Mend(part))).Select(Understand).ToImmutableArray();
        return new Meaning(
            clauses,
            [.. whole.Ranking.Take(3)],
            [.. clauses.SelectMany(clause => clause.Topics).Distinct(StringComparer.Ordinal)],
            Correction().IsMatch(readable),
            OtherOne().IsMatch(readable),
            FactReader.Read(readable)) { Suspicion = signs?.Read(mended, out urgency), Urgency = signs is null ? null : urgency };
    }

    /// <summary>Phones write a curly apostrophe, tags ask nothing, and long runs of blanks would only slow the patterns down.</summary>
    private static string Tidy(string text) => Blanks().Replace(Markup().Replace(text.Replace('’', '\''), " "), run => run.Value.Contains('\n', StringComparison.Ordinal) ? "\n" : " ");

    private Clause Understand(ReadClause clause)
    {
        var words = PlainWords.Of(clause.Text);
        var mentions = topics.Find(words);
        var named = new List<string>();
        var denied = new List<string>();
        var covered = new bool[words.Count];
        foreach (var mention in mentions)
        {
            Array.Fill(covered, true, mention.Start, mention.Length);
            (IsDenied(words, mention.Start) ? denied : named).Add(mention.Topic);
        }

        var isEllipsis = mentions.Length > 0 && !words.Where((word, i) => !covered[i] && !SmallWords.Contains(word)).Any();
        var kept = TopicRules.Settle(named);
        return new Clause(
            clause.Text, [.. clause.Reading.Ranking.Take(MaxRanking)], clause.Reading.Certainty, kept,
            [.. denied.Where(topic => !kept.Contains(topic)).Distinct(StringComparer.Ordinal)], isEllipsis) { Offered = clause.Reading.Offered };
    }

    private static bool IsDenied(List<string> words, int start)
    {
        var before = start - 1;
        while (before > 0 && Fillers.Contains(words[before]))
            before--;
        if (before < 0)
            return false;

        // A leading "no" answers what was said before and names what follows; "not Fraxel" rules it out.
        if (Denials.Contains(words[before]) && !(before == 0 && words[before] == "no"))
            return true;
        var earlier = before > 0 ? words[before - 1] : "";
        return (words[before] is "than" or "of" && earlier is "other" or "rather" or "instead")
            || (Wishes.Contains(words[before]) && Refusals.Contains(earlier));
    }

    /// <summary>Words that occur in many training lines, the most common first.</summary>
    private static string[] CommonWords(TextFeatures features)
    {
        // A word in n of N lines has rarity ln((1 + N) / (1 + n)) + 1, and the rarest features stand in MinLines lines (in one where lines are few).
        var limit = features.Rarity.Length == 0 ? 0 : TensorPrimitives.Max(features.Rarity) - (float)Math.Log((1.0 + CommonLines) / (1.0 + TextFeatures.MinLines));
        return [.. Words(features).Where(word => word.Rarity <= limit).OrderBy(word => word.Rarity).ThenBy(word => word.Text, StringComparer.Ordinal).Select(word => word.Text)];
    }

    private static List<(string Text, float Rarity)> Words(TextFeatures features)
    {
        var words = new List<(string, float)>();
        for (var i = 0; i < features.Count; i++)
        {
            if (features.Names[i][0] == 'w' && !features.Names[i].Contains(' ', StringComparison.Ordinal))
                words.Add((features.Names[i][1..], features.Rarity[i]));
        }

        return words;
    }

    [GeneratedRegex(@"\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|</?[a-zA-Z][^<>]{0,80}>", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\s*(?:no|nope|nah|sorry|oops|wait|actually|not)\b[\s,.!-]*.*\b(?:i\s+(?:meant?|ment|said|was (?:asking|talking) about)|meant|ment|instead|not (?:that|the|about))\b|\bi meant\b|\bi said\b.*\bnot\b|^\s*(?:no|nope|sorry|oops|not that)\s*[,.!-]\s*(?:the\s+)?\S+(?:\s+\S+){0,3}\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Correction();

    [GeneratedRegex(@"\b(?:the|that) other (?:one|treatment|laser|option|product|thing)\b|\b(?:what about|how about|and) the other\s*\W*$|\b(?:about|for|with) the first one\b|^\W*(?:and )?the first one\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherOne();
}
