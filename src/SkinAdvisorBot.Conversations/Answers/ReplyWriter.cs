using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Answers;

/// <summary>Puts a turn's words together for one channel and keeps count of what was said, so that nothing comes twice in the same words.</summary>
internal sealed class ReplyWriter(Playbook playbook, Conversation before, ChannelKind channel)
{
    private const int FullForm = 0;
    private const int ShortForm = 1;

    private readonly List<Reply> replies = [];
    private readonly List<Said> said = [];
    private readonly StringBuilder prefix = new();
    private readonly List<string> prefixLines = [];

    public bool IsSms => channel == ChannelKind.Sms;

    public ImmutableArray<Reply> Replies => [.. replies];

    /// <summary>What the conversation remembers of this turn: keys with the form used, newest first.</summary>
    public ImmutableArray<Said> Said => [.. said.AsEnumerable().Reverse().Concat(before.Said).DistinctBy(entry => entry.Key).Take(Conversation.MaxSaid)];

    public ImmutableArray<string> Keys => [.. said.Select(entry => entry.Key)];

    /// <summary>Words put before the next reply: a greeting, the acknowledgement of a correction.</summary>
    public void Lead(string actId, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (words, form) = Pick(playbook.Act(actId));
        said.Add(new Said(actId, form));
        prefix.Append(words.Say(playbook.Clinic.Facts, values)).Append(' ');
        prefixLines.Add(words.Place);
    }

    public void Say(Answer answer)
    {
        var last = before.Said.FirstOrDefault(entry => entry.Key == answer.Key);
        var isRepeat = before.LastKeys.Contains(answer.Key);
        var form = (IsSms, isRepeat, last?.Form) switch
        {
            (true, false, _) => ShortForm,
            (true, true, ShortForm) => FullForm,
            (true, true, _) => ShortForm,
            (false, true, FullForm) => ShortForm,
            _ => FullForm,
        };
        if (isRepeat)
            Lead(ActIds.Again);
        said.Add(new Said(answer.Key, form));
        var words = form == ShortForm ? answer.Short : answer.Full;
        var text = words.Say(playbook.Clinic.Facts);
        Add(IsSms ? PlainText(text) : text, words.Place, IsSms ? [] : answer.Next, null, answer.Sources);
    }

    /// <summary>The advice of a triage rule: its words alone, without buttons.</summary>
    public void Say(TriageRule rule)
    {
        var (words, form) = Pick(rule.Key, rule.Wordings);
        said.Add(new Said(rule.Key, form));
        Add(words.Say(playbook.Clinic.Facts), words.Place, [], null, rule.Sources);
        replies[^1] = replies[^1] with { IsUrgent = TriageOutcomes.IsAcute(rule.Outcome) };
    }

    /// <summary>A question of the interview.</summary>
    /// <param name="key">Its name, under which the wordings take turns.</param>
    public void Ask(string key, ImmutableArray<Wording> wordings)
    {
        var (words, form) = Pick(key, wordings);
        said.Add(new Said(key, form));
        Add(words.Say(playbook.Clinic.Facts), words.Place, [], null, []);
    }

    public void Say(Act act, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (words, form) = Pick(act);
        said.Add(new Said(act.Id, form));
        var card = IsSms || act.Card is null ? null : Fill(act.Card, values);
        Add(words.Say(playbook.Clinic.Facts, values), words.Place, IsSms ? [] : act.Suggestions, card, act.Sources);
    }

    /// <summary>An act followed by things to choose from: buttons, or a numbered list on SMS.</summary>
    /// <param name="labels">Words of the buttons.</param>
    /// <param name="more">Further buttons that are no choice; left out on SMS.</param>
    public void Offer(Act act, ImmutableArray<string> labels, ImmutableArray<string> more, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (words, form) = Pick(act);
        said.Add(new Said(act.Id, form));
        var text = words.Say(playbook.Clinic.Facts, values) + string.Concat(labels.Select((label, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1}{(IsSms ? "" : ".")} {label}")));
        Add(text, words.Place, IsSms ? [] : [.. labels, .. more], null, act.Sources);
    }

    /// <summary>An act followed by choices: buttons, or a numbered list on SMS.</summary>
    public void Offer(Act act, ImmutableArray<Choice> choices, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var (words, form) = Pick(act);
        said.Add(new Said(act.Id, form));
        var text = words.Say(playbook.Clinic.Facts, values);
        if (IsSms)
            text += string.Concat(choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1} {choice.Label}")));
        Add(text, words.Place, [.. choices.Select(choice => choice.Label)], null, act.Sources);
    }

    /// <summary>Only the last reply keeps its buttons: Web Chat shows those of the last message alone.</summary>
    public void SettleSuggestions(ImmutableArray<string> more)
    {
        for (var i = 0; i < replies.Count - 1; i++)
            replies[i] = replies[i] with { Suggestions = [] };
        if (replies.Count > 0 && more.Length > 0 && !IsSms)
            replies[^1] = replies[^1] with { Suggestions = [.. more.Concat(replies[^1].Suggestions).Distinct(StringComparer.OrdinalIgnoreCase).Take(4)] };
    }

    private (Words Words, int Form) Pick(Act act) => Pick(act.Id, act.Wordings);

    private (Words Words, int Form) Pick(string key, ImmutableArray<Wording> wordings)
    {
        var last = said.AsEnumerable().Reverse().Concat(before.Said).FirstOrDefault(entry => entry.Key == key);
        var form = last is null ? 0 : (last.Form + 1) % wordings.Length;
        var wording = wordings[form];
        return (IsSms ? wording.Short : wording.Full, form);
    }

    private void Add(string text, string place, ImmutableArray<string> suggestions, ReplyCard? card, ImmutableArray<Reference> sources)
    {
        replies.Add(new Reply(
            prefix + text,
            suggestions,
            card is null ? [] : [card],
            [.. prefixLines, place],
            [.. sources.DistinctBy(source => source.Key)]));
        prefix.Clear();
        prefixLines.Clear();
    }

    private ReplyCard Fill(CardTemplate card, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var facts = playbook.Clinic.Facts;
        var links = ImmutableArray.CreateBuilder<CardLink>();
        foreach (var (title, address) in card.Links)
        {
            var url = address.Say(facts, values);
            if (!url.EndsWith(':') && (url.StartsWith('/') || Uri.TryCreate(url, UriKind.Absolute, out _)))
                links.Add(new CardLink(title.Say(facts, values), url));
        }

        return new ReplyCard(card.Title.Say(facts, values), card.Text.Say(facts, values), links.DrainToImmutable());
    }

    /// <summary>Markdown without its marks, for a full form on SMS.</summary>
    private static string PlainText(string markdown) =>
        markdown.Replace("**", "", StringComparison.Ordinal).Replace("\n\n", "\n", StringComparison.Ordinal);
}
