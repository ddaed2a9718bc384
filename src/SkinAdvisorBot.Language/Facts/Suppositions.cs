using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Which words of a message only ask or suppose: "can I if I'm pregnant" tells nothing, "I'm pregnant, can I" does.</summary>
internal sealed class Suppositions
{
    private static readonly PhraseTable<Kind> Openers = new(
        ("if, what if, in case, incase, suppose, supposing, hypothetically, unless, until, till, imagine, whether, planning to, plan to, thinking of, thinking about, might be, might get, could be, "
            + "want to be, wants to be, when i get, when you get, when i become, once i, once im, not sure, dont know, dont think, not certain, no idea, unsure, wish i, "
            + "afraid of, scared of, worried about, fear of, dont want, hope to, someday, considering, "
            + "thought i, thought it, rule out, no way to know", Kind.If),
        ("can i, can you, can u, can we, can a, can my, can it, can they, can she, can he, can people, could i, could you, could it, could a, could this, is it, is this, is that, is there, is the, is my, "
            + "are there, are these, are the, are you, will it, will the, will this, will my, will i, would it, would you, would i, would a, would the, does it, does the, does this, does my, does a, do you, do u, "
            + "do i, do they, do people, should i, should my, should a, am i, may i, must i, has anyone, has anybody, anyone, anybody, someone with, someone who, people with, people who, "
            + "those with, women who, women with, patients with, patients who, clients with, for people, "
            + "how much, how long, how many, how do, how does, how soon, how often, how can, how to, how is, how are, how would, how will, how safe, what about, what is, "
            + "what are, what do, what does, what can, what should, what would, what will, what happens, what causes, what type, what kind, what, whats, which, when can, when should, when do, when will, when is, "
            + "why do, why does, why is, why are, why did, where can, where do, where is, how about, "
            + "i heard, ive heard, i read, ive read, heard that, read that, they say, people say, is laser, is fraxel, is bbl, is microneedling, is botox, is hydroquinone, is accutane, is isotretinoin, "
            + "are exosomes, are lasers, are peels, are chemical peels, does laser, does fraxel, does bbl, does microneedling, does botox, does hydroquinone, do exosomes, do lasers, do peels, will laser, will fraxel, will exosomes, "
            + "can laser, can lasers, can fraxel, can bbl, can exosomes, can botox, can microneedling, can hydroquinone, can accutane, can pregnant, can breastfeeding, is pregnant, are pregnant, "
            + "difference between, tell me about, info on, information on, risk of, risks of, side effects of, chance of, safe for, safe while, safe when, safe during, safe in, ok for, okay for, good for, "
            + "ok while, okay while, safe with, ok with, okay with, recommended for, suitable for, allowed while, allowed when, meant for", Kind.Question));

    /// <summary>"is the" and "are these" ask at the head of a thought only: "my worry is the scar" tells.</summary>
    private static readonly FrozenSet<string> Leads = WordSet.Of(
        "and so also but hi hello hey ok okay um well question then wondering doc doctor please or if whether know sorry yes no oh actually");

    /// <summary>Words that begin to tell again inside a question.</summary>
    private static readonly FrozenSet<string> Telling = WordSet.Of("im ive because but shes hes since fyi btw although though");

    private static readonly FrozenSet<string> Verbs = WordSet.Of(
        "have had got took take used use was did just burn always never tan stopped came quit finished started still dont didnt havent get also already only "
            + "currently recently gave");

    /// <summary>After these an "I have" belongs to what is asked or supposed.</summary>
    private static readonly FrozenSet<string> Bound = WordSet.Of(
        "if when whenever can could should would will may might must do did does once until unless or whether after before that case suppose what am have think "
            + "and like");

    /// <summary>Words a supposition runs before somebody can begin to tell.</summary>
    private const int LeastSupposed = 3;

    /// <summary>Words that ask when a thought begins with them.</summary>
    private static readonly FrozenSet<string> Heads = WordSet.Of(
        "do does can could would will should is are am may shall how hows why where wheres who whos wen wot wat wats wut hw wil wud cud shud whens must which");

    private readonly Kind[] kinds;
    private readonly bool[] isInQuestion;

    public Suppositions(FactText text)
    {
        kinds = new Kind[text.Count];
        isInQuestion = new bool[text.Count];
        for (var first = 0; first < text.Count;)
        {
            var last = first;
            while (text.SameSentence(first, last + 1))
                last++;
            Read(text, first, last);
            first = last + 1;
        }
    }

