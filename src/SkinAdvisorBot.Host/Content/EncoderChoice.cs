using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.Onnx;
using SkinAdvisorBot.Language.Encoders.UseLite;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Which sentence encoder reads messages.</summary>
public static class EncoderChoice
{
    /// <summary>A folder with an ONNX encoder to use instead of the one that comes with the program.</summary>
    public const string PathKey = "Language:Encoder:Path";

    /// <summary>Where the build puts the encoder that comes with the program.</summary>
    private const string Folder = "encoder";

    /// <param name="configured">What <see cref="PathKey"/> says; null or empty for the encoder that is installed beside the program.</param>
    /// <returns>Null when none is configured and the program was built without one.</returns>
    /// <exception cref="UnusableInputException">It can't be used.</exception>
    public static ISentenceEncoder? Find(string? configured)
    {
        var isConfigured = configured is { Length: > 0 };
        var folder = isConfigured ? configured! : Path.Combine(AppContext.BaseDirectory, Folder);
        try
        {
            return isConfigured ? new RememberingEncoder(OnnxSentenceEncoder.Load(folder))
                : Directory.Exists(folder) ? new RememberingEncoder(UseLiteEncoder.Load(folder))
                : null;
        }
        catch (EncoderUnusableException e)
        {
            throw new UnusableInputException(isConfigured ? $"{PathKey}: {e.Message}" : e.Message, e);
        }
    }
}
