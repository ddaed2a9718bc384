using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Channels.Sms;

/// <summary>Ways to ask in a sentence for no more texts, in English, Spanish and French.</summary>
internal static partial class OptOutPhrases
{
    private const int MillisecondsToMatch = 1_000;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>What is to end.</summary>
    private const string Texts = "(texts?|texting|text messages?|messages?|messaging|msgs?|sms|notifications?|reminders?)";

    private const string These = "((me|us|all|any|the|these|those|your|my|more|of|further|automated|such|with|daily) )*";

    /// <summary>A time or occasion behind it limits the wish: "don't text me before nine" is no end.</summary>
    private const string NotLimited = "(?! (before|after|at|until|till|til|on|during|when|while|between|back|yet|today|tonight|tomorrow|so|in|if|unless|the (morning|night|evening)))";

    /// <summary>Every phrase in plain words, in order, without overlap.</summary>
    /// <param name="plain">Small letters without accents and signs, one space between words, a full stop alone between clauses.</param>
    public static IReadOnlyList<(int Start, int Length)> Find(string plain)
    {
        if (Whole().IsMatch(plain.Replace(" . ", " ", StringComparison.Ordinal)))
            return [(0, plain.Length)];
        var found = new List<(int Start, int Length)>();
        foreach (var match in Insistent().Matches(plain).Concat(Requests().Matches(plain).Where(match => !IsDoubtful(plain, match))).Concat(Foreign().Matches(plain)).OrderBy(match => match.Index))
        {
            if (found.Count == 0 || match.Index >= found[^1].Start + found[^1].Length)
                found.Add((match.Index, match.Length));
        }

        return found;
    }

    /// <summary>Asked about, denied or told of somebody: the words before it take it back.</summary>
    private static bool IsDoubtful(string plain, Match match) => Doubt().IsMatch(plain[..match.Index]);

    /// <summary>Messages that say it with nothing around.</summary>
    [GeneratedRegex(
        "^((please|pls|plz|ok|okay|just|no|hi|hello) )*("
        + "stop( (all|it|this|that|now|everything|already))*"
        + "|stop stop( stop)*"
        + "|unsubscribe( me)?|opt ?out|opt me out|opting out|i opt out|remove me|remove (my|this) (phone )?number|take me off|leave me alone|lose my number"
        + "|i (revoke|withdraw) (my )?consent|revoke consent"
        + "|alto|parar|paren|pare|baja|detener|dar(me)? de baja|cancelar suscripcion|no molestar|no molesten"
        + "|arret|arreter|arretez|arrete|desabonnement|desinscription|desinscrire"
        + ")( (please|pls|plz|now|thanks|thank you|por favor|gracias|svp|sil vous plait|merci))*$",
        Options, MillisecondsToMatch)]
    private static partial Regex Whole();

    /// <summary>Said with so much weight that a "don't" or "why" before it strengthens it.</summary>
    [GeneratedRegex(
        @"\b((if|unless|why (wont|dont|cant)|until) (you|u|yall)( dont| wont| cannot| cant)? stop (texting|messaging|contacting|spamming)( me| us)?"
        + @"|(how many times|i (already )?(said|told you|asked you)( to)?) stop( (texting|messaging|contacting)( me| us)?)?)\b",
        Options, MillisecondsToMatch)]
    private static partial Regex Insistent();

    [GeneratedRegex(
        @"\b("
        + "(stop|quit|cease) (texting|messaging|contacting|spamming|sms ing|smsing)( (me|us|this number|my (phone|number|cell)))?" + NotLimited
        + "|(stop|quit|cease)( sending| with)? " + These + Texts + NotLimited
        + "|(stop|quit) sending( me)? (this|these|stuff|things|anything|spam)" + NotLimited
        + "|no (more|further) " + Texts + NotLimited
        + "|(?<!(you|u|they|he|she|we|who|it|i) )(dont|do not|never|you may not) (ever )?(text|message|contact|sms|txt) (me|us|this number|my (phone|number|cell))( again| any ?more| ever)*" + NotLimited
        + "|(take|remove|delete|get) (me|us|(my|this) (phone |cell )?number) (off|from|out of) (of )?((your|the|this|all|any|these|text|texting|sms|mailing|contact|call|marketing) )*(list|lists|texts|messages|sms|database|system)"
        + "|unsubscribe (me|us|(my|this) number)|opt (me|us|(my|this) number) out|please unsubscribe"
        + "|(want|wish|like|need|choose) to (opt ?out|unsubscribe)(?! (of|from) )"
        + "|opt(ing)? (me )?out (of|from) " + These + Texts
        + "|(cancel|end) " + These + "(texts|text messages|messages|messaging|sms|msgs|text alerts|subscription)"
        + "|((dont|do not|no longer) (want|wish|need)|didnt ask|never asked|didnt sign up|never signed up)( to (get|receive|have|be)| for)? ((any|your|these|those|more|the|further|anymore) )*(texts|messages|sms|msgs|text messages|texted|messaged)" + NotLimited
        + "|(revoke|withdraw) (my )?consent (to|for) " + These + "(texts|messages|sms|texting|be texted|be contacted|getting texts|receiving texts)"
        + @")\b",
        Options, MillisecondsToMatch)]
    private static partial Regex Requests();

    /// <summary>Words before a request, in its clause, that make it a question or its contrary.</summary>
    [GeneratedRegex(
        @"\b((should|shouldnt|if|when|why|whether|how|did|didnt|does|doesnt|wont|dont|do not|never|not|without|unless|until|before|after|(can|could|may|must|will|would|do) (i|we|it|he|she|they))( [a-z0-9]+){0,4}|have|has|got|are there|there are) ?$",
        Options, MillisecondsToMatch)]
    private static partial Regex Doubt();

    [GeneratedRegex(
        @"\b("
        + "(deja|dejen|deje|dejad|para|paren|pare) de (mandar|enviar|escribir|textear|contactar|mensajear)(me|nos)?( (mas|mensajes|textos|sms|estos|los))*"
        + "|no (mas|quiero( recibir)?( mas)?|deseo( recibir)?( mas)?) (mensajes|textos|sms)"
        + "|no me (envien|envie|envies|manden|mande|mandes|escriban|escriba|escribas|contacten|contacte|texteen|textees)( (mas|nunca|mensajes|textos|sms))*"
        + "|(dame|denme|deme|darme|quiero darme) de baja|cancelar (los |mis |estos )*(mensajes|textos)"
        + "|(eliminen|elimina|elimine|borren|borra|borre|quiten|quita) mi numero|(quitenme|quitame|saquenme|sacame|borrenme) de (la|su|tu|esta) lista"
        + "|(arretez|arrete|cessez|cesse|stop) de (mecrire|menvoyer|me contacter|me texter|mappeler)( (des|ces|vos|de|messages?|sms|textos?))*"
        + "|ne (mecrivez|menvoyez|mecris|menvoie|me contactez|me contacte|me textez) plus( (de|des|messages?|sms|textos?))*"
        + "|je ne veux plus (recevoir )?((de|des|vos|ces) )*(messages?|sms|textos?)"
        + "|(desabonnez|desabonne|desinscrivez|desinscris|retirez|retire) moi( de (la|votre|ta|cette) liste)?|me (desabonner|desinscrire)"
        + "|supprimez mon numero"
        + @")\b",
        Options, MillisecondsToMatch)]
    private static partial Regex Foreign();
}
