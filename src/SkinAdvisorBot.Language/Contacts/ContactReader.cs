using System.Net.Mail;
using System.Text.RegularExpressions;
using PhoneNumbers;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Language.Contacts;

/// <summary>Finds the phone number and the e-mail address in a message.</summary>
public static partial class ContactReader
{
    /// <summary>Fewest digits that are meant as a phone number; fewer are a price, a time or an age.</summary>
    private const int FewestDigits = 7;

    /// <summary>Longest address that mail takes (RFC 5321, 4.5.3.1.3).</summary>
    private const int LongestAddress = 254;

    /// <summary>Beginning of a message in which contacts are looked for.</summary>
    private const int Looked = 1_000;

    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    /// <param name="text">The person's words.</param>
    /// <param name="region">Two letters of ISO 3166: what a number without a country code is read as.</param>
    /// <returns>Null where nothing looks like either.</returns>
    public static ToldContact? Read(string text, string region)
    {
        if (text.Length > Looked)
            text = text[..Looked];
        var rest = Spelled().Replace(text, match => Signs().Replace(match.Value, sign => sign.Value.Trim().ToLowerInvariant() switch { "at" => "@", "underscore" => "_", "dash" or "hyphen" => "-", _ => "." }));
        var (email, badEmail) = Email(ref rest);
        var (phone, badPhone) = Phone(ref rest, region);
        return email is null && badEmail is null && phone is null && badPhone is null
            ? null
            : new ToldContact(phone, email, badPhone, badEmail, LeftOver().Replace(rest, " ").Trim());
    }

    private static (string? Good, string? Bad) Email(ref string rest)
    {
        if (AtSign().Match(rest) is not { Success: true } match)
            return (null, null);
        rest = rest.Remove(match.Index, match.Length);
        var written = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '>').TrimStart('(', '<');
        return written.Length <= LongestAddress && Whole().IsMatch(written) && MailAddress.TryCreate(written, out var address) && address.Address == written
            ? (written.ToLowerInvariant(), null)
            : (null, written);
    }

    private static (string? Good, string? Bad) Phone(ref string rest, string region)
    {
        foreach (Match match in DigitRun().Matches(rest))
        {
            var written = match.Value.Trim(' ', '.', ',', '-', '/');
            if (written.Count(char.IsAsciiDigit) < FewestDigits || Date().IsMatch(written))
                continue;
            rest = rest.Remove(match.Index, match.Length);
            return Parse(written, region) is { } phone ? (phone, null) : (null, written);
        }

        return (null, null);
    }

    private static string? Parse(string written, string region)
    {
        try
        {
            var number = Phones.Parse(written, region);
            return Phones.IsValidNumber(number) ? Phones.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            // Digits that are no number anywhere: the person is asked to look again.
            return null;
        }
    }

    // "theo dot lund at example dot com"
    [GeneratedRegex(@"\b[\p{L}\p{N}._%+'-]+(?:\s+(?:dot|underscore|dash|hyphen)\s+[\p{L}\p{N}._%+'-]+)*\s+at\s+[\p{L}\p{N}-]+(?:\s+(?:dot|dash|hyphen)\s+[\p{L}\p{N}-]+)*\s+dot\s+\p{L}{2,}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Spelled();

    [GeneratedRegex(@"\s+(?:at|dot|underscore|dash|hyphen)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(@"[^\s,;]*@[^\s,;]*")]
    private static partial Regex AtSign();

    [GeneratedRegex(@"^[\p{L}\p{N}._%+'-]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\-/]{5,30}\d(?:\s*(?:x|ext\.?)\s*\d{1,6})?", RegexOptions.IgnoreCase)]
    private static partial Regex DigitRun();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$")]
    private static partial Regex Date();

    [GeneratedRegex(@"\b(?:and )?(?:my |the )?(?:phone|cell|mobile|number|e-?mail|contact)(?: number| address)?(?: is|'s|:)?\s*$|^\s*(?:my )?(?:phone|cell|mobile|number|e-?mail|contact)(?: number| address)?(?: is|'s|:)?\s*$|\b(?:my )?(?:phone|cell|mobile|e-?mail)(?: number| address)? (?:is|:)\s*|\(\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeftOver();
}
