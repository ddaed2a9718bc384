using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>The configured secrets. Only their hashes are kept, and a comparison takes as long for a wrong one as for a right one.</summary>
/// <param name="secrets">Each acceptable to <see cref="IsAcceptable"/>.</param>
public sealed class SecretList(IEnumerable<string> secrets)
{
    private const int ShortestSecret = 32;
    private const string HashPrefix = "sha256:";

    private readonly byte[][] _hashes = [.. secrets.Select(HashOf)];

    public bool IsEmpty => _hashes.Length == 0;

    public bool Contains(string presented)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(presented), hash);
        var found = false;
        foreach (var known in _hashes)
            found |= CryptographicOperations.FixedTimeEquals(known, hash);
        return found;
    }

    /// <summary>Whether it is 32 characters long or longer, or <c>sha256:</c> and 64 hex digits.</summary>
    public static bool IsAcceptable(string? secret) =>
        secret is null ? false
            : IsHash(secret) ? secret.Length == HashPrefix.Length + (2 * SHA256.HashSizeInBytes) && secret.AsSpan(HashPrefix.Length).IndexOfAnyExcept(HexDigits) < 0
            : secret.Length >= ShortestSecret;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private static bool IsHash(string secret) => secret.StartsWith(HashPrefix, StringComparison.Ordinal);

    private static byte[] HashOf(string secret) =>
        IsHash(secret) ? Convert.FromHexString(secret.AsSpan(HashPrefix.Length)) : SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
