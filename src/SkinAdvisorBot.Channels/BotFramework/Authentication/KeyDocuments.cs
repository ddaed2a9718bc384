using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace SkinAdvisorBot.Channels.BotFramework.Authentication;

/// <summary>Fetches the two documents in which an issuer publishes its keys: the metadata, and the key set it points to.</summary>
/// <remarks>Read by ourselves, because the channels' key sets say in a member of their own which channel a key may sign for.</remarks>
internal sealed class KeyDocuments(HttpClient http)
{
    /// <summary>Microsoft Entra's key set has some 20 KB.</summary>
    private const int MaxBytes = 512 * 1024;

    private const int LeastRsaBits = 2_048;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 16 };

    /// <param name="metadata">Absolute address, see <see cref="SafeAddress.IsForKeys"/>.</param>
    /// <param name="isIssuer">Whether the metadata speaks of the issuer that was meant.</param>
    /// <returns>The keys by their ids; at least one.</returns>
    /// <exception cref="KeyDocumentException">Anything else than two usable documents came.</exception>
    public async Task<FrozenDictionary<string, IssuerKey>> FetchAsync(string metadata, Predicate<string> isIssuer, CancellationToken cancellationToken)
    {
        try
        {
            var keySet = KeySetOf(await GetAsync(metadata, cancellationToken), isIssuer);
            var keys = Keys(await GetAsync(keySet, cancellationToken));
            return keys.Count > 0 ? keys : throw new KeyDocumentException("The key set has no usable key.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or HttpRequestException or IOException)
        {
            throw new KeyDocumentException($"The keys could not be fetched: {e.Message}", e);
        }
    }

    private async Task<byte[]> GetAsync(string address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new KeyDocumentException($"{address} answered {(int)response.StatusCode}.");
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = new byte[MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes ? read[..length] : throw new KeyDocumentException($"{address} answered with more than {MaxBytes / 1024} KB.");
    }

    private static string KeySetOf(byte[] metadata, Predicate<string> isIssuer)
    {
        using var document = JsonDocument.Parse(metadata, Reading);
        if (Text(document.RootElement, "issuer") is not { } issuer || !isIssuer(issuer))
            throw new KeyDocumentException("The metadata is that of another issuer.");
        return Text(document.RootElement, "jwks_uri") is { } address && SafeAddress.IsForKeys(address)
            ? address
            : throw new KeyDocumentException("The metadata names no https address for the key set.");
    }

    private static FrozenDictionary<string, IssuerKey> Keys(byte[] keySet)
    {
        using var document = JsonDocument.Parse(keySet, Reading);
        var keys = new Dictionary<string, IssuerKey>(StringComparer.Ordinal);
        if (!document.RootElement.TryGetProperty("keys", out var list))
            throw new KeyDocumentException("The key set has no keys.");
        foreach (var entry in list.EnumerateArray())
        {
            if (Text(entry, "kid") is { Length: > 0 } id && Rsa(entry, id) is { } key)
                keys.TryAdd(id, new IssuerKey(key, Endorsements(entry)));
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static RsaSecurityKey? Rsa(JsonElement entry, string id)
    {
        if (Text(entry, "kty") != "RSA" || Text(entry, "use") is not (null or "sig")
            || Number(entry, "n") is not { } modulus || Number(entry, "e") is not { } exponent || modulus.Length * 8 < LeastRsaBits)
            return null;
        return new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };
    }

    private static byte[]? Number(JsonElement entry, string name)
    {
        if (Text(entry, name) is not { Length: > 0 } text || !Base64Url.IsValid(text))
            return null;
        return [.. Base64Url.DecodeFromChars(text).SkipWhile(digit => digit == 0)];
    }

    private static FrozenSet<string> Endorsements(JsonElement entry) =>
        entry.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>The documents of an issuer are not to be had, or not what they should be.</summary>
internal sealed class KeyDocumentException : Exception
{
    public KeyDocumentException()
    {
    }

    public KeyDocumentException(string message)
        : base(message)
    {
    }

    public KeyDocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
