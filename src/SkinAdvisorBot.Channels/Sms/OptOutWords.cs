using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>What a message says about wanting texts.</summary>
public enum OptOutKind
{
    None,

    /// <summary>A word that Twilio takes for an end of the texts as well.</summary>
    Stop,

    /// <summary>A word that Twilio takes for a new start.</summary>
    Start,

    Help,

    /// <summary>An end of the texts in the person's own words.</summary>
    Phrase,
}

/// <param name="Words">The words that say so: of a phrase those alone, in plain small letters.</param>
/// <param name="HoldsMore">True when words are left that have nothing to do with it.</param>
public readonly record struct OptOutSign(OptOutKind Kind, string Words, bool HoldsMore);

/// <summary>Reads the wish to get no more texts: first the words that stand alone, then phrases that a reasonable person would read so.</summary>
/// <remarks>47 CFR 64.1200(a)(10) asks to honour any reasonable way to say it. In doubt it is no opt-out: who stops a cream, a visit or smoking goes on being answered.</remarks>
public static partial class OptOutWords
{
    private static readonly FrozenSet<string> StopWords = Set("stop stopall unsubscribe cancel end quit revoke optout");

    private static readonly FrozenSet<string> StartWords = Set("start yes unstop");

    private static readonly FrozenSet<string> HelpWords = Set("help info");

    /// <summary>Words that may stand around such a phrase without saying anything else.</summary>
    private static readonly FrozenSet<string> Fillers = Set(
        "please pls plz thanks thank you u ty hi hello hey ok okay now immediately ever again anymore any more at all just and i im me my this that it number phone to from of for the your "
        + "list lists want can could would will id like stop no yes so these those texts text messages message sms already right away asap sorry guys team sir maam once "
        + "por favor gracias hola ya de la los las mis mas mensajes svp sil vous te plait merci bonjour les des plus moi");

    /// <param name="text">As written, untrimmed.</param>
    public static OptOutSign Read(string text)
    {
        var alone = text.Trim();
        // A word alone is taken as Twilio takes it; with a dot or a "please" it is one of the phrases.
        if (FindAlone(alone.ToLowerInvariant()) is { } kind)
            return new OptOutSign(kind, alone, HoldsMore: false);
        var plain = Plain(text);
        var found = OptOutPhrases.Find(plain);
        if (found.Count == 0)
            return default;
        return new OptOutSign(OptOutKind.Phrase, string.Join(" … ", found.Select(each => plain.Substring(each.Start, each.Length))), HoldsMore(plain, found));
    }

    private static OptOutKind? FindAlone(string word) =>
        StopWords.Contains(word) ? OptOutKind.Stop
        : StartWords.Contains(word) ? OptOutKind.Start
        : HelpWords.Contains(word) ? OptOutKind.Help
        : null;

    private static bool HoldsMore(string plain, IReadOnlyList<(int Start, int Length)> found)
    {
        var rest = new StringBuilder(plain);
        foreach (var (start, length) in found)
            rest.Remove(start, length).Insert(start, new string(' ', length));
        return rest.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word => word != "." && !Fillers.Contains(word));
    }

    /// <summary>Small letters without accents and signs, one space between words; what parts clauses is a full stop that stands alone.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(WithoutAccent(letter));
            else if (letter is '.' or ',' or ';' or ':' or '!' or '?' or '\n' or '(' or ')')
                plain.Append(" . ");
            else if (letter is not ('\'' or '’' or '‘' or '`' or '´') && letter is < '\u0300' or > '\u036F')
                plain.Append(' ');
        }

        return Gaps().Replace(plain.ToString(), match => match.Value.Contains('.', StringComparison.Ordinal) ? " . " : " ").Trim(' ', '.');
    }

    private static char WithoutAccent(char letter) => letter switch
    {
        'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' => 'a',
        'ç' => 'c',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'ì' or 'î' or 'ï' => 'i',
        'ñ' => 'n',
        'ó' or 'ò' or 'ô' or 'ö' or 'õ' => 'o',
        'ú' or 'ù' or 'û' or 'ü' => 'u',
        _ => letter,
    };

    private static FrozenSet<string> Set(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("[ .]+")]
    private static partial Regex Gaps();
}
