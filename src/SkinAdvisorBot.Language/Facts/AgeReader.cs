using System.Collections.Frozen;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads ages in years: "im 34", "34F", "my daughter is 15", "in my early 40s". Weeks of pregnancy, weights and prices are none.</summary>
internal static class AgeReader
{
    private const int OldestAge = 105;

    /// <summary>Words for smaller numbers count other things more often than years.</summary>
    private const int YoungestInWords = 10;

    private static readonly FrozenSet<string> Units = WordSet.Of(
        "day days week weeks month months hour hours min mins minutes minute lbs lb kg kgs pounds cm ft feet percent sessions treatments am pm dollars bucks "
            + "euros miles km th times x mg ml of kids children hrs stone moles spots pimples appointments people or peels lasers st");

    private static readonly FrozenSet<string> AfterAge = WordSet.Of(
        "and with but so now can is what who have had i im my next in this soon ok today am will should could do would from not never woman man lady guy mom on pregnant has she he already too btw lol "
            + "been ive wants or girl boy old because no any if just also still getting how looking wanting female male f m years year");

    private static readonly FrozenSet<string> Soon = WordSet.Of("a two three january february march april may june july august september october november december");

    private static readonly FrozenSet<string> Small = WordSet.Of("only already now just about almost nearly a currently also actually");

    private static readonly FrozenSet<string> AgeMarks = WordSet.Of("yo yrold yearold yoa");

    private static readonly FrozenSet<string> Sexes = WordSet.Of("f m female male fem");

