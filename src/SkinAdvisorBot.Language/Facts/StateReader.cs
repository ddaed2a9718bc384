using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads pregnancy, the wish for it, and breast-feeding.</summary>
internal static class StateReader
{
    /// <summary>Small words between "I am" and what one is.</summary>
    private const int Reach = 6;

    private static readonly PhraseTable<Cue> Cues = new(
        ("pregnant, preggers, preggo, prego, pregnent, preganant, preggy, pregant, expecting a baby, expecting a child, expecting twins, expecting my, expecting our, expecting in, "
            + "weeks along, months along, first trimester, second trimester, third trimester, 1st trimester, 2nd trimester, 3rd trimester, positive pregnancy test", Cue.Pregnant),
        ("since my pregnancy, since pregnancy, since my last pregnancy, since my first pregnancy, since my second pregnancy, after my pregnancy, after my last pregnancy, after my first pregnancy, "
            + "after my second pregnancy, from my pregnancy, from my last pregnancy, during my last pregnancy, during my first pregnancy, during my second pregnancy, with my last pregnancy, with my first pregnancy, "
            + "gave birth, had a baby, had my baby, had our baby, just had a baby, just delivered, postpartum, post partum, in my last pregnancy, in my first pregnancy", Cue.Birth),
        ("trying to conceive, trying for a baby, trying for baby, trying for a child, trying to get pregnant, trying to have a baby, trying for another, trying for another baby, trying for a second, trying for our, ttc, "
            + "trying to fall pregnant, trying to become pregnant, planning a pregnancy, planning to get pregnant, planning on getting pregnant, hoping to get pregnant, hoping to conceive, want to get pregnant, wanting to get pregnant, "
            + "doing ivf, going through ivf, undergoing ivf, in ivf, planning for a baby, planning a baby", Cue.Trying),
        ("breastfeeding, breast feeding, breastfeed, breast feed, brestfeeding, bf my, still bf, im bf, currently bf, not bf, also bf, bfing, ebf, lactating, brst feeding, chestfeeding, nursing, pumping", Cue.Nursing),
        ("weaned, stopped breastfeeding, stopped nursing, stopped breast feeding, stopped pumping, stopped bfing, finished breastfeeding, finished nursing, done breastfeeding, done nursing, quit breastfeeding, quit nursing, "
            + "used to breastfeed, breastfed, was breastfeeding, was nursing, no longer breastfeeding, no longer nursing", Cue.Weaned));

    private static readonly FrozenSet<string> Fillers = WordSet.Of(
        "currently now also still actually already just about around weeks months week month days very newly heavily only a few couple of like almost nearly my "
            + "the in both really officially either so super early late at right recently over even be plus honestly btw exclusively");

    private static readonly FrozenSet<string> Being = WordSet.Of(
        "im shes am is are was were been got became fell i she being not no never isnt wasnt aint dont and or nor neither longer ive but because its havent "
            + "since stay stayed think");

