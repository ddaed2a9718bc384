using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Content;

internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Content {Hash} is in force")]
    public static partial void ContentReplaced(ILogger logger, string hash);

    [LoggerMessage(3002, LogLevel.Error, "{Problem}")]
    public static partial void ContentProblem(ILogger logger, ContentProblem problem);

    [LoggerMessage(3003, LogLevel.Error, "The changed content has {Count} problems and was not loaded; the content before stays in force")]
    public static partial void OldContentKept(ILogger logger, int count);

    [LoggerMessage(3004, LogLevel.Error, "The changed content can't be read; the content before stays in force. Save the file again when it is readable")]
    public static partial void ReadFailed(ILogger logger, Exception exception);

    [LoggerMessage(3005, LogLevel.Error, "Some changes of content were not told one by one; all content is read again")]
    public static partial void WatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(3010, LogLevel.Warning, "{Unsigned} of {All} answers, triage rules and other words of medicine await clinical review ({States}): sign them in the staff console before real visitors see them")]
    public static partial void AwaitsReview(ILogger logger, int unsigned, int all, object states);

    [LoggerMessage(3011, LogLevel.Warning, "{File} holds demonstration data: put in the clinic's own and remove 'demo: true' before real visitors see it")]
    public static partial void DemoClinic(ILogger logger, string file);

    [LoggerMessage(3012, LogLevel.Information, "No model matches training-data/: training one, {Percent} % done")]
    public static partial void Training(ILogger logger, int percent);

    [LoggerMessage(3013, LogLevel.Information, "Messages are read with the sentence encoder {Encoder}")]
    public static partial void Encoder(ILogger logger, string encoder);

    [LoggerMessage(3014, LogLevel.Warning, "No sentence encoder is installed: messages are read by n-grams alone, and fewer are understood. Build without SkipEncoder, or set Language:Encoder:Path")]
    public static partial void NoEncoder(ILogger logger);

    [LoggerMessage(3015, LogLevel.Information, "This program was built without chrono-node: dates are read by its own code alone, and unusual ones are not understood. Build with Node.js 20 or later and npm, and without SkipChrono, to have them read")]
    public static partial void NoChrono(ILogger logger);

    [LoggerMessage(3016, LogLevel.Warning, "A date was read by the program's own code alone: {Reason}")]
    public static partial void DatesGivenUp(ILogger logger, string reason);
}
