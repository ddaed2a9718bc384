using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Which words of a message are denied: "not pregnant or nursing", "never had a peel, laser or filler".</summary>
internal sealed class Denials
{
    /// <summary>Words after a denial that it still covers.</summary>
    private const int Reach = 8;

    private static readonly FrozenSet<string> Words = WordSet.Of(
        "not no never dont doesnt didnt havent hasnt hadnt isnt arent aint wasnt without nor neither none non nope zero wont");

    /// <summary>Denials of something else than a fact, or none at all.</summary>
    private static readonly PhraseTable<bool> Others = new(
        ("not only, not just, not sure, not even, not working, not helping, not going, not fading, not improving, not getting better, not happy, not a fan, not because, not great, not until, "
            + "no idea, no matter, no luck, no improvement, no change, no result, no results, no help, no problem, no problems, no worries, no issues, no longer, no more than, no reaction, no way, "
            + "dont know, dont think, dont like, dont want, dont mind, dont worry, dont understand, dont wanna, dont see, dont care, doesnt go, doesnt help, doesnt work, doesnt hurt, doesnt fade, doesnt look, "
            + "doesnt seem, didnt work, didnt help, didnt do anything, didnt do much, didnt go, didnt fade, didnt like, didnt know, didnt see, didnt make, isnt working, isnt helping, isnt going, "
            + "isnt fading, isnt getting, isnt improving, wasnt happy, wont go, wont fade, wont heal, never worked, never helped, never went away, never goes, never fades, never faded, never healed, without success, without luck", true));

    private static readonly FrozenSet<string> Ends = WordSet.Of(
        "but though although however except just only yet because so then im ive i shes hes she he since still while");

    /// <summary>What ends a denial after "and".</summary>
    private static readonly FrozenSet<string> AfterAnd = WordSet.Of("im ive i my on have had a taking using am still not no never dont she currently just breastfeeding nursing pregnant");

    private static readonly FrozenSet<string> Subjects = WordSet.Of(
        "i im ive my its it she he shes hes thats the thanks thank problem worries we they id this that");

    private static readonly FrozenSet<string> Prepositions = WordSet.Of(
        "in on of around to at with for had have got done about affect all over");

    private readonly int[] denial;

    public Denials(FactText text)
    {
        denial = new int[text.Count];
        Array.Fill(denial, -1);
        for (var i = 0; i < text.Count; i++)
        {
            if (!Words.Contains(text[i]) || Others.Match(text, i, out _) > 0)
                continue;
            var end = EndOf(text, i);
            for (var j = i; j <= end; j++)
                denial[j] = i;
        }
    }

    public bool Covers(int word) => denial[word] >= 0 && denial[word] != word;

    /// <summary>The word that denies a word; -1 when none does.</summary>
    public int Of(int word) => Covers(word) ? denial[word] : -1;

    private static int EndOf(FactText text, int at)
    {
        var isAnswer = text[at] is "no" or "nope" && (Subjects.Contains(text.Near(at + 1)) || !text.SameStretch(at, at + 1));
        if (isAnswer)
            return at;
        var end = at;
        var reach = Reach;
        for (var i = at + 1; i < text.Count && text.SameSentence(at, i) && i - at <= reach; i++)
        {
            if (text.IsHead(i) && !GoesOn(text, i))
                break;
            if (text[i] is "or" or "nor" || text.IsHead(i))
                reach = i - at + Reach;
            if (i > at + 1 && IsEnd(text, i))
                break;
            end = i;
        }

        return end;
    }

    private static bool IsEnd(FactText text, int i)
    {
        var word = text[i];
        // "never had botox and fillers" goes on, "not pregnant and on accutane" does not.
        if (word is "and")
            return AfterAnd.Contains(text.Near(i + 1));
        return Ends.Contains(word) || (Words.Contains(word) && text.Near(i - 1) is not ("or" or "and"))
            || (word is "my" && !Prepositions.Contains(text[i - 1]));
    }

    /// <summary>A list goes on over a comma when an "or" or "and" ends it: "never had botox, filler or laser".</summary>
    private static bool GoesOn(FactText text, int start)
    {
        for (var i = start; text.SameSentence(start, i) && i - start < Reach; i++)
        {
            if (text[i] is "or" or "nor")
                return true;
            if (Ends.Contains(text[i]) || Words.Contains(text[i]) || text[i] is "my" or "on" or "have" or "had")
                return false;
        }

        return false;
    }
}
