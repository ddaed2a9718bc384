using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static SkinAdvisorBot.Channels.Tests.BotFramework.TestAuthority;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <param name="Name">Its number in the list of attacks, and what is tried.</param>
/// <param name="Settings">Of the bot that is attacked.</param>
public sealed record Attack(string Name, HttpStatusCode Status, (string Key, string Value)[] Settings, string[] Authorization, string Body);

/// <summary>The attacks that are one call each.</summary>
public static class Attacks
{
    private const HttpStatusCode No = HttpStatusCode.Unauthorized;
    private const HttpStatusCode NotThis = HttpStatusCode.Forbidden;

    private static readonly (string, string)[] WithEmulator = [("BotFramework:EmulatorTokens", "true")];

    public static IReadOnlyList<Attack> All { get; } = [.. Headers(), .. Signatures(), .. Claims(), .. Bodies(), .. EntraTokens(), .. Doubles()];

    private static IEnumerable<Attack> Headers()
    {
        var token = ChannelToken();
        yield return With("01 no header", No);
        yield return With("01 empty header", No, "");
        yield return With("02 another scheme", No, $"Basic {token}");
        yield return With("02 three parts", No, $"Bearer {token} more");
        yield return With("02 two blanks", No, $"Bearer  {token}");
        yield return With("02 a token without scheme", No, token);
        yield return With("03 no token at all", No, "Bearer random-text");
        yield return With("03 an encrypted token of five parts", No, $"Bearer {token}.{TestToken.Encoded("a")}.{TestToken.Encoded("b")}");
        yield return With("03 a part that is no base64", No, $"Bearer {token.Replace('.', '*')}");
        yield return With("03 an empty part", No, $"Bearer {token[..token.LastIndexOf('.')]}.");
        yield return With("36 the header twice", No, $"Bearer {token}", $"Bearer {token}");
    }

