using System.Collections.Frozen;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>The issuers of Microsoft Entra tenants that are believed. Fixed at the start: a token can't add its own.</summary>
internal sealed class EntraIssuers
{
    private readonly FrozenDictionary<string, (string Tenant, string Version)> _issuers;
    private readonly string _forAnyTenant;

    public EntraIssuers(IEnumerable<string> tenants, string login)
    {
        _forAnyTenant = $"{login}/{{tenantid}}/v2.0";
        _issuers = tenants.Select(tenant => tenant.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
            .SelectMany(tenant => new[] { ($"https://sts.windows.net/{tenant}/", (tenant, "1.0")), ($"{login}/{tenant}/v2.0", (tenant, "2.0")) })
            .ToFrozenDictionary(entry => entry.Item1, entry => entry.Item2, StringComparer.Ordinal);
    }

    public bool Contains(string issuer) => _issuers.ContainsKey(issuer);

    /// <summary>Whether metadata that says this issuer announces the keys of our tenants: that of all tenants, or of one of them.</summary>
    public bool IsOfMetadata(string issuer) => issuer == _forAnyTenant || Contains(issuer);

    /// <summary>Whether tenant and version are those the issuer stands for.</summary>
    public bool Agrees(TokenForm token) =>
        _issuers.TryGetValue(token.Issuer, out var known)
        && token.Version == known.Version
        && string.Equals(token.TenantId, known.Tenant, StringComparison.OrdinalIgnoreCase);
}
