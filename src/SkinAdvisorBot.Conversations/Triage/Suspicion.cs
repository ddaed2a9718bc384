namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>A rule that the learned detector takes a message for, whatever the lexicon finds in it.</summary>
/// <param name="Rule">The likeliest rule, such as <c>R05</c>, of those with an outcome this urgent.</param>
/// <param name="Score">In [0, 1]; compared with limits learned on messages the detector had not seen.</param>
/// <param name="IsFirm">True where the outcome is in force at once, before the question that settles it is answered; false where only that question is asked.</param>
/// <param name="IsPlain">False where several rules of this urgency are about as likely, so that the question of one of them might miss the point.</param>
public sealed record Suspicion(string Rule, double Score, bool IsFirm, bool IsPlain = true);
