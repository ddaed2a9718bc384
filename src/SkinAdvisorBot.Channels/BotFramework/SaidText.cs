using System.Net;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>The words a person said, without the marks a channel puts around them.</summary>
internal static partial class SaidText
{
    /// <summary>What somebody means who calls the bot by its name and says no more.</summary>
    public const string Help = "help";

    /// <returns>
    /// The text without mentions of the bot, and with other mentions as plain names; for a submitted card what it stands for.
    /// <see cref="Help"/> where nothing is left; empty for files alone.
    /// </returns>
    public static string Of(Activity message)
    {
        // Marks are taken out where an entity says so, never by their look: people can write <at> themselves.
        var text = WithoutMentions(message);
        var words = MessageText.Of(message with { Text = text });
        return string.IsNullOrWhiteSpace(words) && !HasFile(message) ? Help : words;
    }

    private static string? WithoutMentions(Activity message)
    {
        if (message.Text is not { Length: > 0 } text)
            return message.Text;
        var mentions = message.Mentions().ToArray();
        foreach (var (id, mark) in mentions)
            text = text.Replace(mark, id == message.Recipient?.Id ? " " : NameIn(mark), StringComparison.Ordinal);
        // Teams writes a person's & and < as HTML does.
        if (message.ChannelId == BotFrameworkChannels.Teams)
            text = WebUtility.HtmlDecode(text);
        return mentions.Length > 0 ? Blanks().Replace(text, " ").Trim() : text;
    }

    private static string NameIn(string mark) => Tags().Replace(mark, "");

    // Teams sends every message a second time as HTML, which is no file of the person's.
    private static bool HasFile(Activity message) =>
        message.Attachments is { IsDefault: false } attachments && attachments.Any(attachment => attachment.ContentType is not ("text/html" or null));

    [GeneratedRegex("</?at[^<>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[ \t\u00A0]+")]
    private static partial Regex Blanks();
}
