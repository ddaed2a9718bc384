using Microsoft.Extensions.Options;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Staff.Access;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>Lets a member of staff speak in place of the bot and see to red flags. Each deed is saved with its entry in the audit.</summary>
public sealed class StaffDesk(StaffSession session, IGrainFactory grains, IOptions<StaffOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="conversation">Its public id.</param>
    /// <exception cref="StaffRefusedException">The member may not take over.</exception>
    public Task<StaffAnswer> TakeOverAsync(string conversation, CancellationToken cancellationToken) =>
        DoAsync(StaffRight.TakeOver, StaffDeedKind.TakeOver, conversation, "", NewId(), lifts: false, cancellationToken);

    /// <param name="deedId">The same twice is said once.</param>
    /// <exception cref="StaffRefusedException">The member may not take over.</exception>
    public Task<StaffAnswer> SayAsync(string conversation, string words, string deedId, CancellationToken cancellationToken) =>
        DoAsync(StaffRight.TakeOver, StaffDeedKind.Say, conversation, words, deedId, lifts: false, cancellationToken);

    /// <param name="summary">Said to the person before the bot goes on; empty for none.</param>
    /// <exception cref="StaffRefusedException">The member may not take over.</exception>
    public Task<StaffAnswer> HandBackAsync(string conversation, string summary, CancellationToken cancellationToken) =>
        DoAsync(StaffRight.TakeOver, StaffDeedKind.HandBack, conversation, summary, NewId(), lifts: false, cancellationToken);

    /// <param name="reason">What was done about it; kept, never sent.</param>
    /// <param name="liftsOutcome">Whether the outcome in force ends too, so that booking is open again.</param>
    /// <exception cref="StaffRefusedException">The member may not acknowledge.</exception>
    public Task<StaffAnswer> AcknowledgeAsync(string conversation, string reason, bool liftsOutcome, CancellationToken cancellationToken) =>
        DoAsync(StaffRight.Acknowledge, StaffDeedKind.Acknowledge, conversation, reason, NewId(), liftsOutcome, cancellationToken);

    private async Task<StaffAnswer> DoAsync(StaffRight right, StaffDeedKind kind, string conversation, string words, string deedId, bool lifts, CancellationToken cancellationToken)
    {
        var actor = await session.RequireAsync(right);
        var request = new StaffRequest(kind, actor.Id, actor.Name, words, clock.GetUtcNow(), TimeSpan.FromMinutes(options.Value.LeaseMinutes)) { LiftsOutcome = lifts };
        return await grains.GetGrain<IConversationGrain>(conversation).DoAsync(request, deedId).WaitAsync(Patience, clock, cancellationToken);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
