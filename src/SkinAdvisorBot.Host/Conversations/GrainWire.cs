using Orleans.Serialization.Cloning;
using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Conversations;

// The messages of the channels know nothing of Orleans. These are their forms between two processes; within one,
// nothing is copied. A parameter's place is its id on the wire: add new ones at the end.

[GenerateSerializer]
[Alias("incoming")]
public readonly record struct IncomingWire(
    string ConversationId,
    string PersonId,
    string MessageId,
    string Text,
    DateTimeOffset At,
    byte[] Activity,
    string? Sender,
    string? Address,
    int Delivery)
{
    /// <summary>Names the message without its words.</summary>
    public override string ToString() => $"message {MessageId} of conversation {ConversationId}";
}

[GenerateSerializer]
[Alias("new-conversation")]
public readonly record struct NewConversationWire(
    string ConversationId,
    int Channel,
    string PersonId,
    string? Locale,
    DateTimeOffset At,
    string? Sender,
    string? Address,
    int Delivery)
{
    /// <summary>Names the conversation without its address.</summary>
    public override string ToString() => $"new conversation {ConversationId}";
}

/// <param name="Replies">JSON array in UTF-8, as in the database.</param>
[GenerateSerializer]
[Alias("receipt")]
public readonly record struct ReceiptWire(long Sequence, bool Seen, byte[] Replies);

[RegisterConverter]
public sealed class IncomingConverter : IConverter<Incoming, IncomingWire>
{
    public Incoming ConvertFromSurrogate(in IncomingWire surrogate) => new(
        surrogate.ConversationId,
        surrogate.PersonId,
        surrogate.MessageId,
        surrogate.Text,
        surrogate.At,
        surrogate.Activity)
    {
        Address = AddressWire.Read(surrogate.Sender, surrogate.Address),
        Delivery = (ReplyDelivery)surrogate.Delivery,
    };

    public IncomingWire ConvertToSurrogate(in Incoming value) => new(
        value.ConversationId,
        value.PersonId,
        value.MessageId,
        value.Text,
        value.At,
        value.Activity.ToArray(),
        value.Address?.Sender,
        value.Address?.Value,
        (int)value.Delivery);
}

[RegisterConverter]
public sealed class NewConversationConverter : IConverter<NewConversation, NewConversationWire>
{
    public NewConversation ConvertFromSurrogate(in NewConversationWire surrogate) => new(
        surrogate.ConversationId,
        (ChannelKind)surrogate.Channel,
        surrogate.PersonId,
        surrogate.Locale,
        surrogate.At)
    {
        Address = AddressWire.Read(surrogate.Sender, surrogate.Address),
        Delivery = (ReplyDelivery)surrogate.Delivery,
    };

    public NewConversationWire ConvertToSurrogate(in NewConversation value) => new(
        value.ConversationId,
        (int)value.Channel,
        value.PersonId,
        value.Locale,
        value.At,
        value.Address?.Sender,
        value.Address?.Value,
        (int)value.Delivery);
}

internal static class AddressWire
{
    public static ReplyAddress? Read(string? sender, string? value) => sender is null || value is null ? null : new ReplyAddress(sender, value);
}

[RegisterConverter]
public sealed class ReceiptConverter : IConverter<Receipt, ReceiptWire>
{
    public Receipt ConvertFromSurrogate(in ReceiptWire surrogate) =>
        new(surrogate.Sequence, surrogate.Seen, StoredJson.ReadReplies(surrogate.Replies));

    public ReceiptWire ConvertToSurrogate(in Receipt value) =>
        new(value.Sequence, value.Seen, StoredJson.Write(value.Replies));
}

/// <summary>A receipt never changes, so the caller in the same process gets the grain's own. <c>[return: Immutable]</c> does not achieve it.</summary>
[RegisterCopier]
public sealed class ReceiptCopier : ShallowCopier<Receipt>;

[GenerateSerializer]
[Alias("staff-request")]
public readonly record struct StaffRequestWire(int Kind, string MemberId, string Name, string Words, DateTimeOffset At, TimeSpan Lease, bool LiftsOutcome)
{
    /// <summary>Names the deed without its words.</summary>
    public override string ToString() => $"deed of {MemberId}";
}

[RegisterConverter]
public sealed class StaffRequestConverter : IConverter<StaffRequest, StaffRequestWire>
{
    public StaffRequest ConvertFromSurrogate(in StaffRequestWire surrogate) =>
        new((StaffDeedKind)surrogate.Kind, surrogate.MemberId, surrogate.Name, surrogate.Words, surrogate.At, surrogate.Lease) { LiftsOutcome = surrogate.LiftsOutcome };

    public StaffRequestWire ConvertToSurrogate(in StaffRequest value) =>
        new((int)value.Kind, value.MemberId, value.Name, value.Words, value.At, value.Lease, value.LiftsOutcome);
}
