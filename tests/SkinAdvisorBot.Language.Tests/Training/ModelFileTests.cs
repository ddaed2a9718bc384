using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Language.Tests.Training;

public sealed class ModelFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string ModelPath => folder.File("intents.model");

    public ModelFileTests() => ModelFile.Write(ModelPath, TinyData.Model);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_comes_back_as_it_was()
    {
        var model = ModelFile.Find(ModelPath, TinyData.Model.Hash, encoder: null);

        Assert.NotNull(model);
        Assert.Equal(TinyData.Model.Labels, model.Labels);
        Assert.Equal(TinyData.Model.Features.Names, model.Features.Names);
        Assert.Equal((TinyData.Model.Quick.Temperature, TinyData.Model.Limits, TinyData.Model.Hash), (model.Quick.Temperature, model.Limits, model.Hash));
        Assert.Equal(TinyData.Model.Read("does it hurt today").Ranking, model.Read("does it hurt today").Ranking);
    }

    [Fact]
    public void Writing_leaves_the_one_file_behind_and_replaces_an_older_one()
    {
        File.WriteAllText(ModelPath, "older");

        ModelFile.Write(ModelPath, TinyData.Model);

        Assert.Equal(["intents.model"], folder.Names);
        Assert.NotNull(ModelFile.Find(ModelPath, TinyData.Model.Hash, encoder: null));
    }

    [Fact]
    public void A_model_of_other_data_is_none()
    {
        Assert.Null(ModelFile.Find(ModelPath, "another hash", encoder: null));
    }

    [Fact]
    public void A_missing_file_is_none()
    {
        Assert.Null(ModelFile.Find(folder.File("nothing"), TinyData.Model.Hash, encoder: null));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9999)]
    public void A_damaged_byte_anywhere_makes_the_file_none(double place)
    {
        var bytes = File.ReadAllBytes(ModelPath);
        bytes[(int)(place * bytes.Length)] ^= 1;
        File.WriteAllBytes(ModelPath, bytes);

        Assert.Null(ModelFile.Find(ModelPath, TinyData.Model.Hash, encoder: null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(2000)]
    public void A_file_cut_short_is_none(int length)
    {
        File.WriteAllBytes(ModelPath, File.ReadAllBytes(ModelPath)[..length]);

        Assert.Null(ModelFile.Find(ModelPath, TinyData.Model.Hash, encoder: null));
    }

    [Fact]
    public void A_file_with_something_behind_it_is_none()
    {
        File.AppendAllText(ModelPath, "x");

        Assert.Null(ModelFile.Find(ModelPath, TinyData.Model.Hash, encoder: null));
    }
}
