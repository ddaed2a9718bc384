using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Lists what a clinician has to sign in a playbook.</summary>
public static class SignableItems
{
    private const string OnSms = "Text message";
    private const string OnWeb = "Web chat and Teams";

    /// <summary>Rules first, the most urgent ahead; then answers and acts, each by key. No key stands twice.</summary>
    public static ImmutableArray<SignableItem> Of(Playbook playbook) =>
    [
        .. playbook.TriageRules.Select(OfRule),
        .. playbook.Topics.SelectMany(topic => topic.Answers.Select(answer => OfAnswer(topic, answer))).OrderBy(item => item.Key, StringComparer.Ordinal),
        .. playbook.Acts.Where(act => !act.Sources.IsEmpty).Select(OfAct).OrderBy(item => item.Key, StringComparer.Ordinal),
    ];

    private static SignableItem OfRule(TriageRule rule)
    {
        var parts = ImmutableArray.CreateBuilder<SignablePart>();
        if (rule.Settle is { } settle)
            parts.Add(Part("Question that settles it", settle));
        for (var i = 0; i < rule.Asks.Length; i++)
            parts.Add(Part($"Question {i + 1} after it", rule.Asks[i]));
        AddWordings(parts, rule.Wordings);
        var hash = new SignableHash("rule").Add(rule.Outcome).Add(rule.CountsPast).Add(rule.CountsQuestions);
        foreach (var sign in rule.Signs)
            hash.Add(sign.All).Add(sign.Any).Add(sign.None).Add(sign.Facts);
        return new SignableItem(
            rule.Key, SignableKind.Rule, $"{rule.Id}: {rule.Name}", Topic: null, rule.Outcome, SignText.Of(rule), parts.ToImmutable(), rule.Sources,
            [$"rule {rule.Id}, outcome {rule.Outcome}"], rule.File, rule.Line, hash.Add(parts).Add(rule.Sources).End());
    }

    private static SignableItem OfAnswer(Topic topic, Answer answer)
    {
        ImmutableArray<SignablePart> parts = [Part(OnSms, answer.Short), Part(OnWeb, answer.Full)];
        return new SignableItem(
            $"answer/{answer.Key}", SignableKind.Answer, $"{topic.Name}: {answer.Questions[0]}", topic.Id, Outcome: null, [], parts, answer.Sources,
            [$"topic {topic.Id}, intent {answer.Intent}", .. answer.Questions], topic.File, answer.Line,
            new SignableHash("answer").Add(parts).Add(answer.Sources).End());
    }

    private static SignableItem OfAct(Act act)
    {
        var parts = ImmutableArray.CreateBuilder<SignablePart>();
        AddWordings(parts, act.Wordings);
        if (act.Card is { } card)
        {
            parts.Add(Part("Title of the card", card.Title));
            parts.Add(Part("Text of the card", card.Text));
        }

        return new SignableItem(
            $"act/{act.Id}", SignableKind.Act, act.Id.Replace('_', ' '), Topic: null, Outcome: null, [], parts.ToImmutable(), act.Sources,
            [$"act {act.Id}"], act.File, act.Line, new SignableHash("act").Add(parts).Add(act.Sources).End());
    }

    private static void AddWordings(ImmutableArray<SignablePart>.Builder parts, ImmutableArray<Wording> wordings)
    {
        for (var i = 0; i < wordings.Length; i++)
        {
            var number = wordings.Length == 1 ? "" : $", wording {i + 1}";
            var (brief, full) = (wordings[i].Short, wordings[i].Full);
            if (brief.Source == full.Source)
            {
                parts.Add(Part($"Everywhere{number}", full));
                continue;
            }

            parts.Add(Part($"{OnSms}{number}", brief));
            parts.Add(Part($"{OnWeb}{number}", full));
        }
    }

    private static SignablePart Part(string name, Words words) => new(name, words.Source, words.Place);
}
