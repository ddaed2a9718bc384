using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Interviews;

/// <summary>Says back what a person told in an interview.</summary>
internal static class Recap
{
    /// <returns>What was told, in the words of the steps, joined by commas; empty when nothing was.</returns>
    public static string Of(Interview interview, Conversation conversation, Clinic clinic) =>
        string.Join(", ", interview.Steps.Select(step => Of(step, conversation, clinic)).OfType<string>());

    private static string? Of(InterviewStep step, Conversation conversation, Clinic clinic)
    {
        var values = step.Facts.Select(name => Value(name, conversation.Facts)).OfType<string>().ToImmutableArray();
        if (values.Length > 0)
            return step.Recap?.Say(clinic.Facts, ("value", string.Join(" and ", values)));
        var note = conversation.Interview!.Notes.GetValueOrDefault(step.Id);
        if (note == "no" || step.Facts.Any(name => conversation.Facts.GetValueOrDefault(name) is FactValue.Flag { IsSo: false } || conversation.Facts.ContainsKey("no_" + name)))
            return step.RecapNo?.Say(clinic.Facts);
        return null;
    }

    private static string? Value(string name, ImmutableSortedDictionary<string, FactValue> facts) => facts.GetValueOrDefault(name) switch
    {
        FactValue.Flag { IsSo: true } => name.Replace('_', ' '),
        FactValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        FactValue.Text text when name == FactNames.Duration => Length(text.Value),
        FactValue.Text text => text.Value.Replace('_', ' '),
        FactValue.Texts texts => string.Join(" and ", texts.Values.Select(value => value.Replace('_', ' '))),
        _ => null,
    };

    /// <summary>"P6M" as six months; words that name no length ("since last summer") are nothing to say back after "for".</summary>
    private static string? Length(string value)
    {
        if (!value.StartsWith('P') || value.Length < 3 || !int.TryParse(value.AsSpan(1, value.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        var unit = value[^1] switch { 'D' => "day", 'W' => "week", 'M' => "month", 'Y' => "year", _ => null };
        return unit is null ? null : string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
    }
}
