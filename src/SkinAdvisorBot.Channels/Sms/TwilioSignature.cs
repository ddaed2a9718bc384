using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>The value of the header <c>X-Twilio-Signature</c>: who knows the account's token, and nobody else, can make it.</summary>
public static class TwilioSignature
{
    /// <param name="url">The address as it is set at Twilio, with the query exactly as sent.</param>
    /// <param name="parameters">Of the form, decoded, in any order; none for a GET. Of a repeated name every different value counts once.</param>
    /// <returns>Base64 of 20 bytes.</returns>
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Twilio signs with HMAC-SHA1 and with nothing else.")]
    public static string Of(string token, string url, IEnumerable<(string Name, string Value)> parameters)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in parameters.Distinct().OrderBy(each => each.Name, StringComparer.Ordinal).ThenBy(each => each.Value, StringComparer.Ordinal))
            signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(signed.ToString())));
    }

    /// <summary>Compares in a time that tells nothing about how much of it was right.</summary>
    /// <param name="urls">Forms of the address, any of which Twilio may have signed.</param>
    public static bool IsValid(string signature, IReadOnlyList<string> tokens, IReadOnlyList<string> urls, IReadOnlyList<(string Name, string Value)> parameters)
    {
        var given = Encoding.UTF8.GetBytes(signature);
        var isValid = false;
        foreach (var token in tokens)
        {
            foreach (var url in urls)
                isValid |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Of(token, url, parameters)), given);
        }

        return isValid;
    }
}
