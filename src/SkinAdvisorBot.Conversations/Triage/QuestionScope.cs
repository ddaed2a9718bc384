using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What is only asked about, feared or read somewhere, not told (rule 6).</summary>
internal sealed class QuestionScope
{
    private static readonly WordRun If = new(
        "what if", "what happens if", "what would happen if", "what happens when", "if i", "if my", "if someone", "if somebody", "if you", "if u", "if it", "if they", "if there", "if a",
        "if the", "in case", "incase", "suppose", "supposing", "hypothetically", "whether i could", "whether you can", "watched a", "saw a video",
        "a video", "on tiktok", "on reddit", "on youtube");

    private static readonly WordRun About = new(
        "how likely", "phobia of", "how many days", "how common", "how often", "how rare", "how do people", "how do you know", "how do i know", "how to tell", "how can", "how would", "how many people", "chance of", "chances of",
        "risk of", "risks of", "risk for", "odds of", "odds that", "possibility of", "possible to", "side effects", "side effect", "prone to", "worried about", "worry about", "afraid of",
        "scared of", "scared about", "scared that", "fear of", "heard that", "heard about", "heard of", "i heard", "i read", "ive read", "ive heard", "read that", "read about", "people say", "they say",
        "ppl say", "saw a", "saw that", "saw on", "is it true", "is it possible", "is there a risk", "is there any", "are there any", "anyone ever", "has anyone", "has anybody",
        "have you ever", "do people", "what are", "what causes", "what does", "what do", "what is", "whats the", "what the", "tell me about", "tell me what", "difference between", "difference of", "prevent", "avoid",
        "signs of", "symptoms of", "symptom of", "without getting", "why does", "why do", "explain", "meaning of", "define", "could anybody",
        "could anyone", "can people", "can someone", "can anyone", "happen to", "supposed to", "the worst that", "how long does", "how long do", "how soon does", "after how", "who gets", "which causes");

    /// <summary>Words that open a question at the head of a clause.</summary>
    private static readonly FrozenSet<string> Openers = FrozenSet.Create(
        StringComparer.Ordinal, "can", "could", "does", "do", "will", "would", "is", "are", "may", "might", "should", "has", "puede", "pueden");

    private static readonly FrozenSet<string> Leads = FrozenSet.Create(
        StringComparer.Ordinal, "and", "so", "also", "but", "hi", "hello", "hey", "ok", "okay", "um", "well", "question", "quick", "then", "like", "wondering", "doc", "doctor", "please", "or",
        "if", "whether", "know", "sorry", "yes", "no", "oh", "actually");

    /// <summary>Who or what is meant for real: "is my throat swelling", "does this look ok".</summary>
    private static readonly FrozenSet<string> Real = FrozenSet.Create(
        StringComparer.Ordinal, "my", "this", "these", "that", "those", "her", "his", "he", "she", "its", "our");

    private static readonly FrozenSet<string> Helping = FrozenSet.Create(
        StringComparer.Ordinal, "help", "tell", "see", "call", "look", "come", "please", "advise", "explain", "check", "someone", "somebody", "anyone", "squeeze");

    /// <summary>It is going on: ends the reach of a question.</summary>
    private static readonly WordRun Actual = new(
        "im", "i am", "i have", "ive", "i had", "i got", "i cant", "i feel", "i felt", "i was", "i woke", "i just", "i did", "i think im", "since", "yesterday", "today", "tonight", "this morning", "right now", "now",
        "already", "still", "she is", "shes", "he is", "hes", "she has", "he has", "she had", "he had", "she cant", "he cant", "help me", "please help", "started", "happening", "last night", "after my",
        "could i be", "could this be", "could it be", "am i", "is this", "theres a", "there is a", "were doing", "on accutane", "on isotretinoin");

    /// <summary>It is going on, even after an "if".</summary>
    private static readonly WordRun ActualNow = new("right now", "since yesterday", "now", "already", "since last", "since this", "help me", "please help", "are swelling", "is swelling", "is closing", "is spreading", "is bleeding");

    private static readonly FrozenSet<string> BodyVerbs = FrozenSet.Create(
        StringComparer.Ordinal, "is", "are", "feels", "feel", "looks", "look", "got", "hurts", "hurt", "turned", "went", "started", "keeps", "has", "have", "swelled", "became", "was", "burns", "itches");

    private readonly Kind[] kinds;

