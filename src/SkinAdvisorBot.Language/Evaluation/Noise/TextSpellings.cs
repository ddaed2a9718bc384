using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Language.Evaluation.Noise;

/// <summary>Short spellings that people use in text messages: "u", "b4", "thx", "idk".</summary>
public static partial class TextSpellings
{
    /// <summary>Share of messages that come from people who shorten words.</summary>
    /// <remarks>Chosen with <see cref="PerWord"/>. Lyddy et al., "An Analysis of Language in University Students' Text Messages" (2014), count 25 % of
    /// words in other spellings, left-out capitals the most frequent kind; here 1 message in 3 holds shortened words, and half of those that can be are.</remarks>
    public const double PerMessage = 1.0 / 3;

    /// <summary>Chance that such a person shortens a word or phrase that has a short spelling.</summary>
    public const double PerWord = 0.5;

    private static readonly FrozenDictionary<string, string[]> Short = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["you"] = ["u"], ["your"] = ["ur"], ["you're"] = ["ur"], ["are"] = ["r"], ["why"] = ["y"], ["to"] = ["2"], ["too"] = ["2"], ["for"] = ["4"],
        ["before"] = ["b4"], ["thanks"] = ["thx", "tnx"], ["please"] = ["pls", "plz"], ["great"] = ["gr8"], ["tomorrow"] = ["tmrw", "2moro"], ["about"] = ["abt"],
        ["because"] = ["bc", "cuz", "bcuz"], ["appointment"] = ["appt"], ["appointments"] = ["appts"], ["message"] = ["msg"], ["with"] = ["w/", "w"],
        ["without"] = ["w/o"], ["and"] = ["n", "&"], ["what"] = ["wat"], ["people"] = ["ppl"], ["really"] = ["rly", "rlly"], ["later"] = ["l8r"],
        ["tonight"] = ["2nite"], ["today"] = ["2day"], ["text"] = ["txt"], ["okay"] = ["k"], ["weeks"] = ["wks"], ["minutes"] = ["mins"],
        ["months"] = ["mos"], ["how"] = ["hw"], ["treatment"] = ["tx"], ["difference"] = ["diff"], ["probably"] = ["prob"], ["pictures"] = ["pics"],
        ["something"] = ["smth"], ["anyone"] = ["any1"], ["someone"] = ["some1"], ["love"] = ["luv"], ["good"] = ["gud"], ["that"] = ["dat"], ["this"] = ["dis"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["want to"] = "wanna", ["going to"] = "gonna", ["let me"] = "lemme", ["don't know"] = "dunno", ["i don't know"] = "idk", ["right now"] = "rn",
        ["thank you"] = "ty", ["by the way"] = "btw", ["oh my god"] = "omg", ["to be honest"] = "tbh", ["never mind"] = "nvm", ["as soon as possible"] = "asap",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A message with each phrase given its chance to be shortened.</summary>
    public static string ShortenPhrases(string text, Random random) =>
        Phrase().Replace(text, match => random.NextDouble() < PerWord ? Phrases[match.Value] : match.Value);

    /// <summary>A word with its chance to be shortened.</summary>
    /// <param name="word">In any case; short spellings come in lower case.</param>
    /// <returns>Never empty; the word itself when it has no short spelling.</returns>
    public static string Shorten(string word, Random random) =>
        Short.TryGetValue(word.ToLowerInvariant(), out var choices) && random.NextDouble() < PerWord ? choices[random.Next(choices.Length)] : word;

    [GeneratedRegex(@"\b(?:want to|going to|let me|(?:i )?don't know|right now|thank you|by the way|oh my god|to be honest|never mind|as soon as possible)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrase();
}
