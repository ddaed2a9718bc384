using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Tells an answer to the question about reasons to wait that leaves one of them open from one that denies them all.</summary>
internal static partial class PartAnswer
{
    /// <param name="hasTime">Whether the message names a time, whose numbers and exceptions are no answer.</param>
    /// <returns>True for "no to the first, yes to the second", "all but the last", "no, no, yes": one may apply, whatever is denied beside it.</returns>
    public static bool LeavesOpen(string text, bool hasTime) =>
        YesTo().IsMatch(text) || Except().IsMatch(text) || NoTo().IsMatch(text) || Only().IsMatch(text) || (!hasTime && YesAmongNo().IsMatch(text));

    [GeneratedRegex(@"\b(?:yes|yeah|yep|yup|s[ií])\b\W*(?:to|for|on|about|with|but only|only|the|number|nr|#|\d)|\b(?:first|second|third|fourth|fifth|last|other|one|two|three|four|five|\d)\b[^.!?\p{L}]{0,4}(?:is (?:a )?|one |a )?\b(?:yes|yeah|yep)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesTo();

    // "None, any day except the 4th" rules out a day.
    [GeneratedRegex(@"\b(?:no|none|not|nothing|all|everything)\b.{0,30}\b(?:except|apart from|other than|besides|but)\s+(?:for\s+|maybe\s+|perhaps\s+)*(?:the|a|an|my|number|#)\s*(?!\W*(?:\d|mon|tue|wed|thu|fri|sat|sun|week|morning|afternoon|evening|earl|late|time|day|appointment))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Except();

    [GeneratedRegex(@"\bno(?:pe|t)?\b\W*(?:to|for|on)\s+(?:the\s+|number\s+|#\s*)?(?:first|second|third|fourth|fifth|last|most|one|two|three|four|five|\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoTo();

    [GeneratedRegex(@"\b(?:only|just|maybe|perhaps|probably)\s+(?:to\s+)?(?:the\s+|number\s+|#\s*)(?:first|second|third|fourth|fifth|last|one|two|three|four|five|\d)\b(?!\s*(?:week|day|time|half|appointment|slot))|^\W*(?:the\s+)?(?:number\s+|#\s*)?(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)?)(?: one| of them)?\W*(?:applies|does|fits)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Only();

    [GeneratedRegex(@"\b(?:no|nope|nah)\b.*\b(?:yes|yeah|yep|yup)\b(?!\W*(?:please|book|that|you|i'?d))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YesAmongNo();
}
