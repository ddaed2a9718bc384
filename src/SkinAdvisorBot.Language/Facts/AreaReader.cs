using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads which part of the body is meant: "mostly my forehead and upper lip".</summary>
internal static class AreaReader
{
    private static readonly PhraseTable<string> Plain = new(
        ("forehead, fore head, foreheads, forhead", "forehead"),
        ("cheeks, cheek, cheekbones, cheekbone, cheek bones, cheek area, cheeck, cheecks, cheeks area", "cheeks"),
        ("upper lip, upperlip, mustache area, moustache area, above my lip, above the lip, above my lips, lip area, above lip, moustache, mustache, top lip, above my upper lip", "upper_lip"),
        ("chin", "chin"),
        ("around my mouth, around the mouth, around mouth, corners of my mouth", "mouth"),
        ("nose, nose bridge, bridge of my nose, bridge of nose", "nose"),
        ("jawline, jaw line, jaw, jawlines", "jawline"),
        ("temples, temple", "temples"),
        ("under eyes, under eye, undereyes, undereye, under my eyes, under eye area, around my eyes, around the eyes, eye area", "under_eyes"),
        ("eyelids, eyelid", "eyelids"),
        ("neck", "neck"),
        ("scalp", "scalp"),
        ("armpits, underarms, underarm, armpit, under arms, under my arms", "underarms"),
        ("inner thighs, inner thigh, thighs, thigh", "thighs"),
        ("bikini line, bikini area, groin", "groin"),
        ("elbows, elbow", "elbows"),
        ("knees, knee", "knees"),
        ("decollete, décolleté, decolletage, cleavage", "chest"));

    /// <summary>Words with other uses: these count only with "my", "on" or the like before them.</summary>
    private static readonly PhraseTable<string> Owned = new(
        ("face, whole face, entire face, full face, half my face", "face"),
        ("lips, lip, lower lip", "lips"),
        ("chest", "chest"),
        ("back, upper back, lower back", "back"),
        ("shoulders, shoulder", "shoulders"),
        ("arms, arm, forearm, forearms, upper arms", "arms"),
        ("hands, hand, backs of my hands, fingers", "hands"),
        ("legs, leg, shins, calves, shin", "legs"),
        ("feet, foot, ankles, ankle", "feet"),
        ("stomach, belly, tummy, abdomen", "stomach"),
        ("ears, ear", "ears"),
        ("body, whole body", "body"),
        ("butt, buttocks, bum", "buttocks"));

    private static readonly FrozenSet<string> Other = WordSet.Of(
        "filler fillers cream creams wash mask masks balm lift gloss stick sanitizer injections flip botox tuck surgery job ring pain ache up augmentation "
            + "roller serum cleanser scrub to massage ink liner luggage then balms products product oil value off");

    /// <summary>Words between "my" and a part of the body.</summary>
    private static readonly FrozenSet<string> Sides = WordSet.Of(
        "left right whole entire both upper lower own inner outer shaved two old poor face center middle the of sides side on");

    private static readonly FrozenSet<string> Owners = WordSet.Of("my her his on the both whole entire our their of over around");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        var lastOwned = -10;
        for (var i = 0; i < text.Count; i++)
        {
            var isPlain = true;
            var length = Plain.Match(text, i, out var area);
            if (length == 0)
            {
                isPlain = false;
                length = Owned.Match(text, i, out area);
            }

            if (length == 0)
                continue;
            var last = i + length - 1;
            if (!scene.IsTaken(i) && !Other.Contains(text.Near(last + 1)) && IsTold(scene, i, isPlain, inList: i - lastOwned <= 4 && text.SameSentence(lastOwned, i)))
            {
                scene.Add(i, new Fact(FactNames.Area, area, IsDenied: scene.Denials.Covers(i)));
                lastOwned = last;
            }

            i = last;
        }
    }

    private static bool IsTold(FactScene scene, int first, bool isPlain, bool inList)
    {
        var text = scene.Text;
        if (scene.Suppositions.IsSupposed(first))
            return false;
        var isMine = IsMine(text, first);
        // Inside a question only what is one's own: "can you treat the spots on my chin".
        if (!scene.Suppositions.IsTold(first))
            return (isMine && text[first] is not ("face" or "body")) || (inList && isPlain);
        if (isPlain)
            return text.Near(first - 1) is not ("by" or "run");
        if (text[first] is "back" or "hand" or "body" or "leg" or "foot" or "arm" or "ear")
            return text.Near(first - 1) is "my" or "her" or "his" || inList;
        return isMine || inList || Owners.Contains(text.Near(first - 1)) || IsAnswer(text);
    }

    private static bool IsMine(FactText text, int first)
    {
        var i = first;
        while (text[i] is not ("my" or "her" or "his" or "our") && i > 0 && text.SameStretch(i - 1, first) && (i == first || Sides.Contains(text[i])))
            i--;
        return text[i] is "my" or "her" or "his" or "our" or "half";
    }

    /// <summary>"mostly face", "face and neck": a short message of nothing else answers a question.</summary>
    private static bool IsAnswer(FactText text)
    {
        if (text.Count > 6)
            return false;
        for (var i = 0; i < text.Count; i++)
        {
            var length = Math.Max(Plain.Match(text, i, out _), Owned.Match(text, i, out _));
            if (length > 0)
                i += length - 1;
            else if (text[i] is not ("and" or "mostly" or "just" or "only" or "mainly" or "the" or "or" or "also" or "all" or "over" or "a" or "bit" or "on" or "yes" or "both" or "some"))
                return false;
        }

        return true;
    }
}
