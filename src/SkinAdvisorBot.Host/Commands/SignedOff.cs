using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>How much of the content is signed, for a verb that runs without the service.</summary>
internal static class SignedOff
{
    /// <summary>The end of a sentence; without a database, or with one that can't be read, everything awaits review.</summary>
    public static string Describe(Playbook playbook, string dataDirectory)
    {
        try
        {
            return SignatureTable.FindIn(dataDirectory) is { IsEmpty: false } signatures
                ? Describe(SignableItems.Of(playbook), signatures)
                : $"{playbook.Answers.Count()} of them awaiting clinical review";
        }
        catch (SqliteException e)
        {
            return $"and the signatures in '{dataDirectory}' can't be read ({e.Message}). Let this user write there, or stop the service first";
        }
    }

    private static string Describe(ImmutableArray<SignableItem> items, ImmutableArray<Signature> signatures)
    {
        var byItem = signatures.ToLookup(signature => signature.ItemKey, StringComparer.Ordinal);
        var now = TimeProvider.System.GetUtcNow();
        var totals = SignOffTotals.Of(items.Select(item => SignOffState.Of(item, [.. byItem[item.Key]], now)));
        return $"and {totals.Unsigned} of {totals.All} answers, triage rules and other words of medicine awaiting clinical review ({totals})";
    }
}
