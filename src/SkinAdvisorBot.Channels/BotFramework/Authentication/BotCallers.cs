using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>Finds out who calls from the Authorization header alone. What the token says chooses the rules, and every set of rules checks all of it.</summary>
internal sealed class BotCallers
{
    private const string Scheme = "Bearer";

    private readonly BotFrameworkOptions _options;
    private readonly EntraIssuers _entra;
    private readonly IssuerKeys _channelKeys;
    private readonly IssuerKeys _entraKeys;
    private readonly TokenSignatures _signatures;
    private readonly LocalCallers _local;

    public BotCallers(IOptions<BotFrameworkOptions> options, KeyDocuments documents, LocalCallers local, TimeProvider clock, ILogger<BotCallers> logger)
    {
        _options = options.Value;
        _local = local;
        _signatures = new TokenSignatures(clock);
        string[] own = _options.TenantId is { } tenant ? [tenant] : [];
        _entra = new EntraIssuers([.. _options.EntraTenants, .. own], Cloud.Of(_options.ChannelService).EntraLogin);
        _channelKeys = new IssuerKeys(_options.ChannelMetadata!, issuer => issuer == _options.ChannelIssuer, documents, clock, logger);
        _entraKeys = new IssuerKeys(_options.EntraMetadata!, _entra.IsOfMetadata, documents, clock, logger);
    }

    /// <exception cref="BotRefusal">401, 403 for another bot that is not on the list, 503 while keys can't be had.</exception>
    public Task<BotCaller> IdentifyAsync(HttpContext context)
    {
        if (_options.HasCredentials)
            return IdentifyAsync(TokenForm.Read(Presented(context.Request)), context.RequestAborted);
        _local.Require(context);
        return Task.FromResult(new BotCaller(CallerKind.Local, AppId: "", CallerAppId: null, Key: null, ServiceUrl: null));
    }

    private Task<BotCaller> IdentifyAsync(TokenForm token, CancellationToken cancellationToken)
    {
        if (token.Issuer == _options.ChannelIssuer)
            return ChannelAsync(token, cancellationToken);
        if (!_entra.Contains(token.Issuer))
            throw BotRefusal.Unauthorized("its issuer is not one of ours");
        if (token.AppId is null)
            throw BotRefusal.Unauthorized("it names no calling app of a known version");
        return EntraAsync(token, token.AppId, cancellationToken);
    }

    private async Task<BotCaller> ChannelAsync(TokenForm token, CancellationToken cancellationToken)
    {
        var key = await VerifyAsync(token, _channelKeys, cancellationToken);
        return token.ServiceUrl is { Length: > 0 } serviceUrl
            ? new BotCaller(CallerKind.Channel, _options.AppId, CallerAppId: null, key, serviceUrl)
            : throw BotRefusal.Unauthorized("it names no service address");
    }

    private async Task<BotCaller> EntraAsync(TokenForm token, string appId, CancellationToken cancellationToken)
    {
        var isOwn = IsSameId(appId, _options.AppId);
        if (isOwn && !_options.EmulatorTokens)
            throw BotRefusal.Unauthorized("BotFramework:EmulatorTokens is off");
        if (token.IsOfPerson)
            throw BotRefusal.Unauthorized("it was given to a person, not to an app");
        if (!_entra.Agrees(token))
            throw BotRefusal.Unauthorized("issuer, tenant and version do not go together");
        var key = await VerifyAsync(token, _entraKeys, cancellationToken);
        if (isOwn)
            return new BotCaller(CallerKind.Emulator, _options.AppId, CallerAppId: null, key, ServiceUrl: null);
        return _options.AllowedCallers.Contains(appId, StringComparer.OrdinalIgnoreCase)
            ? new BotCaller(CallerKind.Bot, _options.AppId, appId, key, ServiceUrl: null)
            : throw BotRefusal.Forbidden("the calling bot is not one of BotFramework:AllowedCallers");
    }

    private async Task<IssuerKey> VerifyAsync(TokenForm token, IssuerKeys keys, CancellationToken cancellationToken)
    {
        if (!IsSameId(token.Audience, _options.AppId))
            throw BotRefusal.Unauthorized("it is for somebody else");
        var key = await keys.FindAsync(token.KeyId, cancellationToken) ?? throw BotRefusal.Unauthorized("its issuer has no such key");
        await _signatures.RequireAsync(token, key, _options.AppId);
        return key;
    }

    private static bool IsSameId(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Presented(HttpRequest request)
    {
        var headers = request.Headers.Authorization;
        if (headers.Count != 1 || headers[0]?.Split(' ') is not [var scheme, { Length: > 0 } token] || !scheme.Equals(Scheme, StringComparison.OrdinalIgnoreCase))
            throw BotRefusal.Unauthorized("there is not one Authorization header of the form: Bearer TOKEN");
        return token;
    }
}