    public QuestionScope(TriageText text)
    {
        kinds = new Kind[text.Count];
        var kind = Kind.None;
        for (var i = 0; i < text.Count; i++)
        {
            if (i == 0 || text.SentenceOf(i) != text.SentenceOf(i - 1))
                kind = Kind.None;
            if (kind == Kind.If && text.Words[i] is "but")
                kind = Kind.None;
            if (kind != Kind.None && (kind == Kind.If ? ActualNow : Actual).LengthAt(text, i) > 0 || kind is Kind.General && TellsOfBody(text, i))
                kind = Kind.None;
            if (kind is Kind.None or Kind.OfOneself && KindAt(text, i) is not Kind.None and var opened)
                kind = opened;
            kinds[i] = kind;
        }
    }

    public bool Covers(SignSpan span, bool orForOneself)
    {
        // The first word may itself open the question ("does it burn"), so the last one decides too.
        var kind = kinds[span.First] == Kind.None ? Kind.None : kinds[span.Last];
        return kind is Kind.If or Kind.General || (orForOneself && kind == Kind.OfOneself);
    }

    private static Kind KindAt(TriageText text, int at)
    {
        // "everyone asks if I was on holiday" and "I wonder if I might trouble you" tell, they suppose nothing.
        if (If.LengthAt(text, at) > 0 && !(at > 0 && text.Words[at - 1] is "ask" or "asks" or "asked" or "asking" or "wonder" or "wondering"))
            return Kind.If;
        if (About.LengthAt(text, at) is > 0 and var length)
            return at + length < text.Count && Real.Contains(text.Words[at + length]) ? Kind.None : Kind.General;
        if (!Openers.Contains(text.Words[at]) || !IsHead(text, at))
            return Kind.None;
        var kind = KindOfOpener(text, at);
        return kind == Kind.General && SpeaksOfMine(text, at) ? Kind.OfOneself : kind;
    }

    private static Kind KindOfOpener(TriageText text, int at)
    {
        var opener = text.Words[at];
        var next = at + 1 < text.Count ? text.Words[at + 1] : "";
        var afterNext = at + 2 < text.Count ? text.Words[at + 2] : "";
        if (opener is "is" or "are" or "does" or "do" or "has")
        {
            if (Real.Contains(next) || (opener is "is" or "are" && next is "there"))
                return Kind.None;
            if (next is "it")
                return opener is "is" && afterNext is not ("safe" or "true" or "possible" or "legal" or "common" or "risky" or "likely" or "rare") ? Kind.None : Kind.General;
            return next is "i" or "we" ? Kind.OfOneself : Kind.General;
        }

        if (next is "i" or "my" or "we" or "it")
            return opener is "could" && afterNext is "be" or "have" ? Kind.None : Kind.OfOneself;
        return Helping.Contains(next) || (next is "you" or "someone" or "somebody" && Helping.Contains(afterNext)) ? Kind.None : Kind.General;
    }

    /// <summary>"can laser bring my pigment back" asks for oneself.</summary>
    private static bool SpeaksOfMine(TriageText text, int at)
    {
        for (var i = at + 1; i <= at + 5 && i < text.Count && text.SentenceOf(i) == text.SentenceOf(at); i++)
        {
            if (text.Words[i] is "my" or "me" or "our")
                return true;
        }

        return false;
    }

    private static bool IsHead(TriageText text, int at)
    {
        if (at == 0 || text.SentenceOf(at) != text.SentenceOf(at - 1))
            return true;
        var before = text.Words[at - 1];
        // "my wife, 30, is gasping" and "my lip burns and is swollen" go on telling; "and does it swell" asks.
        if (text.Words[at] is "is" or "are" or "has")
            return Leads.Contains(before) && before is not ("and" or "but" or "or" or "so" or "then" or "also" or "like");
        return text.StretchOf(at) != text.StretchOf(at - 1) || Leads.Contains(before);
    }

    /// <summary>"my cheek is …": two words at most between.</summary>
    private static bool TellsOfBody(TriageText text, int at)
    {
        if (text.Words[at] is not ("my" or "her" or "his"))
            return false;
        for (var i = at + 2; i <= at + 4 && i < text.Count && text.SentenceOf(i) == text.SentenceOf(at); i++)
        {
            if (BodyVerbs.Contains(text.Words[i]))
                return true;
        }

        return false;
    }

    private enum Kind
    {
        None,

        /// <summary>"can filler make you blind": about people at large.</summary>
        General,

        /// <summary>"can I get burned": for oneself, about what has not happened.</summary>
        OfOneself,

        /// <summary>"what if my throat swells".</summary>
        If,
    }
}
