using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Evaluation.Noise;

/// <summary>Words written as they sound: "recieve", "definately", "wen", "skool", "nite".</summary>
/// <remarks>The single words are ones that spelling guides list as commonly misspelt; the patterns cover the letters that English writes and does not say.</remarks>
public static class SoundSpellings
{
    /// <summary>Chance that a word that can be written by its sound is.</summary>
    /// <remarks>Chosen, since studies count whole messages and not words that could be: with it one word in 40 to 60 is written so.</remarks>
    public const double PerWord = 0.05;

    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["receive"] = ["recieve"], ["believe"] = ["beleive"], ["definitely"] = ["definately", "defiantly"], ["separate"] = ["seperate"],
        ["really"] = ["realy", "reely"], ["because"] = ["becuase", "becuz", "cos"], ["tomorrow"] = ["tommorow", "tomorow"], ["until"] = ["untill"],
        ["appointment"] = ["apointment", "appointmant"], ["treatment"] = ["treatmant", "treetment"], ["does"] = ["duz", "dose"], ["should"] = ["shud", "shuld"],
        ["could"] = ["cud"], ["would"] = ["wud"], ["something"] = ["somthing", "sumthing"], ["anything"] = ["anythin", "enything"], ["before"] = ["befor"],
        ["which"] = ["wich"], ["where"] = ["were", "wher"], ["there"] = ["their", "ther"], ["their"] = ["there", "thier"], ["too"] = ["to"],
        ["you're"] = ["your"], ["your"] = ["you're", "yor"], ["than"] = ["then"], ["then"] = ["than"], ["much"] = ["mutch"], ["have"] = ["hav"],
        ["different"] = ["diffrent"], ["interested"] = ["intrested"], ["necessary"] = ["neccesary"], ["pigmentation"] = ["pigmentaion"],
        ["available"] = ["availible", "avaliable"], ["recommend"] = ["reccomend", "recomend"], ["schedule"] = ["shedule", "scedule"], ["doctor"] = ["docter"],
        ["address"] = ["adress"], ["usually"] = ["usualy"], ["cancel"] = ["cancle", "cansel"], ["painful"] = ["painfull"], ["sensitive"] = ["sensative"],
        ["school"] = ["skool"], ["through"] = ["thru", "threw"], ["though"] = ["tho"], ["enough"] = ["enuf"], ["people"] = ["peaple", "peeple"],
        ["again"] = ["agen"], ["said"] = ["sed"], ["some"] = ["sum"], ["want"] = ["wont"], ["were"] = ["where", "wer"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Letters, what is written for them, and where they must stand: '<' at the start of the word, '>' at its end, ' ' anywhere.
    private static readonly (string Letters, string Written, char Place)[] Patterns =
    [
        ("ight", "ite", '>'), ("ph", "f", ' '), ("wh", "w", '<'), ("th", "d", '<'), ("kn", "n", '<'), ("wr", "r", '<'), ("mb", "m", '>'),
        ("ing", "in", '>'), ("ie", "ei", ' '), ("ei", "ie", ' '), ("ea", "ee", ' '), ("ck", "k", '>'), ("ence", "ance", '>'), ("ant", "ent", '>'), ("ve", "v", '>'),
    ];

    private const string Doubled = "bcdfglmnprst";

    /// <summary>A word with its chance to be written by its sound.</summary>
    /// <param name="word">In any case; spellings come in lower case.</param>
    /// <returns>Never empty; the word itself when nothing about it tempts.</returns>
    public static string Slip(string word, Random random)
    {
        var choices = Of(word.ToLowerInvariant());
        return choices.Count > 0 && random.NextDouble() < PerWord ? choices[random.Next(choices.Count)] : word;
    }

    /// <summary>All ways a word is written by its sound, none for most words.</summary>
    /// <param name="word">In lower case.</param>
    public static List<string> Of(string word)
    {
        if (Words.TryGetValue(word, out var listed))
            return [.. listed];
        var found = new List<string>();
        foreach (var (letters, written, place) in Patterns)
        {
            var at = place == '>' ? word.LastIndexOf(letters, StringComparison.Ordinal) : word.IndexOf(letters, StringComparison.Ordinal);
            if (at >= 0 && word.Length > letters.Length && (place != '<' || at == 0) && (place != '>' || at + letters.Length == word.Length))
                found.Add(string.Concat(word.AsSpan(0, at), written, word.AsSpan(at + letters.Length)));
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && Doubled.Contains(word[i], StringComparison.Ordinal))
                found.Add(word.Remove(i, 1));
        }

        return found;
    }
}
