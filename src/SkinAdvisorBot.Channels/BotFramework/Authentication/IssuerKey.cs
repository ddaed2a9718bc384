using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>A public key that an issuer signs with.</summary>
/// <param name="Endorsements">Channel ids it may sign for, compared to the letter; empty for keys that are no channel's.</param>
internal sealed record IssuerKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);
