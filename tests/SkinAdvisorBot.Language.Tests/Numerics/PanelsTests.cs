using SkinAdvisorBot.Language.Numerics;

namespace SkinAdvisorBot.Language.Tests.Numerics;

public sealed class PanelsTests
{
    private const int Rows = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(22)]
    public void A_product_adds_each_row_of_the_panel_by_its_input(int count)
    {
        var random = new Random(1);
        float[] Numbers(int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble())];
        var inputs = Numbers(count * Rows);
        var panel = Numbers(Rows * Panels.Width);
        var result = Numbers(count * Panels.Width);
        var expected = (float[])result.Clone();
        for (var i = 0; i < count; i++)
        {
            for (var row = 0; row < Rows; row++)
            {
                for (var column = 0; column < Panels.Width; column++)
                {
                    var place = (i * Panels.Width) + column;
                    expected[place] = MathF.FusedMultiplyAdd(panel[(row * Panels.Width) + column], inputs[(i * Rows) + row], expected[place]);
                }
            }
        }

        Panels.AddProduct(inputs, count, panel, result, Panels.Width);

        Assert.Equal(expected, result);
    }

    [Fact]
    public void A_sparse_vector_gives_what_the_same_vector_with_its_zeros_gives()
    {
        float[] panel = [.. Enumerable.Range(0, Rows * Panels.Width).Select(i => i / 7f)];
        var sparse = new float[Panels.Width];
        var dense = new float[Panels.Width];

        Panels.AddSparse([1, 4], [2f, -3f], panel, sparse);
        Panels.AddProduct([0f, 2f, 0f, 0f, -3f], 1, panel, dense, Panels.Width);

        Assert.Equal(dense, sparse);
    }

    [Fact]
    public void Inputs_may_stand_in_columns()
    {
        float[] panel = [.. Enumerable.Range(0, Rows * Panels.Width).Select(i => i / 7f)];
        float[] inputs = [.. Enumerable.Range(0, 3 * Rows).Select(i => i / 3f)];
        float[] turned = [.. Enumerable.Range(0, Rows).SelectMany(row => Enumerable.Range(0, 3).Select(i => inputs[(i * Rows) + row]))];
        var expected = new float[3 * Panels.Width];
        var result = new float[3 * Panels.Width];

        Panels.AddProduct(inputs, 3, panel, expected, Panels.Width);
        Panels.AddProduct(turned, 1, 3, 3, panel, result, Panels.Width);

        Assert.Equal(expected, result);
    }

    [Theory]
    [InlineData(1, 32)]
    [InlineData(32, 32)]
    [InlineData(33, 64)]
    public void Columns_fill_whole_panels(int columns, int rounded)
    {
        Assert.Equal(rounded, Panels.Round(columns));
    }

    [Fact]
    public void Arrays_that_are_too_short_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Panels.AddProduct(new float[Rows - 1], 1, new float[Rows * Panels.Width], new float[Panels.Width], Panels.Width));
        Assert.Throws<ArgumentOutOfRangeException>(() => Panels.AddProduct(new float[2 * Rows], 2, new float[Rows * Panels.Width], new float[Panels.Width], Panels.Width));
    }
}
