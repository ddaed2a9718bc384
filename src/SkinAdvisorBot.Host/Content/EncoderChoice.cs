using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Which sentence encoder reads messages.</summary>
public static class EncoderChoice
{
    /// <summary>Where the build puts the encoder that comes with the program.</summary>
    private const string Folder = "encoder";

    /// <summary>The encoder that is installed beside the program; null when it was built without one.</summary>
    /// <exception cref="UnusableInputException">It is there and damaged.</exception>
    public static ISentenceEncoder? Find()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, Folder);
        try
        {
            return Directory.Exists(folder) ? new RememberingEncoder(UseLiteEncoder.Load(folder)) : null;
        }
        catch (EncoderUnusableException e)
        {
            throw new UnusableInputException(e.Message, e);
        }
    }
}
