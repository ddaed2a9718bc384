using System.Text.Json;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>Turns what the bot says into a message activity.</summary>
public static class ReplyActivity
{
    /// <summary>The words, buttons, cards and sources of a reply; who says it to whom is added by the channel.</summary>
    /// <param name="address">Our address as the reader reaches it, without a slash at the end: links that begin with a slash are on it.</param>
    public static Activity From(Reply reply, string address) => new()
    {
        Type = ActivityTypes.Message,
        Text = ReplyMarkdown.Write(reply.Text, reply.References),
        TextFormat = "markdown",
        InputHint = "acceptingInput",
        SuggestedActions = reply.Suggestions.IsEmpty ? null : new SuggestedActions { Actions = [.. reply.Suggestions.Select(Suggestion)] },
        Attachments = reply.Cards.IsEmpty ? null : [.. reply.Cards.Select(card => Card(card, address))],
    };

    /// <summary>Sends a reply back where an activity came from: the roles swap, conversation and place stay.</summary>
    /// <remarks>A web chat holds a message back whose replyToId it has not seen, and it never sees a conversationUpdate.</remarks>
    public static Activity Answering(this Activity reply, Activity inbound) => reply with
    {
        From = inbound.Recipient,
        Recipient = inbound.From,
        Conversation = inbound.Conversation,
        ChannelId = inbound.ChannelId,
        ServiceUrl = inbound.ServiceUrl,
        Locale = inbound.Locale,
        ReplyToId = IsUnseen(inbound) ? null : inbound.Id,
    };

    private static bool IsUnseen(Activity inbound) =>
        inbound.Type == ActivityTypes.ConversationUpdate && inbound.ChannelId is "directline" or "webchat";

    private static CardAction Suggestion(string words) => new() { Type = "imBack", Title = words, Value = Text(words) };

    private static Attachment Card(ReplyCard card, string address) => new()
    {
        ContentType = HeroCard.ContentType,
        Content = JsonSerializer.SerializeToElement(
            new HeroCard
            {
                Title = card.Title,
                Text = card.Text.Length == 0 ? null : card.Text,
                Buttons = [.. card.Links.Select(link => Button(link, address))],
            },
            ActivityJson.Wire.HeroCard),
    };

    private static CardAction Button(CardLink link, string address) => new()
    {
        Type = link.Url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase) ? "call" : "openUrl",
        Title = link.Title,
        Value = Text(link.Url.StartsWith('/') ? address + link.Url : link.Url),
    };

    private static JsonElement Text(string words) => JsonSerializer.SerializeToElement(words, ActivityJson.Wire.String);
}
