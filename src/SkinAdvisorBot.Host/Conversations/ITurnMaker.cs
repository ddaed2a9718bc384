using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>Reads a message and decides what to say, with the content and the model of this moment. Pure but for which content is current.</summary>
public interface ITurnMaker
{
    MadeTurn Welcome(ChannelKind channel, DateTimeOffset at);

    /// <param name="desk">The appointment book as saved, and what is needed to book.</param>
    MadeTurn Answer(Conversation before, InboundMessage message, Desk desk);

    /// <summary>Says something unasked.</summary>
    /// <param name="appointment">What it is about, as saved; null for none.</param>
    MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now);

    /// <summary>Decides a deed of staff.</summary>
    /// <returns>The turn when it is done; null otherwise.</returns>
    (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel);
}

/// <summary>A turn with the hashes of what made it, so that every sentence can be traced later.</summary>
/// <param name="PlaybookHash">SHA-256 of the content, hex, lower case.</param>
/// <param name="ModelHash">SHA-256 of training data and settings, hex, lower case.</param>
public sealed record MadeTurn(Turn Turn, string PlaybookHash, string ModelHash);
