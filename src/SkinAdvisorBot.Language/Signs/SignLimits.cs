namespace SkinAdvisorBot.Language.Signs;

/// <summary>Scores from which a message is suspected of an urgency, one pair for each of <see cref="SignDetector.Levels"/>.</summary>
/// <param name="Ask">From here the question that settles it is asked; in [0, 1], above 1 for never.</param>
/// <param name="Raise">From here the outcome is in force until the answer; not below <paramref name="Ask"/>.</param>
public readonly record struct SignLimits(float Ask, float Raise);
