namespace SkinAdvisorBot.Language.Training;

/// <summary>Cuts lines into parts for cross-validation.</summary>
internal static class Folding
{
    /// <summary>The part of each line: near-equal parts, mixed by the seed; 0 keeps the lines' own order, which is mixed already.</summary>
    public static int[] Assign(int lines, int folds, int seed)
    {
        var parts = Enumerable.Range(0, lines).Select(i => i % folds).ToArray();
        if (seed != 0)
            new Random(seed).Shuffle(parts);
        return parts;
    }

    /// <summary>Scores the lines of one part by heads fitted to the others.</summary>
    public static HeldOutScores[] Score(TrainingRows rows, int[] parts, int fold, CancellationToken cancellationToken)
    {
        var heads = FittedHeads.Fit(rows, [.. parts.Index().Where(entry => entry.Item != fold).Select(entry => entry.Index)], cancellationToken);
        return heads.Score(rows, [.. parts.Index().Where(entry => entry.Item == fold).Select(entry => entry.Index)]);
    }
}
