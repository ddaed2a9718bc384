using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Language.Intents;

/// <summary>Writes out what people shorten in text messages, where the words around decide what was meant: "2" is "to", "too" or a number.</summary>
/// <remarks>Stands between a message and its features, for training lines and messages alike. Topics and clauses read <see cref="PlainWords"/>.</remarks>
public static class Shorthand
{
    private static readonly FrozenDictionary<string, string[]> Full = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["idk"] = "i don't know", ["dunno"] = "don't know", ["wanna"] = "want to", ["gonna"] = "going to", ["gotta"] = "have to", ["lemme"] = "let me", ["gimme"] = "give me",
        ["gr8"] = "great", ["l8r"] = "later", ["l8"] = "late", ["msg"] = "message", ["msgs"] = "messages", ["txt"] = "text", ["rlly"] = "really", ["gud"] = "good", ["luv"] = "love",
        ["cos"] = "because", ["coz"] = "because", ["bcuz"] = "because", ["becuz"] = "because", ["tho"] = "though", ["thru"] = "through", ["enuf"] = "enough", ["alot"] = "a lot",
        ["thnx"] = "thanks", ["tnx"] = "thanks", ["tks"] = "thanks", ["thanx"] = "thanks", ["tysm"] = "thanks so much", ["nvm"] = "never mind", ["btw"] = "by the way",
        ["cud"] = "could", ["wud"] = "would", ["shud"] = "should", ["cn"] = "can", ["hav"] = "have", ["dat"] = "that", ["wit"] = "with", ["ther"] = "there", ["jus"] = "just", ["evry"] = "every",
        ["tmr"] = "tomorrow", ["tmw"] = "tomorrow", ["2morrow"] = "tomorrow", ["2day"] = "today", ["2nite"] = "tonight", ["tonite"] = "tonight", ["nite"] = "night", ["rite"] = "right",
        ["any1"] = "anyone", ["some1"] = "someone", ["every1"] = "everyone", ["smth"] = "something", ["somethin"] = "something", ["anythin"] = "anything", ["nothin"] = "nothing",
        ["wk"] = "week", ["wks"] = "weeks", ["mos"] = "months", ["yr"] = "year", ["yrs"] = "years", ["hr"] = "hour", ["hrs"] = "hours", ["mins"] = "minutes", ["pic"] = "picture", ["pics"] = "pictures",
        ["dnt"] = "don't", ["didnt"] = "didn't", ["wont"] = "won't", ["wasnt"] = "wasn't", ["arent"] = "aren't", ["havent"] = "haven't", ["hasnt"] = "hasn't", ["couldnt"] = "couldn't",
        ["shouldnt"] = "shouldn't", ["wouldnt"] = "wouldn't", ["thats"] = "that's", ["theres"] = "there's", ["whos"] = "who's", ["youre"] = "you're", ["theyre"] = "they're",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' '), StringComparer.Ordinal);

    /// <summary>Words after a 2 or 4 that is a number: units, times and what joins two numbers.</summary>
    private static readonly FrozenSet<string> AfterNumber = FrozenSet.Create(
        StringComparer.Ordinal,
        "day", "days", "week", "weeks", "wk", "wks", "month", "months", "mos", "year", "years", "yr", "yrs", "hour", "hours", "hr", "hrs", "minutes", "mins", "min",
        "am", "pm", "o'clock", "sessions", "session", "treatments", "rounds", "visits", "times", "x", "people", "ppl", "kids", "syringes", "units", "ml", "mg", "cm", "mm",
        "percent", "nm", "more", "different", "of", "or", "and", "to", "in");

    /// <summary>Words before a 2 or 4 that is a number.</summary>
    private static readonly FrozenSet<string> BeforeNumber = FrozenSet.Create(
        StringComparer.Ordinal, "at", "type", "types", "skintype", "fitzpatrick", "phase", "stage", "grade", "level", "number", "no", "step", "option", "around", "about", "by", "between", "from", "every", "evry", "last", "past", "only", "least", "than", "these", "those", "until", "til");

    private static readonly FrozenSet<string> AfterTooMuch = FrozenSet.Create(
        StringComparer.Ordinal, "old", "young", "late", "early", "soon", "close", "far", "much", "many", "long", "dark", "light", "expensive", "strong", "bad", "busy", "sensitive");

    /// <summary>The words of a message, in lower case, shortened ones written out.</summary>
    /// <returns>As <see cref="PlainWords.Of"/>, save for the words this class knows better; the result written with blanks gives itself again.</returns>
    public static List<string> WordsOf(string text)
    {
        var typed = PlainWords.AsTyped(text);
        var words = new List<string>(typed.Count);
        for (var i = 0; i < typed.Count; i++)
        {
            var next = i + 1 < typed.Count ? typed[i + 1] : null;
            if (typed[i] == "w" && next == "o")
            {
                words.Add("without");
                i++;
            }
            else if (Full.TryGetValue(typed[i], out var full))
            {
                words.AddRange(full);
            }
            else
            {
                words.Add(InPlace(typed[i], i > 0 ? typed[i - 1] : null, next));
            }
        }

        return words;
    }

    private static string InPlace(string word, string? before, string? after) => word switch
    {
        "2" or "4" when IsNumber(word, before, after) => word,
        "2" when AfterTooMuch.Contains(after!) => "too",
        "y" when after is null || before == "the" => word,
        "w" when after is not null => "with",
        _ => PlainWords.WriteOut(word),
    };

    private static bool IsNumber(string digit, string? before, string? after) =>
        after is null
        || after.All(char.IsAsciiDigit)
        || AfterNumber.Contains(after)
        || (before is not null && (BeforeNumber.Contains(before) || before.All(char.IsAsciiDigit)))
        // "2 areas" counts; "4 freckles" asks for a cure.
        || (digit == "2" && after.Length > 4 && after[^1] == 's' && after[^2] is not ('s' or 'u' or 'i'));
}
