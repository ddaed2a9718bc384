using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>What a text takes on its way to a phone.</summary>
/// <param name="IsGsm7">True when every character is in the GSM 7-bit alphabet; one other makes the whole text UCS-2.</param>
/// <param name="Units">Septets in GSM-7, where an extension character takes two; UTF-16 units in UCS-2.</param>
/// <param name="Segments">Messages that are sent and billed; 0 for an empty text.</param>
public readonly record struct SmsLength(bool IsGsm7, int Units, int Segments);

/// <summary>Measures texts as the phone network does (3GPP TS 23.038 and 23.040).</summary>
public static class SmsSegments
{
    /// <summary>Longest short form of an answer, in segments: what a person reads at a glance.</summary>
    public const int MaxShortForm = 2;

    private const int Gsm7Alone = 160;
    private const int Gsm7Joined = 153;
    private const int Ucs2Alone = 70;
    private const int Ucs2Joined = 67;

    private static readonly FrozenSet<char> Basic = (
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        + "abcdefghijklmnopqrstuvwxyzäöñüà").ToFrozenSet();

    private static readonly FrozenSet<char> Extended = "^{}\\[~]|€\f".ToFrozenSet();

    /// <summary>Counts units and segments of a text as it stands.</summary>
    /// <param name="text">Any UTF-16, half a surrogate pair included.</param>
    public static SmsLength Measure(ReadOnlySpan<char> text)
    {
        var septets = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter))
                septets++;
            else if (Extended.Contains(letter))
                septets += 2;
            else
                return new SmsLength(IsGsm7: false, text.Length, Count(text, isGsm7: false, text.Length, Ucs2Alone, Ucs2Joined));
        }

        return new SmsLength(IsGsm7: true, septets, Count(text, isGsm7: true, septets, Gsm7Alone, Gsm7Joined));
    }

    /// <summary>Replaces typographic characters by those of the GSM-7 alphabet that say the same: curly quotes, dashes, dots, bullets, odd spaces.</summary>
    /// <returns>The same text where there are none. Letters and emoji stay, so it need not be GSM-7.</returns>
    public static string ToGsm7(string text) => Gsm7Look.Of(text);

    private static int Count(ReadOnlySpan<char> text, bool isGsm7, int units, int alone, int joined)
    {
        if (units <= alone)
            return units == 0 ? 0 : 1;
        // Filled one character after the other: a pair that doesn't fit leaves a unit of its segment empty.
        var (segments, filled) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = !isGsm7 && i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var cost = isPair || (isGsm7 && Extended.Contains(text[i])) ? 2 : 1;
            if (isPair)
                i++;
            if (filled + cost > joined)
                (segments, filled) = (segments + 1, 0);
            filled += cost;
        }

        return segments;
    }
}
