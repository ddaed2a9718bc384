using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Finds the name of the person who comes.</summary>
public static partial class NameReader
{
    public const int MaxLength = 80;

    private const int MostWords = 5;

    /// <summary>Words that stand where a name could and are none.</summary>
    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "yes", "no", "ok", "okay", "sure", "yeah", "yep", "nope", "please", "thanks", "thank", "you", "hi", "hello", "hey", "what", "why", "when", "who", "where", "how", "can", "could", "do", "does", "is", "are",
        "i", "i'm", "we", "it", "the", "a", "an", "that", "this", "not", "and", "or", "but", "for", "book", "booking", "cancel", "stop", "help", "back", "later", "earlier", "more", "none", "skip", "wait", "never", "mind", "good", "great", "perfect", "fine", "cool", "nice",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun", "am", "pm", "morning", "afternoon", "evening", "noon", "today", "tomorrow", "next", "week",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "laser", "exosome", "exosomes", "consultation", "appointment", "visit", "follow", "skin", "my", "your", "name", "phone", "email", "number",
        "ma'am", "sir", "dunno", "idk", "maybe", "anyone", "nobody", "same", "too", "pregnant", "sorry", "actually", "wrong", "incorrect", "misspelled", "misspelt", "spelled", "spelt", "missing", "urgent", "lol", "haha", "looking", "interested", "calling", "writing", "here", "busy", "free", "whatever", "whoever", "should", "be", "been", "just", "put", "typo", "oops", "available", "nervous", "new", "worried", "afraid", "going", "trying", "allergic", "also");

    /// <summary>Words of the calendar that people are called by, too; with another name behind them they are one.</summary>
    private static readonly FrozenSet<string> Calendar = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "april", "june", "august", "sunday");

    /// <param name="text">The person's words, without numbers and addresses.</param>
    /// <param name="isAsked">Whether the name was asked for, so that bare words are one.</param>
    /// <returns>The name tidied; null where none is told.</returns>
    public static string? Read(string text, bool isAsked)
    {
        if (text.Length > 2_000)
            return null;
        foreach (Match match in Introduced().Matches(text))
        {
            // "I'm Ana" tells a name, "I'm pregnant" does not: unasked, only a capital tells them apart.
            var told = match.Groups["name"].Value;
            if ((isAsked || !match.Groups["weak"].Success || char.IsUpper(told[0])) && Take(told, least: 1) is { } introduced)
                return introduced;
        }

        return isAsked ? Whole(text) : Segments().Split(text).Select(segment => segment.Trim()).Where(IsCapital).Select(segment => Take(segment, least: 2, all: true)).FirstOrDefault(name => name is not null);
    }

    /// <summary>Whether a message that should be a name holds what no name has.</summary>
    public static bool IsOdd(string text) => text.Length > MaxLength || text.Any(letter => letter is '<' or '>' or '{' or '}' or '[' or ']' or '=' or '/' or '\\' or '@' || char.IsDigit(letter) || char.IsControl(letter));

    private static string? Whole(string text)
    {
        var bare = Remark().Replace(LeadIn().Replace(text.Trim(), ""), "").Trim(' ', ',', '.', '!', ';', ':', '-');
        return bare.Length is 0 or > MaxLength || bare.Contains('?', StringComparison.Ordinal) || IsOdd(bare) ? null : Take(bare, least: 1, all: true);
    }

    /// <summary>As many words from the start as can be a name.</summary>
    private static string? Take(string words, int least, bool all = false)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var taken = parts.TakeWhile((part, i) => Part().IsMatch(part) && (IsName(part) || (i == 0 && Calendar.Contains(part) && parts.Length > 1 && IsName(parts[1])))).Take(MostWords).ToArray();
        if (taken.Length < least || (all && taken.Length != parts.Length))
            return null;
        var name = string.Join(' ', taken).TrimEnd('.', ',').Normalize(NormalizationForm.FormC);
        return name.Length is < 2 or > MaxLength || !name.Any(char.IsLetter) ? null : Tidy(name);
    }

    private static bool IsName(string part) => !NoNames.Contains(part.Trim('.', ','));

    /// <summary>"ana cole" and "ANA COLE" are written Ana Cole; "McKay" stays as it is.</summary>
    private static string Tidy(string name) =>
        name.All(letter => !char.IsLetter(letter) || char.IsLower(letter)) || (name.Length > 3 && name.All(letter => !char.IsLetter(letter) || char.IsUpper(letter)))
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;

    private static bool IsCapital(string segment) => segment.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => char.IsUpper(word[0]));

    [GeneratedRegex(@"\b(?:my (?:full )?name(?:'s| is|:)?|(?:the )?name(?:'s| is|:)|under (?:the name(?: of)? )?|call me|(?:put|book) (?:it|me) (?:down )?(?:as|under)|me llamo|mi nombre es|(?<weak>this is|i am|i'm|im|soy|it'?s|it is|for|i mean|i meant|should be|make that|correction))\s*,?\s+(?<name>\p{L}[\p{L}\p{M}'’.\- ]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Introduced();

    [GeneratedRegex(@"^(?:(?:sure|ok|okay|yes|yeah|hi|hello|of course|no problem|great|thanks|thank you|it's|its|it is|that's|that would be|name|first name|full name|mr|mrs|ms|just put|put|just)\b[\s,.:!-]*)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();

    /// <summary>"…, with two L's" tells how it is spelt.</summary>
    [GeneratedRegex(@"\s*,?\s*\b(?:with (?:an?|one|two|double)|as in|spelled|spelt|born)\b.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex(@"[,;\n]|\.\s|\s-\s")]
    private static partial Regex Segments();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}'’\-]*[.,]?$")]
    private static partial Regex Part();
}
