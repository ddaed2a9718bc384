using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads yes and no to a plain question of the desk. Unlike in triage, "maybe" is neither.</summary>
public static partial class Agreement
{
    /// <returns>True for yes, false for no, null for anything else.</returns>
    public static bool? Read(string text)
    {
        if (text.Contains("👍", StringComparison.Ordinal) || text.Contains('✅', StringComparison.Ordinal))
            return true;
        if (text.Contains("👎", StringComparison.Ordinal))
            return false;
        if (No().IsMatch(text))
            return false;

        // "Yes, no, wait" and "yes, but make it four" take back what they give.
        return Yes().IsMatch(text) && !Doubt().IsMatch(text) ? true : null;
    }

    [GeneratedRegex(@"^\W*(?:(?:oh|um|uh|well|hmm|ok|so|thanks|thank you|wonderful|lovely|great)\W+)*(?:yes+|yeah+|yep|yup|ya|yea|y|si|sí|sure|ok(?:ay)?|k|correct|right|absolutely|definitely|of course|certainly|please|pls|go ahead|go for it|do it|do that|book it|book that|confirm(?:ed)?|perfect|great|good|fine|sounds? (?:good|great|fine|perfect|right)|looks? (?:good|great|fine|right|correct)|that'?s (?:right|correct|fine|good|it|perfect)|all (?:good|correct|right)|works(?: for me)?|that works|let'?s do (?:it|that)|i (?:do|agree|confirm|would|am)|you can|you may|cancel it|move it|no problem|why not|wonderful|lovely|awesome|excellent|brilliant|oui|claro|(?:a )?texts? (?:is|are) (?:fine|ok(?:ay)?|good))(?![\p{L}'’])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(@"\b(?:no(?! problem| worries)|wait|hold on|but|except|instead|actually|rather|unless|not(?! a problem))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Doubt();

    [GeneratedRegex(@"^\W*(?:(?:oh|um|uh|well|hmm|ok|so|sorry|actually|lol|haha|ugh|thanks|thank you)\W+)*(?:no+|nope|nah|n|not(?! sure)|don'?t|do not|never ?mind|none|wrong|incorrect|rather not|i'?d rather not|i don'?t|i do not|not really|i don'?t think so|no thanks?|neither|that'?s (?:wrong|not right)|keep it|leave it)(?![\p{L}'’])(?! problem)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex No();
}
