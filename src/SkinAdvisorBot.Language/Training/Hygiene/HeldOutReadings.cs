using System.Collections.Immutable;
using SkinAdvisorBot.Language.Encoders;

namespace SkinAdvisorBot.Language.Training.Hygiene;

/// <summary>What a model that was not trained on a line makes of it, as numbers.</summary>
public static class HeldOutReadings
{
    /// <summary>Parts the lines are cut in. Five leave four fifths to learn from, at five trainings.</summary>
    private const int Folds = 5;

    /// <param name="lines">Of two or more intents, at least five; two equal ones get one reading.</param>
    /// <param name="labels">Intents in the order of the result; every line's is one of them.</param>
    /// <param name="outOfScope">The label of lines that no intent fits; need not occur.</param>
    /// <param name="encoder">Null to read n-grams alone.</param>
    /// <param name="progress">Told the share done, in [0, 1].</param>
    /// <returns>float[lines][labels] in the order of both; rows sum to 1 within 1e-4.</returns>
    public static float[][] Of(
        IReadOnlyList<LabelledText> lines, ImmutableArray<string> labels, string outOfScope, ISentenceEncoder? encoder, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var read = new Dictionary<LabelledText, float[]>();
        foreach (var held in CrossValidation.Run(lines, outOfScope, encoder, isFineTuned: false, Folds, repeats: 1, progress, cancellationToken))
        {
            var reading = read[held.Line] = new float[labels.Length];
            foreach (var guess in held.Reading.Ranking)
                reading[labels.IndexOf(guess.Name)] = (float)guess.Confidence;
        }

        return [.. lines.Select(line => read[line])];
    }
}
