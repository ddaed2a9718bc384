using System.Text.Json;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>Checks that a caller may say what it says: an activity must belong to the token it came with.</summary>
internal sealed class CallerRules(IOptions<BotFrameworkOptions> options)
{
    private readonly BotFrameworkOptions _options = options.Value;
    private readonly HostList _serviceHosts = new(options.Value.ServiceHosts);
    private readonly HostList _callerHosts = new(options.Value.CallerHosts);

    /// <exception cref="BotRefusal">401 when the activity lacks what the token is checked against, 403 when the two do not go together.</exception>
    public void Require(BotCaller caller, Activity activity)
    {
        if (activity.ChannelId is not { Length: > 0 } channelId)
            throw BotRefusal.Unauthorized("the activity names no channel");
        if (activity.ServiceUrl is not { Length: > 0 } serviceUrl)
            throw BotRefusal.Unauthorized("the activity names no service address");
        if (SafeAddress.Find(serviceUrl) is not { Query: "" } address)
            throw BotRefusal.Forbidden("the service address is no plain http(s) address");
        if (caller.Kind == CallerKind.Channel)
            RequireChannel(caller, channelId, serviceUrl, address, activity);
        else
            RequireCaller(caller.Kind, channelId, address);
    }

    private void RequireChannel(BotCaller caller, string channelId, string serviceUrl, Uri address, Activity activity)
    {
        var endorsements = caller.Key!.Endorsements;
        if (endorsements.Count == 0)
            throw BotRefusal.Unauthorized("the key is endorsed for no channel");
        if (!endorsements.Contains(channelId) || !_options.RequiredEndorsements.All(endorsements.Contains))
            throw BotRefusal.Forbidden("the key is not endorsed for this channel");
        if (!Agree(caller.ServiceUrl!, serviceUrl, address))
            throw BotRefusal.Forbidden("the service address is not the one of the token");
        if (address.Scheme != Uri.UriSchemeHttps || !address.IsDefaultPort || !_serviceHosts.Contains(address.Host))
            throw BotRefusal.Forbidden("the service address is not on a host of BotFramework:ServiceHosts");
        if (channelId == BotFrameworkChannels.Teams && !IsTenantAllowed(activity))
            throw BotRefusal.Forbidden("the tenant is not one of BotFramework:AllowedTenants");
    }

    // Such a caller's token is bound to no address: what it names must be known beforehand.
    private void RequireCaller(CallerKind kind, string channelId, Uri address)
    {
        if (kind == CallerKind.Emulator && !_options.EmulatorChannels.Contains(channelId, StringComparer.Ordinal))
            throw BotRefusal.Forbidden("the channel is not one of BotFramework:EmulatorChannels");
        var isKnown = _callerHosts.Contains(address.Host) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
        if (!isKnown && !(address.IsLoopback && kind != CallerKind.Bot))
            throw BotRefusal.Forbidden("the service address is not on a host of BotFramework:CallerHosts");
    }

    private bool Agree(string claimed, string said, Uri address) => _options.ServiceUrlMatch == ServiceUrlMatches.Host
        ? SafeAddress.Find(claimed) is { } signed && signed.Host.Equals(address.Host, StringComparison.OrdinalIgnoreCase)
        : claimed.Equals(said, StringComparison.OrdinalIgnoreCase);

    private bool IsTenantAllowed(Activity activity)
    {
        if (_options.AllowedTenants.Length == 0)
            return true;
        var said = new[] { activity.ConversationTenant(), ChannelTenant(activity) }.OfType<string>().ToArray();
        return said.Length > 0 && said.All(tenant => _options.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase));
    }

    private static string? ChannelTenant(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
        && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