    private static readonly FrozenSet<string> People = WordSet.Of(
        "daughter son kid child teen teenager sister brother mom mum mother dad father husband wife friend partner boyfriend girlfriend aunt uncle cousin niece "
            + "nephew grandma boy girl client");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            if (scene.IsTaken(i) || scene.Suppositions.IsSupposed(i))
                continue;
            if (ReadDecade(scene, i) || ReadLetterFirst(scene, i))
                continue;
            if (text[i] is "teen" or "teenager" && text.Near(i - 1) is "a" && text.Near(i - 2) is "im" or "shes" or "hes" or "is")
                scene.Add(i, new Fact(FactNames.Age, "13-19"));
            else if (NumberAt(text, i) is var (age, last) && Told(scene, i, last) is var (first, end, isBefore))
                AddAge(scene, i, isBefore ? age - 1 : age, first, end);
        }
    }

    private static void AddAge(FactScene scene, int at, int age, int first, int last)
    {
        if (age is < 1 or > OldestAge)
            return;
        scene.Take(first, last);
        scene.Add(at, new Fact(FactNames.Age, age.ToString(CultureInfo.InvariantCulture), IsDenied: scene.Denials.Covers(at) && scene.Text.Near(at - 1) is "not"));
    }

    /// <summary>A number of years in digits or words, with its last word; null when none begins here.</summary>
    private static (int Age, int Last)? NumberAt(FactText text, int at)
    {
        if (WholeNumbers.At(text, at) is not var (age, last))
            return null;
        var isAge = char.IsAsciiDigit(text[at][0]) ? !text.HasMarkAfter(at, '%') && !WholeNumbers.IsDecimal(text, at) : age >= YoungestInWords;
        return isAge ? (age, last) : null;
    }

    /// <summary>The words that make a number an age, and whether it is only reached soon; null when nothing does.</summary>
    private static (int First, int Last, bool IsBefore)? Told(FactScene scene, int first, int last)
    {
        var text = scene.Text;
        var next = text.Near(last + 1);
        var before = text.Near(first - 1);
        var isTold = scene.Suppositions.IsTold(first);
        if (before is "was" or "were" or "spf" or "since" or "under" or "for" or "type" or "than" or "in" || (before is "like" && IsOldAfter(text, last) < 0))
            return null;
        // "still nursing my 1 yr old": whose age it is was not what was told.
        if (before is "my" or "our" && scene.Whom[first] == Whose.Self)
            return null;
        if (IsOldAfter(text, last) is > 0 and var old)
            return IsSomebodysAge(text, first, old) && (isTold || IsOwned(text, first)) ? (first, old, false) : null;
        if (Sexes.Contains(next) && (next.Length > 1 || IsGlued(text, last)) && before is not ("a" or "of"))
            return (first, last + 1, false);
        if (IsNamedAge(text, first))
            return isTold || text.Near(first - 2) is "my" ? (first, last, false) : null;
        if (before is "turning" or "turn" or "turned")
            return isTold ? Turned(text, first, last) : null;
        if (before is "be" && text.Near(first - 2) is "ill" or "will")
            return isTold && IsSoon(text, last) ? (first, last, true) : null;
        if (before is "at" && OfMyself(text, first))
            return (first, last, false);
        if ((Units.Contains(next) && next is not ("or" or "of")) || (next is "years" or "year" && !EndsAge(text, last + 1)))
            return null;
        if (IsBearer(text, first))
            return isTold && (IsGrownUp(text, first) || EndsAge(text, next is "years" or "year" ? last + 1 : last)) ? (first, last, IsSoon(text, last)) : null;
        return IsBesidePerson(text, first, last) ? (first, last, false) : null;
    }

    /// <summary>"age 34", "my age is 34".</summary>
    private static bool IsNamedAge(FactText text, int first) =>
        (text.Near(first - 1) is "age" or "aged" && text.Near(first - 2) is not ("any" or "of")) || (text.Near(first - 1) is "is" && text.Near(first - 2) is "age");

    /// <summary>"just turned 40" is 40, "turning 40" and "I turn 40 in may" are not yet.</summary>
    private static (int First, int Last, bool IsBefore)? Turned(FactText text, int first, int last)
    {
        var who = text.Near(first - 2);
        return text[first - 1] switch
        {
            "turning" => (first, last, true),
            "turn" when who is "i" or "will" or "ill" or "to" or "she" or "he" => (first, last, true),
            "turned" when who is "just" or "i" or "ive" or "recently" or "she" or "he" or "have" || People.Contains(who) => (first, last, false),
            _ => null,
        };
    }

    /// <summary>The last word of "years old", "yo", "yr old" after a number; -1 when it does not follow.</summary>
    private static int IsOldAfter(FactText text, int last)
    {
        var next = text.Near(last + 1);
        if (AgeMarks.Contains(next) || (next is "y" && text.Near(last + 2) is not "old"))
            return next is "y" && !IsGlued(text, last) ? -1 : last + 1;
        if (next is "year" or "years" or "y" && text.Near(last + 2) is "old" or "olds" or "of")
            return text.Near(last + 2) is "of" ? text.Near(last + 3) is "age" ? last + 3 : -1 : last + 2;
        return -1;
    }

    private static bool IsGlued(FactText text, int last) => text.WordAt(last + 1).Start - text.WordAt(last).End <= 1;

    /// <summary>"a 15 year old boy" is nobody, "I'm a 15 year old" and "my 15 year old" are somebody; of small numbers only one with a person counts, for marks are 2 years old too.</summary>
    private static bool IsSomebodysAge(FactText text, int first, int old)
    {
        var before = text.Near(first - 1);
        if (text[first].Length == 1 && before is not ("is" or "im" or "shes" or "hes" or "my" or "a"))
            return false;
        return before is not "a"
            || ((first == 1 || text.Near(first - 2) is "im" or "shes" or "hes" or "is" or "for" or "as" or "have" or "am") && text.Near(old + 1) is not ("scar" or "scars" or "mole" or "tattoo" or "baby" or "house"));
    }

    private static bool IsOwned(FactText text, int first) => text.Near(first - 1) is "my" or "our" or "im" or "shes" or "hes" || (text.Near(first - 2) is "im" && text.Near(first - 1) is "a");

    private static bool IsBearer(FactText text, int first)
    {
        var i = first - 1;
        while (i >= 0 && first - i <= 3 && text.SameStretch(i, first) && Small.Contains(text[i]))
            i--;
        return i >= 0 && text.SameStretch(i, first)
            && (text[i] is "im" or "shes" or "hes" || (text[i] is "is" && IsOfPerson(text, i)) || (text[i] is "and" && text.Near(i - 1) is "female" or "male" or "woman"));
    }

    private static bool IsOfPerson(FactText text, int verb)
    {
        for (var i = verb - 1; i >= verb - 4 && text.SameSentence(i, verb); i--)
        {
            if (People.Contains(text[i]) || text[i] is "who" or "she" or "he" or "age")
                return true;
        }

        return false;
    }

    /// <summary>"im 34 …" is an age whatever follows, as long as it is nothing one counts; small numbers are counted more often.</summary>
    private static bool IsGrownUp(FactText text, int first) => text[first].Length == 2 && text[first][0] is not '0' || WholeNumbers.IsTens(text[first]);

    /// <summary>Whether what follows a small number leaves it an age: an end, a verb, a joining word.</summary>
    private static bool EndsAge(FactText text, int last) => !text.SameStretch(last, last + 1) || AfterAge.Contains(text[last + 1]);

    /// <summary>"im 18 next week", "im 18 in may", "im 18 in 2 weeks": not yet.</summary>
    private static bool IsSoon(FactText text, int last)
    {
        var next = text.Near(last + 1);
        var when = text.Near(last + 2);
        return next is "next" or "soon" || (next is "in" && (Soon.Contains(when) || when is [>= '0' and <= '9'] or [>= '0' and <= '9', >= '0' and <= '9']));
    }

    /// <summary>"am I too old at 52".</summary>
    private static bool OfMyself(FactText text, int first) => text.Near(first - 2) is "old" or "young" && text.Near(first - 4) is "i" && text.Near(first - 5) is "am";

    /// <summary>"my daughter, 15," and "my son (15)".</summary>
    private static bool IsBesidePerson(FactText text, int first, int last) =>
        text.SameSentence(first - 1, first) && People.Contains(text[first - 1]) && IsGrownUp(text, first)
        && (!text.SameStretch(last, last + 1) || (!text.IsHead(first) && text[last + 1] is "has" or "is" or "wants" or "with" or "and" or "who"));

    /// <summary>"in my 40s", "mid 30s", "late fifties" is not read in words.</summary>
    private static bool ReadDecade(FactScene scene, int at)
    {
        var text = scene.Text;
        if (text[at] is not [>= '1' and <= '9', '0', 's'] || !scene.Suppositions.IsTold(at))
            return false;
        var tens = (text[at][0] - '0') * 10;
        var part = text.Near(at - 1);
        if (part is not ("early" or "mid" or "late" or "my" or "her" or "his" or "middle") && text.Near(at - 2) is not "im")
            return false;
        if (part is "my" or "her" or "his" && text.Near(at - 2) is not ("in" or "into" or "of" or "im"))
            return false;
        if (text.Near(at - 2) is "since" || text.Near(at - 3) is "since" || text.Near(at - 4) is "was" or "since" or "started" or "hit" || text.Near(at - 3) is "was" or "started")
            return false;
        var (low, high) = part switch { "early" => (0, 3), "mid" or "middle" => (4, 6), "late" => (7, 9), _ => (0, 9) };
        scene.Add(at, new Fact(FactNames.Age, string.Create(CultureInfo.InvariantCulture, $"{tens + low}-{tens + high}")));
        return true;
    }

    /// <summary>"F34", "f/34".</summary>
    private static bool ReadLetterFirst(FactScene scene, int at)
    {
        var text = scene.Text;
        var digits = text[at] is ['f' or 'm', _, _] ? text[at][1..]
            : text[at] is "f" or "m" && at + 1 < text.Count && text.WordAt(at + 1).Start - text.WordAt(at).End == 1 && text.HasMarkAfter(at, '/') ? text[at + 1] : "";
        if (digits.Length != 2 || !digits.All(char.IsAsciiDigit))
            return false;
        AddAge(scene, at, int.Parse(digits, CultureInfo.InvariantCulture), at, at);
        return true;
    }
}
