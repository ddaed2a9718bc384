using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;
using SkinAdvisorBot.Channels.BotFramework.Authentication;
using SkinAdvisorBot.Channels.BotFramework.Connector;
using SkinAdvisorBot.Channels.DirectLine;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary><c>POST /api/messages</c>: takes one activity from a channel, another bot or a developer's tool.</summary>
internal sealed class MessagesEndpoint(
    BotCallers callers,
    CallerRules rules,
    BotIntake intake,
    Invokes invokes,
    PublicAddress address,
    TypingSignal typing,
    IOptions<BotFrameworkOptions> options,
    TimeProvider clock,
    ILogger<MessagesEndpoint> logger)
{
    /// <summary>Longest wait for the answer to be saved: channels give up after 10 to 15 seconds.</summary>
    private static readonly TimeSpan SaveLimit = TimeSpan.FromSeconds(9);

    private readonly string _cloudCallerId = Cloud.Of(options.Value.ChannelService).CallerId;

    public async Task PostAsync(HttpContext context)
    {
        var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        var caller = await callers.IdentifyAsync(context);
        RequestBody.RequireJson(context.Request);
        var activity = ActivityReader.Read(body);
        rules.Require(caller, activity);
        var call = new BotCall(caller, Signed(caller, Complete(activity)));
        // Not tied to the request: a message that reached us is answered even when its sender lost the network.
        using var limit = new CancellationTokenSource(SaveLimit, clock);
        try
        {
            await ServeAsync(context, call, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw BotRefusal.Busy("The answer took too long. Send the same activity again; it is taken once.");
        }
    }

    private Task ServeAsync(HttpContext context, BotCall call, CancellationToken cancellationToken) => call.Activity.Type switch
    {
        ActivityTypes.Message => HearAsync(context, call, cancellationToken),
        "invoke" => InvokeAsync(context, call, cancellationToken),
        ActivityTypes.ConversationUpdate => GreetAsync(context, call, NewcomerOf(call.Activity), cancellationToken),
        "installationUpdate" => GreetAsync(context, call, InstallerOf(call.Activity), cancellationToken),
        "event" or "typing" or "messageReaction" or "messageUpdate" or "messageDelete" or "endOfConversation" => AcceptAsync(context, call, []),
        _ => IgnoreAsync(context, call),
    };

    private async Task HearAsync(HttpContext context, BotCall call, CancellationToken cancellationToken)
    {
        await using var shown = call.Delivery == ReplyDelivery.Pushed ? typing.Start(call.ReferenceTo(call.Activity.From!), cancellationToken) : null;
        var replies = await intake.HearAsync(call, SaidText.Of(call.Activity), cancellationToken);
        await AcceptAsync(context, call, replies);
    }

    private async Task InvokeAsync(HttpContext context, BotCall call, CancellationToken cancellationToken)
    {
        if (await invokes.AnswerAsync(call, cancellationToken) is not { } answer)
        {
            context.Response.StatusCode = StatusCodes.Status501NotImplemented;
            return;
        }

        if (call.Delivery == ReplyDelivery.Inline)
            await AnswerAsync(context, call, answer.Replies, answer.Body);
        else if (answer.Body is { } body)
            await Gate.AnswerAsync(context, StatusCodes.Status200OK, body, BotFrameworkJson.Wire.CardActionAnswer);
    }

    // In a thread that others read, everybody is greeted when they first speak, not when they or the bot come in. Who waits for
    // the answer has the greeting with the answer to their first message.
    private async Task GreetAsync(HttpContext context, BotCall call, ChannelAccount? person, CancellationToken cancellationToken)
    {
        if (person is not null && call.Delivery == ReplyDelivery.Pushed && !BotFrameworkChannels.IsGroup(call.Activity.Conversation!))
            await intake.GreetAsync(call, person, cancellationToken);
        await AcceptAsync(context, call, []);
    }

    private static ChannelAccount? NewcomerOf(Activity update) => update.MembersAdded().FirstOrDefault(member => member.Id != update.Recipient?.Id);

    private static ChannelAccount? InstallerOf(Activity update) => update.Action() == "add" && update.From!.Id != update.Recipient?.Id ? update.From : null;

    // A2014: an agent ignores a type it does not know, so that newer channels don't break it.
    private Task IgnoreAsync(HttpContext context, BotCall call)
    {
        Log.UnknownType(logger);
        return AcceptAsync(context, call, []);
    }

    private Task AcceptAsync(HttpContext context, BotCall call, ImmutableArray<Reply> replies)
    {
        if (call.Delivery == ReplyDelivery.Inline)
            return AnswerAsync(context, call, replies, body: null);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return Task.CompletedTask;
    }

    private Task AnswerAsync(HttpContext context, BotCall call, ImmutableArray<Reply> replies, CardActionAnswer? body)
    {
        var (to, ours) = (call.ReferenceTo(call.Activity.From!), address.Base(context.Request));
        var activities = replies.SelectMany(reply => ReplyRendering.Render(reply, to, ours)).Select(message => message with { ReplyToId = call.Activity.Id });
        JsonElement? written = body is null ? null : JsonSerializer.SerializeToElement(body, BotFrameworkJson.Wire.CardActionAnswer);
        return Gate.AnswerAsync(context, StatusCodes.Status200OK, new ExpectedReplies([.. activities], written), BotFrameworkJson.Wire.ExpectedReplies);
    }

    private Activity Complete(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            throw BotRefusal.Missing("The activity has no 'conversation.id'.");
        if (string.IsNullOrEmpty(activity.From?.Id))
            throw BotRefusal.Missing("The activity has no 'from.id'.");
        if (activity.Type is "invoke" or "event" or "command" or "commandResult" && string.IsNullOrEmpty(activity.Name()))
            throw BotRefusal.Missing($"An activity of type '{activity.Type}' needs a 'name'.");
        // Some agents leave it out.
        if (string.IsNullOrEmpty(activity.Recipient?.Id))
            Log.NoRecipient(logger);
        return activity;
    }

    private Activity Signed(BotCaller caller, Activity activity) => activity with
    {
        CallerId = caller.Kind switch
        {
            CallerKind.Channel => _cloudCallerId,
            CallerKind.Bot => $"urn:botframework:aadappid:{caller.CallerAppId}",
            _ => null,
        },
    };
}
