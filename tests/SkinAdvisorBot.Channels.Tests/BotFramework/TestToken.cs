using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.BotFramework;

/// <summary>Writes tokens byte by byte, the wrong ones too.</summary>
public static class TestToken
{
    /// <summary>Three parts, signed with RS256.</summary>
    public static string Sign(RSA key, string? keyId, JsonObject claims, Action<JsonObject>? withHeader = null) => Sign(key, keyId, claims.ToJsonString(), withHeader);

    public static string Sign(RSA key, string? keyId, string claims, Action<JsonObject>? withHeader = null) =>
        Sign(Header("RS256", keyId, withHeader), claims, bytes => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string SignHmac(byte[] key, string? keyId, JsonObject claims) =>
        Sign(Header("HS256", keyId), claims.ToJsonString(), bytes => HMACSHA256.HashData(key, bytes));

    public static string SignPss(RSA key, string keyId, JsonObject claims) =>
        Sign(Header("PS256", keyId), claims.ToJsonString(), bytes => key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));

    public static string SignEllipticCurve(ECDsa key, string keyId, JsonObject claims) =>
        Sign(Header("ES256", keyId), claims.ToJsonString(), bytes => key.SignData(bytes, HashAlgorithmName.SHA256));

    public static string Unsigned(string keyId, JsonObject claims) => Sign(Header("none", keyId), claims.ToJsonString(), _ => []);

    public static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Header(string algorithm, string? keyId, Action<JsonObject>? withHeader = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = algorithm };
        if (keyId is not null)
            header["kid"] = keyId;
        withHeader?.Invoke(header);
        return header.ToJsonString();
    }

    private static string Sign(string header, string claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }
}
