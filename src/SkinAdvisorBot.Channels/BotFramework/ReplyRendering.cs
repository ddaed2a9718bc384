using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.Sms;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Turns what the bot says into the activities that a channel of the Bot Framework can show.</summary>
public static class ReplyRendering
{
    /// <summary>Longest text of one message in UTF-16 units; a longer one is cut into several where a reader would pause.</summary>
    public const int MaxText = 4_000;

    /// <summary>Largest activity in UTF-16 units of its JSON. Teams refuses 100 KB counted as UTF-16, which is 50,000 units.</summary>
    public const int MaxActivity = 40_000;

    /// <summary>Renders one reply.</summary>
    /// <param name="address">Our address as the reader reaches it, without a slash at the end: links that begin with a slash are on it.</param>
    /// <returns>
    /// One activity or more, to be sent in this order, none over <see cref="MaxActivity"/>; whom they answer
    /// (<see cref="Activity.ReplyToId"/>) is left to the sender. A card too large for one activity is left out: its words are in the text.
    /// </returns>
    public static ImmutableArray<Activity> Render(Reply reply, ConversationReference to, string address)
    {
        var whole = to.ChannelId switch
        {
            BotFrameworkChannels.Teams => TeamsReply.From(reply, isGroup: BotFrameworkChannels.IsGroup(to.Conversation), address),
            BotFrameworkChannels.Sms => new Activity { Type = ActivityTypes.Message, Text = TextMarks.Plain(ReplyWords.Of(reply)), TextFormat = "plain", InputHint = "acceptingInput" },
            _ => ReplyActivity.From(reply, address),
        };
        var messages = ImmutableArray.CreateBuilder<Activity>();
        var pieces = TextPieces.Of(whole.Text ?? "", MaxText);
        foreach (var piece in pieces[..^1])
            messages.Add(Addressed(whole with { Text = piece, SuggestedActions = null, Attachments = null }, to));
        AddLast(messages, Addressed(whole with { Text = pieces[^1] }, to));
        return messages.DrainToImmutable();
    }

    // What a press should do stands in the very last message: that is where clients show suggested actions.
    private static void AddLast(ImmutableArray<Activity>.Builder messages, Activity last)
    {
        if (last.Attachments is not { IsEmpty: false } cards || Length(last) <= MaxActivity)
        {
            messages.Add(Fitting(last));
            return;
        }

        var fitting = cards.Where(card => Length(last with { Text = null, Attachments = [card] }) <= MaxActivity).ToArray();
        messages.Add(last with { Attachments = null, SuggestedActions = fitting.Length == 0 ? last.SuggestedActions : null });
        for (var i = 0; i < fitting.Length; i++)
        {
            var isLast = i == fitting.Length - 1;
            messages.Add(last with { Text = null, Attachments = [fitting[i]], SuggestedActions = isLast ? last.SuggestedActions : null });
        }
    }

    private static Activity Fitting(Activity message) => Length(message) <= MaxActivity ? message : message with { SuggestedActions = null };

    private static int Length(Activity message) => JsonSerializer.Serialize(message, ActivityJson.Wire.Activity).Length;

    private static Activity Addressed(Activity message, ConversationReference to) => message with
    {
        From = to.Bot,
        Recipient = to.User,
        Conversation = to.Conversation,
        ChannelId = to.ChannelId,
        ServiceUrl = to.ServiceUrl,
        Locale = to.Locale,
    };
}