    private static readonly FrozenSet<string> Others = WordSet.Of(
        "women woman people patients ladies mothers moms mums person clients safe safety friendly school student home degree bra staff shift program job class "
            + "assistant iron weights gel patient");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            var length = Cues.Match(text, i, out var cue);
            if (length == 0)
                continue;
            if (cue is Cue.Birth or Cue.Weaned)
                AddPast(scene, i, length, cue);
            else
                AddPresent(scene, i, length, cue);
            i += length - 1;
        }
    }

    private static void AddPast(FactScene scene, int at, int length, Cue cue)
    {
        if (!scene.Suppositions.IsTold(at) || scene.Text.Near(at + length) is "depression" or "acne")
            return;
        var name = cue == Cue.Birth ? FactNames.Pregnant : FactNames.BreastFeeding;
        if (!scene.Denials.Covers(at))
            scene.Add(at, new Fact(name, IsPast: true, Since: SinceReader.Near(scene, at, at + length - 1, orWithoutAgo: true)));
        // "never had a baby" says nothing of a pregnancy now.
        else if (cue == Cue.Weaned)
            scene.Add(at, new Fact(name, IsDenied: !IsEnding(scene.Text[at])));
    }

    /// <summary>"haven't weaned", "not done nursing": it goes on; "never breastfed" denies it.</summary>
    private static bool IsEnding(string word) => word is "weaned" or "stopped" or "finished" or "quit" or "done";

    private static void AddPresent(FactScene scene, int at, int length, Cue cue)
    {
        var text = scene.Text;
        var last = at + length - 1;
        var name = cue switch { Cue.Pregnant => FactNames.Pregnant, Cue.Trying => FactNames.TryingToConceive, _ => FactNames.BreastFeeding };
        if (scene.AnswerAfter(at, last) is { } answer)
        {
            scene.Add(at, new Fact(name, IsDenied: !answer));
            return;
        }

        if (!scene.Suppositions.IsTold(at) || Others.Contains(text.Near(last + 1)))
            return;
        // One nurses a hangover or a grudge as well.
        if (text[at] is "nursing" && text.Near(last + 1) is ("a" or "an") && text.Near(last + 2) is not ("baby" or "newborn" or "toddler" or "infant" or "child" or "kid" or "little" or "new"))
            return;
        var bearer = BearerOf(text, at, cue);
        if (bearer == NoBearer)
            return;
        var isOver = text.Near(bearer) is "was" or "longer" || (text.Near(bearer) is "were" && cue is not Cue.Trying && !text.IsWeAre(bearer))
            || (text.Near(bearer) is "got" or "became" or "fell" && SinceAgo(text, last));
        var isDenied = scene.Denials.Covers(at) || text.Near(bearer) is "not" or "never";
        var since = isOver || !isDenied ? SinceReader.Near(scene, at, last, orWithoutAgo: cue is Cue.Nursing) : null;
        if (isDenied && text.Near(last + 1) is "anymore" or "any")
            (isDenied, isOver) = (false, true);
        TakeLengthBefore(scene, at);
        scene.Add(at, new Fact(name, IsDenied: isDenied, IsPast: isOver && !isDenied, Since: since));
    }

    private static bool SinceAgo(FactText text, int last)
    {
        for (var i = last + 1; i <= last + 4 && text.SameStretch(last, i); i++)
        {
            if (text[i] is "ago" or "last")
                return true;
        }

        return false;
    }

    /// <summary>"12 weeks pregnant": the weeks are of the pregnancy, not of a concern.</summary>
    private static void TakeLengthBefore(FactScene scene, int at)
    {
        for (var i = at; i >= at - 3 && i >= 0 && scene.Text.SameStretch(i, at); i--)
        {
            if (char.IsAsciiDigit(scene.Text[i][0]) || scene.Text[i] is "weeks" or "months" or "week" or "month" or "few" or "couple")
                scene.Take(i, at);
        }
    }

    private const int NoBearer = -2;

    /// <summary>The word that says of somebody that they are so ("im"); -1 when the stretch just begins with it, <see cref="NoBearer"/> when nobody is.</summary>
    private static int BearerOf(FactText text, int at, Cue cue)
    {
        for (var i = at - 1; i >= at - Reach && i >= 0 && text.SameStretch(i, at); i--)
        {
            var word = text[i];
            if (Being.Contains(word) || (cue == Cue.Trying && word is "we" or "were" or "are" or "weve"))
                return i;
            if (IsPerson(word))
                return i;
            if (!Fillers.Contains(word) && !char.IsAsciiDigit(word[0]))
                return NoBearer;
        }

        return -1;
    }

    private static bool IsPerson(string word) => word is "wife" or "sister" or "friend" or "daughter" or "girlfriend" or "cousin" or "mom" or "client" or "niece" or "partner" or "husband";

    private enum Cue
    {
        Pregnant,
        Birth,
        Trying,
        Nursing,
        Weaned,
    }
}
