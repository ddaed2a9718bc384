using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage.Booking;

namespace SkinAdvisorBot.Host.Storage.Notices;

/// <summary>A notice as saved.</summary>
/// <param name="ConversationId">Public id of the conversation it was planned in; null when that was deleted.</param>
/// <param name="Channel">Of that conversation.</param>
/// <param name="Attempts">How often it was tried to be sent.</param>
/// <param name="Reason">Why it was not sent, so far or at all; null for none.</param>
public sealed record StoredNotice(long Key, Notice Notice, string? ConversationId, ChannelKind? Channel, NoticeState State, int Attempts, string? Reason)
{
    public bool IsToPhone => Notice.To is ['+', ..];

    /// <summary>Whether it makes somebody's phone ring.</summary>
    public bool Disturbs => Notice.To is null ? Channel is ChannelKind.Sms or ChannelKind.Teams : IsToPhone;

    public override string ToString() => $"{Notice} {Key}";
}
