using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Host.Storage.Audit;

/// <summary>Links each row of the audit to all before it, so that none can be changed, taken out or put in without notice.</summary>
internal static class AuditChain
{
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    /// <param name="previous">The hash of the row before, or <see cref="Start"/>.</param>
    public static byte[] HashOf(byte[] previous, long number, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, number);
        Append(hash, entry.At.ToUnixTimeMilliseconds());
        foreach (var text in new[] { entry.MemberId, entry.MemberName, entry.Action, entry.Subject, entry.Details })
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Append(hash, bytes.Length); // lengths keep two rows apart that read the same when joined
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
