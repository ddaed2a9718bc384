using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Of whom each word of a message speaks: of the one who writes, until somebody else is named, and again from the next "I" on.</summary>
internal sealed class Whom
{
    /// <summary>Words that may stand between "my" and whom it names: "my 15 year old", "my lovely little sister".</summary>
    private const int Between = 5;

    private static readonly FrozenSet<string> Children = WordSet.Of(
        "daughter daughters son sons kid kids child childs children teen teens teenager teenagers toddler baby babys boy girl boys girls stepdaughter stepson "
            + "newborn infant");

    private static readonly FrozenSet<string> Friends = WordSet.Of(
        "friend friends bf bff bestie sister sisters sis brother brothers bro mom moms mum mums mother mothers mama mommy mummy dad dads father fathers husband "
            + "husbands hubby wife wifes partner partners boyfriend boyfriends girlfriend girlfriends gf fiance fiancee fiances aunt aunty auntie uncle cousin "
            + "cousins niece nieces nephew nephews grandma grandmother grandpa granddaughter grandson coworker colleague roommate neighbor neighbour client clients "
            + "spouse roomie mil");

    private static readonly FrozenSet<string> Myself = WordSet.Of("i im ive me myself mine id imma weve");

    private static readonly FrozenSet<string> Pronouns = WordSet.Of("she shes he hes her hers his him they theyre their them");

    /// <summary>After these somebody is only mentioned: "since my son was born", "like my mom".</summary>
    private static readonly FrozenSet<string> Aside = WordSet.Of(
        "since after with by from told to like when before having had have nursing breastfeeding feeding breastfeed carrying than as love see saw until till "
            + "during unlike gave bf bfing wean weaned pumping");

    private static readonly FrozenSet<string> Asking = WordSet.Of(
        "asking ask want wanted need looking wondering writing inquiring enquiring booking book am was would help");

    private static readonly FrozenSet<string> Owners = WordSet.Of("my our a");

    private readonly Whose[] whose;

    public Whom(FactText text)
    {
        whose = new Whose[text.Count];
        var now = Whose.Self;
        Whose? last = null;
        for (var i = 0; i < text.Count; i++)
        {
            var word = text[i];
            if (Owners.Contains(word) && Named(text, i) is { } named)
            {
                if (!Aside.Contains(text.Near(i - 1)) && !IsWithMe(text, i))
                {
                    now = named;
                    if (text.Near(i - 1) is "for" or "of" && !SpeaksOfMyself(text, i))
                        Array.Fill(whose, named, 0, i);
                }

                last = named;
            }
            else if (Myself.Contains(word) || (word is "my" && Named(text, i) is null) || word is "we" or "our" || text.IsWeAre(i))
            {
                now = Whose.Self;
            }
            else if (Pronouns.Contains(word) && (last is not null || word is "she" or "shes" or "he" or "hes") && text.Near(i + 1) is not ("say" or "says"))
            {
                now = last ?? Whose.Friend;
            }

            whose[i] = now;
        }
    }

    public Whose this[int word] => whose[word];

    /// <summary>Whom the words after "my", "our" or "a" name; null when they name a thing of one's own.</summary>
    private static Whose? Named(FactText text, int owner)
    {
        for (var i = owner + 1; i <= owner + Between && (text.SameStretch(owner, i) || text.Near(i - 1) is "old"); i++)
        {
            var word = text[i];
            var isChild = Children.Contains(word);
            if (isChild || Friends.Contains(word))
                return text[owner] == "a" && word is not ("friend" or "client") ? null : isChild ? Whose.Child : Whose.Friend;
            if (!IsBetween(word))
                return word is "old" or "yo" && text.Near(i + 1) is not "face" ? OldOnes(text, owner, i) : null;
        }

        return null;
    }

    /// <summary>"my 15 year old has acne" speaks of a child, with "my 40 year old sister" the sister is named.</summary>
    private static Whose? OldOnes(FactText text, int owner, int old)
    {
        if (text[owner] == "a")
            return null;
        for (var i = old + 1; i <= old + 2 && text.SameStretch(old, i); i++)
        {
            if (Friends.Contains(text[i]))
                return Whose.Friend;
        }

        return Whose.Child;
    }

    private static bool IsBetween(string word) => char.IsAsciiDigit(word[0])
        || word is "year" or "years" or "little" or "lil" or "big" or "best" or "older" or "younger" or "elder" or "eldest" or "oldest" or "youngest" or "teenage" or "teen" or "dear"
            or "good" or "close" or "pregnant" or "poor" or "sweet" or "own" or "only" or "lovely" or "two" or "three" or "y" or "twin" or "step" or "girl" or "boy" or "young" or "adult";

    /// <summary>"my husband and I are trying" speaks of oneself too.</summary>
    private static bool IsWithMe(FactText text, int owner)
    {
        for (var i = owner + 1; i <= owner + Between && text.SameStretch(owner, i); i++)
        {
            if (text[i] == "and" && text.Near(i + 1) is "i" or "me")
                return true;
        }

        return false;
    }

    /// <summary>Whether anything before a word is told of oneself; "I'm asking for" is not.</summary>
    private static bool SpeaksOfMyself(FactText text, int before)
    {
        for (var i = 0; i < before; i++)
        {
            if ((Myself.Contains(text[i]) && !Asking.Contains(text.Near(i + 1)) && !Asking.Contains(text.Near(i - 1))) || text[i] is "my")
                return true;
        }

        return false;
    }
}
