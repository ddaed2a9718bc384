using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Storage.Signatures;

namespace SkinAdvisorBot.Host.Tests.Staff.Signing;

/// <summary>Items and signatures as tests of signing need them.</summary>
internal static class AnItem
{
    public static readonly DateTimeOffset Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public static SignableItem Answer(string hash = "h1") => Of("answer/melasma/what", SignableKind.Answer, outcome: null, hash);

    public static SignableItem Rule(string outcome, string hash = "h1") => Of("triage/R01", SignableKind.Rule, outcome, hash);

    public static Signature Signed(string member = "ana", string hash = "h1", int daysAgo = 1, int validDays = 365) =>
        new("key", hash, SignatureVerdict.Signed, "", member, member, "Clinician", Now.AddDays(-daysAgo), Now.AddDays(validDays - daysAgo));

    public static Signature Returned(string member = "ana", string hash = "h1", int daysAgo = 1) =>
        new("key", hash, SignatureVerdict.Returned, "too long", member, member, "Clinician", Now.AddDays(-daysAgo), null);

    private static SignableItem Of(string key, SignableKind kind, string? outcome, string hash) =>
        new(key, kind, "title", null, outcome, [], [new("Text message", "words", "dialogs/a.yaml:3")], [], [], "dialogs/a.yaml", 1, hash);
}
