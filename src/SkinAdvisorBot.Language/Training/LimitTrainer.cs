using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Training;

/// <summary>Learns from held-out readings when to believe one.</summary>
internal static class LimitTrainer
{
    /// <summary>Share of held-out lines the n-grams alone may misread that the sentence vectors would have read rightly.</summary>
    private const double QuickLoss = 0.001;

    /// <summary>The same where the encoder is fine-tuned, which is asked for to read better: on the development part of CLINC150 it is woken for 44 instead
    /// of 24 lines in a hundred, for 0.1 points of accuracy and 0.6 of AUROC.</summary>
    private const double QuickLossFineTuned = 0.0002;

    /// <summary>Least lines to judge by.</summary>
    private const int Least = 50;

    /// <summary>Share of questions that must hold the right reading.</summary>
    private const double Held = 0.95;

    /// <summary>Five sixths of a normal distribution lie below this many standard deviations.</summary>
    private const double Chance = 1.0;

    /// <summary>The lowest confidence of the n-grams at which asking the encoder would not have helped.</summary>
    /// <param name="lines">For each held-out line: confidence of the n-gram reading, whether it is right, and whether the full one is.</param>
    /// <param name="isFineTuned">Whether the full reading is that of a fine-tuned encoder.</param>
    /// <returns>In [0, 1]; 2 to ask always, when there are too few lines to tell.</returns>
    public static float Quick(IReadOnlyList<(float Confidence, bool IsQuickRight, bool IsFullRight)> lines, bool isFineTuned)
    {
        if (lines.Count < Least)
            return 2;
        var limit = 2f;
        var lost = 0;
        foreach (var (confidence, quick, full) in lines.OrderByDescending(line => line.Confidence))
        {
            lost += (full ? 1 : 0) - (quick ? 1 : 0);
            if (lost <= (isFineTuned ? QuickLossFineTuned : QuickLoss) * lines.Count)
                limit = confidence;
        }

        return limit;
    }

    /// <summary>The probability that the readings of a question must reach together so that 95 in 100 questions hold the right one.</summary>
    /// <remarks>A conformal set (Vovk et al. 2005) with a guarantee for those lines that are asked about, and one that holds five times in
    /// six for the limit at hand, not only on average over limits (Vovk 2012): the share seen must exceed 95 % by the play of chance in so many lines.</remarks>
    /// <param name="lines">Probabilities of each held-out line without a sure reading, float[labels], 0 for what is never offered, and the index of the right one.</param>
    /// <returns>In [0, 1]; 2 when three readings never hold enough.</returns>
    public static float Offer(IReadOnlyList<(float[] Probabilities, int Truth)> lines)
    {
        if (lines.Count < Least)
            return 2;
        var sorted = lines.Select(line => Down(line.Probabilities, line.Truth)).OrderByDescending(line => line.Masses[^1]).ToArray();
        for (var count = sorted.Length; count >= Least; count--)
        {
            var limit = sorted[count - 1].Masses[^1];
            if (sorted.Take(count).Count(line => IsHeld(line, limit)) >= (Held * count) + (Chance * Math.Sqrt(Held * (1 - Held) * count)))
                return limit;
        }

        return 2;
    }

    /// <summary>Whether the right reading is among those down to the first that reaches the limit.</summary>
    private static bool IsHeld((float[] Masses, int Place) line, float limit) => line.Place is 0 or 1 || (line.Place > 1 && line.Masses[line.Place - 1] < limit);

    /// <summary>Probabilities of the best reading, the best two and the best three together, and the place of the right one; negative below those.</summary>
    private static (float[] Masses, int Place) Down(float[] probabilities, int truth)
    {
        var best = probabilities.Index().OrderByDescending(entry => entry.Item).Take(IntentReading.MostOffered).ToArray();
        var masses = new float[best.Length];
        for (var i = 0; i < best.Length; i++)
            masses[i] = best[i].Item + (i > 0 ? masses[i - 1] : 0);
        return (masses, Array.FindIndex(best, entry => entry.Index == truth));
    }
}
