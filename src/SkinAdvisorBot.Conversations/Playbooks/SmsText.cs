using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>How many SMS segments a text takes (GSM 03.38; 3GPP TS 23.038 and 23.040).</summary>
public static class SmsText
{
    /// <summary>Longest short form, in segments: what a person reads at a glance.</summary>
    public const int MaxSegments = 2;

    private static readonly FrozenSet<char> Basic = (
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
        + "abcdefghijklmnopqrstuvwxyzäöñüà").ToFrozenSet();

    private static readonly FrozenSet<char> Extended = "^{}\\[~]|€\f".ToFrozenSet();

    /// <returns>0 for an empty text; a joined segment holds 153 GSM-7 septets or 67 UCS-2 units, a single one 160 or 70.</returns>
    public static int Segments(string text)
    {
        if (text.Length == 0)
            return 0;
        var septets = 0;
        foreach (var letter in text)
        {
            if (Basic.Contains(letter))
                septets++;
            else if (Extended.Contains(letter))
                septets += 2;
            else
                return Count(text.Length, 70, 67);
        }

        return Count(septets, 160, 153);
    }

    private static int Count(int length, int single, int joined) => length <= single ? 1 : (length + joined - 1) / joined;
}
