using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Reads the answer to a question that yes or no settles.</summary>
/// <remarks>Rule 4: "not sure", "maybe" and "I don't think so" are no denial, and rule 3 counts them as a yes.</remarks>
internal static class YesOrNo
{
    /// <summary>Words after a no that turn it: "no but my lip is numb".</summary>
    private static readonly FrozenSet<string> Turns = Words("but", "except", "only", "just", "though", "although", "however", "pero", "unless", "yet");

    private static readonly FrozenSet<string> No = Words("no", "nope", "nah", "none", "never", "negative", "neither", "nothing", "noo", "nooo", "nop");

    private static readonly FrozenSet<string> Yes = Words(
        "yes", "yeah", "yep", "yup", "yea", "ya", "si", "sure", "definitely", "correct", "exactly", "kinda", "sorta", "maybe", "perhaps", "possibly", "sometimes", "slightly", "probably", "unfortunately");

    private static readonly FrozenSet<string> YesPhrases = Words(
        "i do", "i am", "i have", "it is", "it does", "it has", "they are", "they do", "she is", "he is", "she does", "he does", "a bit", "a little", "a lot", "kind of", "sort of", "i think so", "i think",
        "i believe so", "not sure", "im not sure", "i dont know", "dont know", "idk", "no idea", "i guess", "hard to say", "cant tell", "not really sure", "some of them", "some of it", "one of them", "i dont think so");

    /// <summary>Whatever follows, nothing is happening.</summary>
    private static readonly FrozenSet<string> OnlyAsking = Words(
        "just asking", "just curious", "just wondering", "just checking", "no just asking", "no just curious", "no just wondering", "no just checking", "asking in general", "no asking in general", "just a question", "no just a question",
        "only asking", "no only asking", "no only curious", "only curious", "curious", "no curious");

    private static readonly FrozenSet<string> NoPhrases = Words(
        "not at all", "not really", "not now", "not anymore", "no not", "none of that", "none of those", "none of these", "nothing like that", "i dont", "i do not", "i havent", "i have not", "im not", "i am not", "it isnt", "it is not",
        "it doesnt", "it hasnt", "its not", "they arent", "she isnt", "he isnt", "she doesnt", "he doesnt", "all good", "all fine", "im fine", "im ok", "im okay");

    /// <returns>True for yes and for unsure, false for a clear no, null when the message does not answer.</returns>
    public static bool? Read(string text)
    {
        var words = PlainWords.Of(text).Select(word => TriageText.Plain(word)).ToArray();
        if (words.Length == 0)
            return null;
        if (Begins(words, YesPhrases) || Yes.Contains(words[0]))
            return true;
        if (Begins(words, OnlyAsking))
            return false;
        if (Begins(words, NoPhrases) || No.Contains(words[0]))
            return words.Any(Turns.Contains) ? null : false;
        return null;
    }

    private static bool Begins(string[] words, FrozenSet<string> phrases)
    {
        for (var length = Math.Min(5, words.Length); length >= 1; length--)
        {
            if (phrases.Contains(string.Join(' ', words[..length])))
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Words(params ReadOnlySpan<string> words) => FrozenSet.Create(StringComparer.Ordinal, words);
}
