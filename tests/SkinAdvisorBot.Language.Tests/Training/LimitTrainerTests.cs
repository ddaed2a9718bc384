using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class LimitTrainerTests
{
    private static readonly float[] Spread = [0.5f, 0.3f, 0.1f, 0.1f];
    private static readonly float[] Even = [0.5f, 0.5f];

    [Fact]
    public void The_encoder_is_asked_below_the_confidence_where_it_starts_to_help()
    {
        // Above 0.6 both are right; from there down the n-grams are wrong and the full reading is right.
        var lines = Enumerable.Range(1, 100).Select(i => (i / 100f, i > 60, true)).ToArray();

        Assert.Equal(0.61f, LimitTrainer.Quick(lines, isFineTuned: false), 1e-6f);
    }

    [Fact]
    public void It_is_never_asked_where_it_never_helps()
    {
        Assert.Equal(0.01f, LimitTrainer.Quick([.. Enumerable.Range(1, 100).Select(i => (i / 100f, i > 60, i > 60))], isFineTuned: false), 1e-6f);
    }

    [Fact]
    public void It_is_always_asked_where_it_helps_even_the_surest()
    {
        Assert.True(LimitTrainer.Quick([.. Enumerable.Range(1, 100).Select(i => (i / 100f, false, true))], isFineTuned: false) > 1);
    }

    [Theory]
    [InlineData(false, 0.101f)]
    [InlineData(true, 0.901f)]
    public void A_fine_tuned_encoder_is_asked_for_the_sake_of_fewer_lines(bool isFineTuned, float limit)
    {
        // One line in a thousand is misread by sure n-grams, and then all below 0.1.
        var lines = Enumerable.Range(1, 1000).Select(i => (i / 1000f, i > 100 && i != 900, true)).ToArray();

        Assert.Equal(limit, LimitTrainer.Quick(lines, isFineTuned), 1e-6f);
    }

    [Fact]
    public void Readings_are_offered_from_the_probability_where_they_hold_the_right_one()
    {
        // Three readings of 0.2, 0.2 and the rest, the right one among them above a sum of 0.7 and never below.
        var lines = Enumerable.Range(0, 1000).Select(i =>
        {
            var third = i / 1000f * 0.6f;
            var isHeld = 0.4f + third > 0.7f;
            return (new[] { 0.2f, 0.2f, third, 0.01f }, isHeld ? 0 : 3);
        }).ToArray();

        var limit = LimitTrainer.Offer(lines);

        var offered = lines.Where(line => line.Item1.OrderDescending().Take(3).Sum() >= limit).ToArray();
        Assert.True(offered.Count(line => line.Item2 == 0) >= 0.95 * offered.Length);
        Assert.InRange(limit, 0.6f, 0.72f);
    }

    [Fact]
    public void Nothing_is_offered_where_no_sum_holds_enough()
    {
        var lines = Enumerable.Range(0, 1000).Select(i => (Spread, i % 10 == 0 ? 3 : 0)).ToArray();

        Assert.True(LimitTrainer.Offer(lines) > 1);
    }

    [Fact]
    public void Too_few_lines_tell_nothing()
    {
        Assert.True(LimitTrainer.Offer([(Even, 0)]) > 1);
        Assert.True(LimitTrainer.Quick([(0.9f, true, true)], isFineTuned: false) > 1);
    }
}