    /// <summary>Whether a word tells something.</summary>
    public bool IsTold(int word) => kinds[word] == Kind.None;

    /// <summary>Whether a word tells something or is only asked by the mark behind it, so that an answer may follow: "pregnant? no".</summary>
    public bool MayBeAnswered(int word) => kinds[word] is Kind.None or Kind.Marked;

    /// <summary>Whether a word stands behind an "if"; a plain question may still name what is one's own ("the spots on my chin").</summary>
    public bool IsSupposed(int word) => kinds[word] == Kind.If;

    /// <summary>Whether the sentence of a word asks anything at all.</summary>
    public bool IsInQuestion(int word) => isInQuestion[word];

    private void Read(FactText text, int first, int last)
    {
        var kind = Kind.None;
        var since = first;
        var hasOpener = false;
        for (var i = first; i <= last; i++)
        {
            if (kind != Kind.None && TellsAgain(text, i, since, kind))
                kind = Kind.None;
            if (kind != Kind.If && Opens(text, i) is var opened && opened > kind)
            {
                kind = opened;
                since = i;
                hasOpener = true;
            }

            kinds[i] = kind;
        }

        // "fraxel with dark skin?" asks without a word that says so; "still nursing, fraxel?" tells first.
        if (!hasOpener && text.HasMarkAfter(last, '?'))
            AskLastStretch(text, first, last);
        if (text.HasMarkAfter(last, '?') || hasOpener)
            Array.Fill(isInQuestion, true, first, last - first + 1);
    }

    private static Kind Opens(FactText text, int at)
    {
        var begins = !text.SameSentence(at - 1, at) || Leads.Contains(text[at - 1]);
        var isBeing = text[at] is "is" or "are" or "am";
        // "my main worry is the scar" tells, "is the scar" asks; "my wife, 30, is" goes on telling.
        if (Openers.Match(text, at, out var opened) > 0 && (begins || text.IsHead(at) || !isBeing || text[at + 1] is "it"))
            return opened == Kind.If && IsReported(text, at) ? Kind.Question : opened;
        return Heads.Contains(text[at]) && text.SameStretch(at, at + 1) && (begins || (text.IsHead(at) && !isBeing)) ? Kind.Question : Kind.None;
    }

    private void AskLastStretch(FactText text, int first, int last)
    {
        for (var i = last; i >= first && text.SameStretch(i, last); i--)
        {
            if (text[i] is "im" or "ive" or "i" or "my" or "shes" or "hes" || (i == first && text[i] is "taking" or "had" or "still"))
                return;
        }

        for (var i = last; i >= first && text.SameStretch(i, last); i--)
            kinds[i] = Kind.Marked;
    }

    private static bool TellsAgain(FactText text, int at, int since, Kind kind)
    {
        var before = text.Near(at - 1);
        if (!text.SameSentence(at, at - 1))
            return true;
        var isNewStretch = text.IsHead(at);
        var isBound = Bound.Contains(before) && !isNewStretch && !(before is "and" or "that" or "think" && kind == Kind.Question);
        if (isBound || (kind == Kind.If && !isNewStretch && at - since < LeastSupposed))
            return false;
        if (Telling.Contains(text[at]))
            return true;
        if (text[at] is "i" or "she" or "he")
            return Verbs.Contains(text.Near(at + 1)) && !(text.Near(at + 1) is "have" or "get" or "take" or "use" && kind == Kind.If && !isNewStretch);
        return text[at] is "my" && TellsOfMine(text, at);
    }

    /// <summary>"my skin is dark", "my daughter is 15": a verb follows within three words.</summary>
    private static bool TellsOfMine(FactText text, int at)
    {
        for (var i = at + 2; i <= at + 3 && text.SameStretch(at, i); i++)
        {
            if (text[i] is "is" or "are" or "has" or "was" or "had")
                return true;
        }

        return false;
    }

    /// <summary>"wondering if I can" and "let me know if you do" ask rather than suppose, so that telling begins again sooner behind them.</summary>
    private static bool IsReported(FactText text, int at) => text[at] is "if" && text.Near(at - 1) is "wondering" or "wonder" or "know" or "ask" or "see" && text.Near(at + 1) is "i" or "you" or "its" or "it";

    private enum Kind
    {
        None,

        /// <summary>Asked by nothing but the mark at its end.</summary>
        Marked,

        Question,
        If,
    }
}
