using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Host.Conversations;

/// <summary>Gives each turn the appointment book and the randomness it may use, which is the same whenever the same message is answered.</summary>
/// <param name="key">A secret of 32 bytes: who has it can foretell ids and codes.</param>
public sealed class DeskMaker(IAppointmentBook book, byte[] key)
{
    // Crockford's base 32 leaves out I, L, O and U, so that an id can be read aloud.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int IdLength = 8;

    private const int Codes = 1_000_000;

    /// <summary>For terminals and tests in memory, whose runs are to be repeatable: nothing is kept that would need a secret.</summary>
    public static DeskMaker Repeatable(IAppointmentBook book) => new(book, new byte[32]);

    /// <param name="conversation">The conversation's public id.</param>
    /// <param name="attempt">0 at first; a turn that is made again gets another id, should the first be an appointment's already.</param>
    public Desk For(string conversation, string message, int attempt = 0) => new(
        book,
        IdOf(Draw("appointment", conversation, message, attempt)),
        (Draw("code", conversation, message, attempt) % Codes).ToString("D6", CultureInfo.InvariantCulture));

    private ulong Draw(string label, string conversation, string message, int attempt)
    {
        // Lengths keep two pairs of ids apart that read the same when joined.
        var text = string.Create(CultureInfo.InvariantCulture, $"{label}:{conversation.Length}:{conversation}:{message.Length}:{message}:{attempt}");
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private static string IdOf(ulong drawn) => string.Create(IdLength, drawn, (letters, left) =>
    {
        for (var i = 0; i < letters.Length; i++, left >>= 5)
            letters[i] = Letters[(int)(left & 31)];
    });
}
