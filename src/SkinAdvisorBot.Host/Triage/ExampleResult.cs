using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Triage;

/// <summary>What becomes of one example when it opens a conversation: lists of phrases, facts and detector together, as a visitor meets them.</summary>
/// <param name="Outcome">In force after it, where a question was asked until that is answered no; null for none.</param>
/// <param name="RuleIds">The rules behind that outcome, the one that decides first.</param>
/// <param name="AskedRule">The rule whose settling question was asked; null when none was.</param>
public sealed record ExampleResult(string Text, ExampleVerdict Verdict, string? Outcome, ImmutableArray<string> RuleIds, string? AskedRule)
{
    /// <param name="judge">Reads the verdict off all the rest.</param>
    internal static ExampleResult Of(string text, TurnMaker maker, DateTimeOffset at, Func<ExampleResult, ExampleVerdict> judge)
    {
        var before = maker.Welcome(ChannelKind.Web, at).Turn.After;
        var after = maker.Answer(before, new InboundMessage("example", text, ChannelKind.Web, at), Desk.Empty).Turn.After;
        var result = new ExampleResult(text, ExampleVerdict.Fails, after.Outcome, after.Rules, after.Settling?.Rule);
        return result with { Verdict = judge(result) };
    }
}

/// <summary>How an example fares.</summary>
public enum ExampleVerdict
{
    /// <summary>A phrasing that the lists of phrases miss, or a near miss that gets the rule's advice.</summary>
    Fails,

    /// <summary>A near miss for which the rule's settling question is asked, as the third general rule wants in doubt; the outcome may be in force until a no.</summary>
    Asks,

    /// <summary>A phrasing that is heard, or a near miss that is left alone.</summary>
    Holds,
}
