using System.Collections.Frozen;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>What "no", "not", "without" and the like take back (rule 4).</summary>
internal sealed class DenialScope
{
    /// <summary>Words after a denial that it still covers: "no kind of swelling in my lips".</summary>
    private const int Reach = 6;

    /// <summary>Not denials: doubt, emphasis, and what goes on.</summary>
    private static readonly WordRun NoDenial = new(
        "not sure", "not only", "not just", "not even", "not joking", "not kidding", "not better", "not improving", "not getting better", "not going away",
        "not going down", "not gone", "not normal", "not ok", "not okay", "not fine", "not good", "not well", "not right", "not feeling", "not helping", "not working",
        "not calming", "not settling", "not stopping", "not stopped", "not to mention", "not because", "not that", "not until", "not quite right", "not like", "not usual",
        "not breathing", "not responding", "not know", "not think", "not understand", "not want", "not wait", "not lying", "not exaggerating", "not a doctor", "not eating",
        "no joke", "no idea", "no clue", "no one", "no matter", "no doubt", "no time", "no insurance", "no money", "no answer", "no better", "no help", "no improvement",
        "no relief", "no change in", "no more", "no way", "no kidding", "no lie", "no warning", "no reason", "no sun", "no injury", "no shit", "no good", "no sleep",
        "dont know", "dont think", "dont understand", "dont want", "dont like", "dont care", "dont get", "dont feel", "dont need", "dont wanna", "dont panic", "dont trust",
        "dont say", "dont tell", "dont remember", "dont believe", "dont judge", "dont mind", "dont mean", "doesnt feel", "doesnt help", "doesnt work", "doesnt look",
        "doesnt go", "doesnt get better", "doesnt seem", "doesnt stop", "doesnt matter", "didnt know", "didnt think", "didnt want", "didnt help", "didnt work", "didnt go",
        "didnt realize", "didnt tell", "didnt use", "didnt wear", "didnt expect", "didnt listen", "didnt listen", "didnt wait", "didnt sleep", "didnt stop", "didnt do",
        "isnt normal", "isnt right", "isnt going", "isnt getting better", "isnt improving", "isnt helping", "isnt working", "isnt stopping", "isnt good", "isnt better",
        "havent slept", "havent been", "havent done", "havent used", "havent eaten", "havent told", "havent stopped", "hasnt stopped", "hasnt gone", "hasnt helped",
        "hasnt improved", "never had this", "never happened", "never felt", "never goes", "never heals", "never went", "never before", "never seen", "never again",
        "none of", "without stopping", "without sun", "without warning", "without reason", "without any reason", "wasnt there", "not there before", "not a");

    private static readonly FrozenSet<string> Ends = FrozenSet.Create(
        StringComparer.Ordinal, "but", "though", "although", "however", "except", "only", "just", "yet", "still", "because", "instead", "apart", "besides", "and", "now",
        "then", "so", "pero", "which", "while", "when", "since", "after");

    /// <summary>Who or what a new thought begins with: "no my throat is closing".</summary>
    private static readonly FrozenSet<string> Starts = FrozenSet.Create(
        StringComparer.Ordinal, "my", "i", "im", "ive", "its", "it", "she", "he", "shes", "hes", "theres", "there", "they", "we", "her", "his", "this", "that", "the");

    private static readonly FrozenSet<string> Prepositions = FrozenSet.Create(
        StringComparer.Ordinal, "in", "on", "of", "around", "from", "to", "at", "with", "by", "for", "under", "over", "near", "about", "inside", "across", "have", "has",
        "having", "think", "see", "feel", "get", "had", "like", "w");

    private readonly TriageText text;

    /// <summary>For word i the denial that covers it; -1 for none.</summary>
    private readonly int[] coveredBy;

    public DenialScope(TriageText text, SignMatcher matcher)
    {
        this.text = text;
        coveredBy = new int[text.Count];
        Array.Fill(coveredBy, -1);
        for (var i = 0; i < text.Count; i++)
        {
            if (!DenialWords.Has(text.Words[i]) || matcher.IsPartOfSign(i) || NoDenial.LengthAt(text, i) > 0)
                continue;
            var end = EndOf(text, i);
            for (var j = i; j <= end; j++)
                coveredBy[j] = i;
        }
    }

    /// <summary>True when a denial before the sign takes it back, or one inside it that reaches its end ("my throat is not tight").</summary>
    public bool Covers(SignSpan span)
    {
        var denial = coveredBy[span.First];
        if (denial < 0)
            return coveredBy[span.Last] > span.First;
        // A sign of two parts may reach out of the denial: "no swelling, lips are fine" denies it, for swelling is what the "no"
        // stands before; "no pain in my lip but it turns black" denies no black lip.
        return coveredBy[span.Last] >= 0 || IsNext(denial, span.First);
    }

    private bool IsNext(int denial, int word)
    {
        for (var i = denial + 1; i < word; i++)
        {
            if (!SmallWords.Has(text.Words[i]))
                return false;
        }

        return true;
    }

    private static int EndOf(TriageText text, int denial)
    {
        var next = denial + 1;
        // "no, my throat is closing" and "no its worse" answer a question; they deny nothing that follows.
        if (text.Words[denial] is "no" && next < text.Count && Starts.Contains(text.Words[next]))
            return denial;
        var end = denial;
        var reach = Reach;
        for (var i = next; i < text.Count && text.SentenceOf(i) == text.SentenceOf(denial) && i - denial <= reach; i++)
        {
            var word = text.Words[i];
            if (text.StretchOf(i) != text.StretchOf(i - 1) && !GoesOn(text, i))
                break;
            if (word is "or" or "nor" || text.StretchOf(i) != text.StretchOf(i - 1))
                reach = i - denial + Reach;
            // "no fever no chills" is two denials.
            if (i > next && (Ends.Contains(word) || DenialWords.Has(word) || (Starts.Contains(word) && !Prepositions.Contains(text.Words[i - 1]))))
                break;
            end = i;
        }

        return end;
    }

    /// <summary>A list of denied things goes on over a comma when an "or" ends it: "no bleeding, itching or pain".</summary>
    private static bool GoesOn(TriageText text, int start)
    {
        for (var i = start; i < text.Count && i - start < 2 * Reach && text.SentenceOf(i) == text.SentenceOf(start); i++)
        {
            var word = text.Words[i];
            if (word is "or" or "nor")
                return true;
            if (Ends.Contains(word) || Starts.Contains(word) || DenialWords.Has(word))
                return false;
        }

        return false;
    }
}
