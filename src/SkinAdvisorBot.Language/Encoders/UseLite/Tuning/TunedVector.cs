namespace SkinAdvisorBot.Language.Encoders.UseLite.Tuning;

/// <summary>Numbers that learn.</summary>
/// <param name="numbers">Changed by learning; a multiple of 16 long.</param>
internal sealed class TunedVector(float[] numbers)
{
    private readonly float[] means = new float[numbers.Length];
    private readonly float[] squares = new float[numbers.Length];

    /// <summary>Running mean of the slope by each number.</summary>
    public float[] SlopeMeans => means;

    /// <summary>Learns some of the numbers.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="slopes">Slope of the loss by each of them; a multiple of 16 long.</param>
    public void Learn(int start, ReadOnlySpan<float> slopes, AdamW step) =>
        step.Move(numbers.AsSpan(start, slopes.Length), slopes, means.AsSpan(start, slopes.Length), squares.AsSpan(start, slopes.Length));
}