    private static IEnumerable<Attack> Signatures()
    {
        var claims = ChannelClaims();
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = ChannelToken().Split('.');
        yield return Token("04 no signature, alg none", No, TestToken.Unsigned("k1", claims));
        yield return Token("04 alg none with a signature", No, $"{TestToken.Encoded("""{"typ":"JWT","alg":"none","kid":"k1"}""")}.{parts[1]}.{parts[2]}");
        yield return Token("05 HS256 keyed with the public key as PEM", No, TestToken.SignHmac(Encoding.ASCII.GetBytes(ChannelKey.ExportSubjectPublicKeyInfoPem()), "k1", claims));
        yield return Token("05 HS256 keyed with the modulus", No, TestToken.SignHmac(ChannelKey.ExportParameters(false).Modulus!, "k1", claims));
        yield return Token("06 the playground's token with its public key", No, TestToken.SignHmac(Encoding.ASCII.GetBytes("a-constant-that-everybody-can-read-in-the-source"), null, new JsonObject { ["serviceurl"] = TeamsService, ["iat"] = Seconds(0) }));
        yield return Token("07 the right key id, a foreign key", No, TestToken.Sign(ForeignKey, "k1", claims));
        yield return Token("08 an unknown key id", No, TestToken.Sign(ChannelKey, "k-unknown", claims));
        yield return Token("09 no key id", No, TestToken.Sign(ChannelKey, null, claims));
        yield return Token("10 claims changed after signing", No, $"{parts[0]}.{TestToken.Encoded(ChannelClaims(changed => changed["exp"] = Seconds(7_200)).ToJsonString())}.{parts[2]}");
        yield return Token("11 the header brings a key along", No, TestToken.Sign(ForeignKey, "k1", claims, header => header["jwk"] = Published(ForeignKey, "k1", "msteams")));
        yield return Token("11 the header says where its keys are", No, TestToken.Sign(ForeignKey, "k-evil", claims, header => (header["jku"], header["x5u"]) = ("https://evil.example/keys", "https://evil.example/cert")));
        yield return Token("12 ES256", No, TestToken.SignEllipticCurve(curve, "k1", claims));
        yield return Token("12 PS256", No, TestToken.SignPss(ChannelKey, "k1", claims));
        yield return Token("12 RS384 in the header", No, TestToken.Sign(ChannelKey, "k1", claims, header => header["alg"] = "RS384"));
        yield return Token("12 a key of 1024 bits", No, TestToken.Sign(WeakKey, "k-weak", claims));
        yield return Token("12 a critical extension", No, TestToken.Sign(ChannelKey, "k1", claims, header => header["crit"] = new JsonArray("b64")));
        yield return Token("12 no plain JWT", No, TestToken.Sign(ChannelKey, "k1", claims, header => header["typ"] = "at+jwt"));
    }

    private static IEnumerable<Attack> Claims()
    {
        yield return Channel("13 an evil issuer", No, claims => claims["iss"] = "https://evil.example");
        yield return Channel("14 the government's issuer at a public bot", No, claims => claims["iss"] = "https://api.botframework.us");
        yield return Channel("14 the public issuer at a government's bot", No, _ => { }) with { Settings = [("ChannelService", "https://botframework.azure.us")] };
        yield return Token("15 a key of Entra claims to be the channel", No, TestToken.Sign(EntraKey, "e1", ChannelClaims()));
        yield return Token("15 a key of the channel claims to be Entra", No, TestToken.Sign(ChannelKey, "k1", EmulatorClaims())) with { Settings = WithEmulator };
        yield return Channel("16 for another bot", No, claims => claims["aud"] = OtherAppId);
        yield return Channel("17 for nobody", No, claims => claims.Remove("aud"));
        yield return Channel("17 for several", No, claims => claims["aud"] = new JsonArray(OtherAppId, AppId));
        yield return Channel("17 for us alone, in a list", No, claims => claims["aud"] = new JsonArray(AppId));
        yield return Channel("17 for the connector", No, claims => claims["aud"] = "https://api.botframework.com");
        yield return Channel("18 expired for longer than clocks differ", No, claims => (claims["nbf"], claims["exp"]) = (Seconds(-7_200), Seconds(-301)));
        yield return Channel("18 not valid for longer than clocks differ", No, claims => claims["nbf"] = Seconds(301));
        yield return Channel("19 without end", No, claims => claims.Remove("exp"));
        yield return Channel("19 an end that is no number", No, claims => claims["exp"] = "never");
        yield return Channel("20 no service address", No, claims => claims.Remove("serviceurl"));
    }

    private static IEnumerable<Attack> Bodies()
    {
        yield return Body("21 another service address than the token's", NotThis, activity => activity["serviceUrl"] = "https://smba.trafficmanager.net/emea/");
        yield return Body("21 a service address of the attacker's", NotThis, activity => activity["serviceUrl"] = "https://evil.example/");
        yield return Channel("21 a service address of the attacker's, in the token too", NotThis, claims => claims["serviceurl"] = "https://evil.trafficmanager.net/", activity => activity["serviceUrl"] = "https://evil.trafficmanager.net/");
        yield return Channel("21 a service address without encryption", NotThis, claims => claims["serviceurl"] = "http://smba.trafficmanager.net/amer/", activity => activity["serviceUrl"] = "http://smba.trafficmanager.net/amer/");
        yield return Body("22 no service address", No, activity => activity.Remove("serviceUrl"));
        yield return Token("23 a key for another channel", NotThis, ChannelToken(keyId: "k-webchat"));
        yield return Body("24 no channel", No, activity => activity.Remove("channelId"));
        yield return Body("24 an empty channel", No, activity => activity["channelId"] = "");
        yield return Token("25 a key for no channel", No, ChannelToken(keyId: "k-bare"));
        yield return Body("26 the channel in capitals", NotThis, activity => activity["channelId"] = "MSTEAMS");
        yield return Body("37 a slash less than in the token", NotThis, activity => activity["serviceUrl"] = TeamsService.TrimEnd('/'));
        yield return Body("37 the channel with one capital", NotThis, activity => activity["channelId"] = "msTeams");
    }

    private static IEnumerable<Attack> EntraTokens()
    {
        yield return Emulator("27 the emulator while it is off", No, _ => { }) with { Settings = [] };
        yield return Emulator("28 our own token for the connector", No, claims => claims["aud"] = "https://api.botframework.com");
        yield return Emulator("29 an unknown tenant", No, claims => (claims["iss"], claims["tid"]) = ("https://sts.windows.net/22222222-0000-0000-0000-000000000000/", "22222222-0000-0000-0000-000000000000"));
        yield return Emulator("30 a tenant that is not the issuer's", No, claims => claims["tid"] = "22222222-0000-0000-0000-000000000000");
        yield return Emulator("31 no version", No, claims => claims.Remove("ver"));
        yield return Emulator("31 version 3.0", No, claims => claims["ver"] = "3.0");
        yield return Emulator("31 version 1.0 with the claim of 2.0", No, claims => (claims["azp"], claims["appid"]) = (AppId, null));
        yield return Emulator("31 version 2.0 from the issuer of 1.0", No, claims => (claims["ver"], claims["azp"]) = ("2.0", AppId));
        yield return Emulator("32 the emulator speaks for Teams", NotThis, _ => { }, activity => (activity["channelId"], activity["serviceUrl"]) = ("msteams", TeamsService));
        yield return Emulator("32 the emulator speaks for Teams from this machine", NotThis, _ => { }, activity => activity["channelId"] = "msteams");
        yield return Emulator("32 the emulator names a host of others", NotThis, _ => { }, activity => activity["serviceUrl"] = TeamsService);
        yield return Emulator("32 a bot speaks for Teams", NotThis, claims => claims["appid"] = OtherAppId, activity => (activity["channelId"], activity["serviceUrl"]) = ("msteams", TeamsService))
            with { Settings = [("BotFramework:AllowedCallers:0", OtherAppId), ("BotFramework:CallerHosts:0", "parent.clinic.example")] };
        yield return Emulator("33 a bot that is not on the list", NotThis, claims => claims["appid"] = OtherAppId);
        yield return Emulator("34 a person's token", No, claims => claims["scp"] = "user_impersonation");
        yield return Emulator("34 a token that says it is a person's", No, claims => claims["idtyp"] = "user");
    }

    private static IEnumerable<Attack> Doubles()
    {
        var claims = ChannelClaims().ToJsonString();
        var twice = claims.Insert(1, $"\"aud\":\"{OtherAppId}\",");
        var deep = claims.Insert(1, $"\"x\":{new string('[', 40)}{new string(']', 40)},");
        var large = claims.Insert(1, $"\"x\":\"{new string('x', 16 * 1024)}\",");
        yield return Token("35 a claim twice", No, TestToken.Sign(ChannelKey, "k1", twice));
        yield return Token("35 claims without bottom", No, TestToken.Sign(ChannelKey, "k1", deep));
        yield return Token("35 a token over 16 KB", No, TestToken.Sign(ChannelKey, "k1", large));
        yield return Token("35 half a character in a claim", No, TestToken.Sign(ChannelKey, "k1", claims.Replace(ChannelIssuer, "\\ud800", StringComparison.Ordinal)));
        yield return Token("35 claims that are no object", No, TestToken.Sign(ChannelKey, "k1", "[1]"));
    }

    private static Attack With(string name, HttpStatusCode status, params string[] authorization) =>
        new(name, status, [], authorization, BotServer.Message().ToJsonString());

    private static Attack Token(string name, HttpStatusCode status, string token) => With(name, status, $"Bearer {token}");

    private static Attack Channel(string name, HttpStatusCode status, Action<JsonObject> claims, Action<JsonObject>? activity = null) =>
        Token(name, status, ChannelToken(claims)) with { Body = Changed(BotServer.Message(), activity) };

    private static Attack Body(string name, HttpStatusCode status, Action<JsonObject> activity) => Channel(name, status, _ => { }, activity);

    private static Attack Emulator(string name, HttpStatusCode status, Action<JsonObject> claims, Action<JsonObject>? activity = null)
    {
        var message = BotServer.Message();
        (message["channelId"], message["serviceUrl"]) = ("emulator", "http://localhost:56150");
        return Token(name, status, EmulatorToken(claims)) with { Settings = WithEmulator, Body = Changed(message, activity) };
    }

    private static string Changed(JsonObject message, Action<JsonObject>? change)
    {
        change?.Invoke(message);
        return message.ToJsonString();
    }
}
