using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>A reply as Microsoft Teams shows it: its Markdown, Adaptive Cards, and buttons that its kind of chat allows.</summary>
internal static class TeamsReply
{
    /// <summary>Teams folds what goes beyond into a menu, or leaves it out.</summary>
    private const int MostButtons = 6;

    public static Activity From(Reply reply, bool isGroup, string address)
    {
        // Suggested actions are shown in a chat of two only, and there only those that say their words.
        var cards = reply.Cards.Select(card => Attached(Card(card, address)));
        if (isGroup && !reply.Suggestions.IsEmpty)
            cards = cards.Append(Attached(Choices(reply.Suggestions)));
        ImmutableArray<Attachment> attachments = [.. cards];
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = TeamsMarkdown.Write(reply.Text, reply.References),
            TextFormat = "markdown",
            InputHint = "acceptingInput",
            SuggestedActions = isGroup || reply.Suggestions.IsEmpty
                ? null
                : new SuggestedActions { Actions = [.. reply.Suggestions.Select(words => new CardAction { Type = "imBack", Title = words, Value = Json(words) })] },
            Attachments = attachments.IsEmpty ? null : attachments,
        };
    }

    private static AdaptiveCard Card(ReplyCard card, string address)
    {
        var body = ImmutableArray.CreateBuilder<CardElement>();
        body.Add(new CardElement("TextBlock") { Text = ReplyMarkdown.Literal(card.Title), Weight = "Bolder", Wrap = true });
        if (card.Text.Length > 0)
            body.Add(new CardElement("TextBlock") { Text = string.Join('\n', card.Text.ReplaceLineEndings("\n").Split('\n').Select(ReplyMarkdown.Literal)), Wrap = true });
        var links = card.Links.Select(link => (link.Title, Url: Absolute(link.Url, address))).ToArray();
        foreach (var row in links.Chunk(MostButtons))
            body.Add(Row(row.Select(link => new CardButton("Action.OpenUrl", link.Title) { Url = link.Url })));
        var words = new[] { card.Title, card.Text }.Concat(links.Select(link => string.Create(CultureInfo.InvariantCulture, $"{link.Title}: {link.Url}")));
        return new AdaptiveCard(body.DrainToImmutable()) { FallbackText = string.Join('\n', words.Where(line => line.Length > 0)) };
    }

    // A press comes back as a message without text, whose value says the words.
    private static AdaptiveCard Choices(ImmutableArray<string> suggestions) =>
        new([.. suggestions.Chunk(MostButtons).Select(row => Row(row.Select(words => new CardButton("Action.Submit", words) { Data = Said(words) })))])
        {
            FallbackText = string.Join('\n', suggestions.Select(words => $"• {words}")),
        };

    private static CardElement Row(IEnumerable<CardButton> buttons) => new("ActionSet") { Actions = [.. buttons] };

    private static JsonElement Said(string words) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["text"] = words }, BotFrameworkJson.Wire.DictionaryStringString);

    private static Attachment Attached(AdaptiveCard card) => new()
    {
        ContentType = AdaptiveCard.ContentType,
        Content = JsonSerializer.SerializeToElement(card, BotFrameworkJson.Wire.AdaptiveCard),
    };

    private static string Absolute(string url, string address) => url.StartsWith('/') ? address + url : url;

    private static JsonElement Json(string words) => JsonSerializer.SerializeToElement(words, ActivityJson.Wire.String);
}
