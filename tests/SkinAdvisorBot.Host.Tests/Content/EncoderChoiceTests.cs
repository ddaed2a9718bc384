using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Tests.Encoders.Onnx;

namespace SkinAdvisorBot.Host.Tests.Content;

public sealed class EncoderChoiceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-encoder-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_folder_it_is_the_one_the_program_was_built_with_if_any(string? path)
    {
        var isBuiltIn = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "encoder"));

        var encoder = EncoderChoice.Find(path);

        Assert.Equal(isBuiltIn ? "use-lite" : null, encoder?.Id[..8]);
    }

    [Fact]
    public void The_encoder_in_the_configured_folder_is_used()
    {
        var path = new TinyBert().WriteTo(Path.Combine(folder.FullName, "tiny"));

        var encoder = EncoderChoice.Find(path);

        Assert.StartsWith("tiny-", encoder!.Id, StringComparison.Ordinal);
        Assert.Equal(3, encoder.Width);
    }

    [Fact]
    public void A_folder_that_can_not_be_used_is_refused_with_the_key_to_correct()
    {
        var e = Assert.Throws<UnusableInputException>(() => EncoderChoice.Find(folder.FullName));

        Assert.StartsWith($"Language:Encoder:Path: '{folder.FullName}' holds no model.onnx.", e.Message, StringComparison.Ordinal);
    }
}
