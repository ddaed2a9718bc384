using System.Buffers.Text;
using System.Security.Cryptography;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Names nobody can guess, safe in an address.</summary>
internal static class RandomIds
{
    /// <summary>Microsoft's clients and servers agree that ids given out by a server start so.</summary>
    public const string UserPrefix = "dl_";

    /// <returns>24 characters, 144 random bits.</returns>
    public static string New()
    {
        Span<byte> bytes = stackalloc byte[18];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public static string NewUser() => UserPrefix + New();
}
