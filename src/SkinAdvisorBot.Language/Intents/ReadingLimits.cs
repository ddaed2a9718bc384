namespace SkinAdvisorBot.Language.Intents;

/// <summary>When to believe a reading; learned from lines the scoring model was not trained on.</summary>
/// <param name="Quick">Probability from which the n-gram reading is taken without asking the sentence encoder, in [0, 1]; above 1 to ask always.</param>
/// <param name="Offer">Readings that together reach this probability hold the right one at least 95 times in 100, in [0, 1]; above 1 when no number of readings does.</param>
public readonly record struct ReadingLimits(float Quick, float Offer);
