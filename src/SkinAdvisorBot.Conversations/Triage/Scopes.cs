namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>How far denials, times and questions reach in one message; each is worked out once, when first asked for.</summary>
internal sealed class Scopes(TriageText text, SignMatcher matcher)
{
    private readonly Lazy<DenialScope> denial = new(() => new DenialScope(text, matcher), LazyThreadSafetyMode.None);
    private readonly Lazy<TimeScope> time = new(() => new TimeScope(text), LazyThreadSafetyMode.None);
    private readonly Lazy<QuestionScope> question = new(() => new QuestionScope(text), LazyThreadSafetyMode.None);

    public bool IsDenied(SignSpan span) => denial.Value.Covers(span);

    public bool IsPast(SignSpan span) => time.Value.Covers(span);

    /// <param name="orForOneself">Whether "can I get burned" counts as a question too; "can I have a laser, I'm on chemo" tells something.</param>
    public bool IsAsked(SignSpan span, bool orForOneself) => question.Value.Covers(span, orForOneself);
}
