using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads which kind of visit is meant.</summary>
internal static class VisitFinder
{
    /// <summary>The visit whose name or words are in the text; null for none, or where several are equally named.</summary>
    public static string? Find(BookingPlan plan, ClinicCalendar calendar, string text)
    {
        var words = $" {string.Join(' ', PlainWords.Of(text))} ";
        if (calendar.Visits.FirstOrDefault(visit => words.Contains($" {Plain(visit.Name)} ", StringComparison.Ordinal) || words.Contains($" {Plain(visit.Name)}s ", StringComparison.Ordinal)) is { } named)
            return named.Id;
        var scores = calendar.Visits
            .Select(visit => (visit.Id, Score: plan.VisitWords.GetValueOrDefault(visit.Id, []).Where(word => words.Contains($" {Plain(word)} ", StringComparison.Ordinal)).Sum(word => word.Length)))
            .OrderByDescending(entry => entry.Score).ToImmutableArray();
        return scores is [{ Score: > 0 } best, ..] && (scores.Length == 1 || best.Score > scores[1].Score) ? best.Id : null;
    }

    /// <summary>Whether a kind of visit is called by its own name.</summary>
    public static bool Names(VisitType visit, string text) => $" {string.Join(' ', PlainWords.Of(text))} ".Contains($" {Plain(visit.Name)} ", StringComparison.Ordinal);

    /// <summary>The visit that the concern told, or the topics spoken of, call for; null for none.</summary>
    public static string? Of(BookingPlan plan, ClinicCalendar calendar, Conversation conversation) =>
        (conversation.Interview?.Notes.Values ?? []).Concat(conversation.Topics.Select(topic => topic.Replace('_', ' ')))
            .Select(words => Find(plan, calendar, words)).FirstOrDefault(visit => visit is not null);

    /// <summary>The clinician who is named; null for none, or for a name that several have.</summary>
    public static string? FindProvider(ClinicCalendar calendar, string text)
    {
        var words = $" {string.Join(' ', PlainWords.Of(text))} ";
        var named = calendar.Providers.Where(provider => NamesOf(provider).Any(name => words.Contains($" {name} ", StringComparison.Ordinal))).ToImmutableArray();
        return named is [var only] ? only.Id : null;
    }

    /// <summary>The whole name, and its end without what stands first: "Dr. Maria Lopez" is also "maria lopez" and, after a title, "dr lopez".</summary>
    private static IEnumerable<string> NamesOf(Provider provider)
    {
        var parts = PlainWords.Of(provider.Name.Split(',')[0]);
        yield return string.Join(' ', parts);
        if (parts.Count > 2)
            yield return string.Join(' ', parts.Skip(1));
        if (parts is [("dr" or "doctor" or "nurse") and var title, .., var last])
            yield return $"{title} {last}";
    }

    private static string Plain(string text) => string.Join(' ', PlainWords.Of(text));
}
