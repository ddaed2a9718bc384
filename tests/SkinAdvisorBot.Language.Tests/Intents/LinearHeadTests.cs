using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Tests.Intents;

public sealed class LinearHeadTests
{
    private const int Panel = 32;

    [Fact]
    public void Scores_are_the_bias_and_the_weights_of_the_features_present()
    {
        // Two sparse features, a vector of two numbers, and the bias, for two labels of a panel of 32.
        var head = new LinearHead(Panels([1f, 2f], [10f, 20f], [3f, -3f], [0.5f, 0f], [0.25f, -0.25f]), labelCount: 2, sparseCount: 2, denseWidth: 2);

        Assert.Equal([0.25f + 20f + 3f, -0.25f + 40f - 3f], head.Score(new SparseVector([1], [2f]), [1f, 0f]));
        Assert.Equal([0.25f + 1f + 1f, -0.25f + 2f], head.Score(new SparseVector([0], [1f]), [0f, 2f]));
        Assert.Equal([0.25f, -0.25f], head.Score(new SparseVector([], []), [0f, 0f]));
    }

    [Fact]
    public void A_sum_of_heads_scores_the_sum_of_their_scores()
    {
        var with = new LinearHead(Panels([1f, 2f], [3f, -3f], [0.25f, -0.25f]), labelCount: 2, sparseCount: 1, denseWidth: 1);
        var without = new LinearHead(Panels([10f, 20f], [1f, 2f]), labelCount: 2, sparseCount: 1, denseWidth: 0);

        Assert.Equal([1f + 6f + 0.25f + 5.5f, 2f - 6f - 0.25f + 11f], with.Plus(without, 0.5f).Score(new SparseVector([0], [1f]), [2f]));
    }

    [Fact]
    public void More_labels_than_a_panel_holds_are_all_scored()
    {
        const int Labels = 40;
        // One feature whose weight for label i is i, and no bias.
        var weights = new float[2 * 2 * Panel];
        for (var label = 0; label < Labels; label++)
            weights[(label / Panel * 2 * Panel) + (label % Panel)] = label;

        var scores = new LinearHead(weights, Labels, sparseCount: 1, denseWidth: 0).Score(new SparseVector([0], [1f]), []);

        Assert.Equal(Enumerable.Range(0, Labels).Select(label => (float)label), scores);
    }

    [Fact]
    public void Numbers_that_do_not_fit_together_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearHead(new float[Panel], 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearHead(new float[2 * Panel], 0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearHead(new float[2 * Panel], 1, 0, 1).Score(new SparseVector([], []), []));
    }

    private static float[] Panels(params float[][] features) => [.. features.SelectMany(weights => weights.Concat(new float[Panel - weights.Length]))];
}
