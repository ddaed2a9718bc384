using SkinAdvisorBot.Channels;
using SkinAdvisorBot.Conversations.Staff;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>One conversation, one message at a time. The key is the conversation's public id.</summary>
/// <remarks>Arguments and results never change once made; Orleans is told so, or it would copy them (<see cref="ReceiptCopier"/>).</remarks>
public interface IConversationGrain : IGrainWithStringKey
{
    /// <summary>Stores the conversation with its welcome, unless it exists.</summary>
    /// <returns>True when this call opened it.</returns>
    Task<bool> OpenAsync([Immutable] NewConversation conversation);

    /// <summary>Answers a message, once however often it comes.</summary>
    /// <returns>The receipt, once everything is on the disk; null for a conversation that was never opened.</returns>
    Task<Receipt?> AcceptAsync([Immutable] Incoming incoming);

    /// <summary>Says something unasked, once however often it is called.</summary>
    /// <param name="notice">Key of a notice that is under way.</param>
    /// <param name="at">When it is said.</param>
    /// <returns>True once it is on the disk; false when it was told before or is no longer to be told, or for a conversation that was never opened.</returns>
    Task<bool> TellAsync(long notice, DateTimeOffset at);

    /// <summary>Does what a member of staff asks for, one deed at a time: of two who take over at once one has it.</summary>
    /// <param name="deedId">Tells this deed from the member's others: the same twice is done once. At most 64 characters.</param>
    /// <returns>What came of it, once it is on the disk, and the name of whoever holds the conversation then.</returns>
    Task<StaffAnswer> DoAsync([Immutable] StaffRequest request, string deedId);
}

/// <param name="Holder">The name of the member who has the conversation; null for nobody.</param>
[GenerateSerializer]
[Alias("staff-answer")]
public sealed record StaffAnswer(StaffResult Result, string? Holder);
