using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>All that a reply shows, as words: for phones, which have neither buttons nor cards.</summary>
/// <remarks>Its publications stay behind: they would cost more texts than the words that rest on them.</remarks>
public static partial class ReplyWords
{
    /// <returns>
    /// The text; below it what buttons say, one a line after a dash, and the lines of cards, links as "title: address". A line that the text
    /// has already, with a number before it or without, is not told twice. A link on our own service is left out, as a phone can't tell where that is.
    /// </returns>
    public static string Of(Reply reply)
    {
        if (reply.Suggestions.IsEmpty && reply.Cards.IsEmpty)
            return reply.Text;
        var told = reply.Text.Split('\n').Select(line => Mark().Replace(line, "").Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var more = reply.Cards.SelectMany(LinesOf).Where(told.Add)
            .Concat(reply.Suggestions.Where(told.Add).Select(words => $"- {words}"));
        return string.Join('\n', more.Prepend(reply.Text).Where(line => line.Length > 0));
    }

    private static IEnumerable<string> LinesOf(ReplyCard card) =>
    [
        card.Title,
        .. card.Text.ReplaceLineEndings("\n").Split('\n'),
        .. card.Links.Where(link => !link.Url.StartsWith('/')).Select(link => $"{link.Title}: {link.Url}"),
    ];

    [GeneratedRegex(@"^\s*(?:[-*•]|[0-9]{1,2}[.)]?)\s+")]
    private static partial Regex Mark();
}
