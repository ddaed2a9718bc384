using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads what calls for care before a treatment: a recent tan, cold sores, keloids, allergies.</summary>
/// <remarks>Rows R53, R54, R60 and R65 of the triage protocol.</remarks>
internal static class TendencyReader
{
    private const int Reach = 7;

    private static readonly PhraseTable<string> Flags = new(
        ("cold sores, cold sore, coldsores, coldsore, fever blister, fever blisters, oral herpes, herpes on my lip, herpes on my lips", FactNames.ColdSores),
        ("keloids, keloid, keloid scars, keloid scar, kelloids, keliods, keloid scarring, kelloid", FactNames.Keloids),
        ("a tan, the tan, no tan, spray tan, spray tanned, tanning bed, tanning beds, sunbed, sunbeds, self tanner, self tan, self tanned, fake tan, im tan, super tan, tanned, sunburn, sunburnt, sunburned, sun burnt, sun burned, suntan, suntanned, fake tanned, recent tan, "
            + "very tan, really tan, so tan, tan af, fresh tan, tan right now, tan now, bad burn from the sun, fake tanner, tanning salon, been tanning", FactNames.RecentTan));

    private static readonly FrozenSet<string> Tellers = WordSet.Of(
        "i im ive my got get gets have has had prone history use used using shes hes suffer form no not never dont getting with still just is am came currently "
            + "develop active recent bit super without");

    private static readonly FrozenSet<string> Allergens = WordSet.Of(
        "latex lidocaine fish nut nuts peanut peanuts penicillin shellfish aspirin sulfa nickel pollen seafood soy egg eggs benzocaine salmon dairy wheat "
            + "gluten adhesive hydroquinone ibuprofen codeine iodine bee bees milk metal fragrance perfume amoxicillin novocaine retinol sunscreen");

    private static readonly FrozenSet<string> NoAllergens = WordSet.Of(
        "it them this that everything something some certain any anything a an my lots many these those things most all stuff one which what the");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            if (Flags.Match(text, i, out var name) is > 0 and var length)
            {
                AddFlag(scene, i, i + length - 1, name);
                i += length - 1;
            }
            else if (text[i] is "allergic" or "allergy" or "allergies")
            {
                AddAllergy(scene, i);
            }
        }
    }

    private static void AddFlag(FactScene scene, int first, int last, string name)
    {
        var text = scene.Text;
        if (scene.AnswerAfter(first, last) is { } answer)
        {
            scene.Add(first, new Fact(name, IsDenied: !answer));
            return;
        }

        if (!scene.Suppositions.IsTold(first) || (name == FactNames.RecentTan && IsNoTan(text, first, last)))
            return;
        var isPast = false;
        var isTold = text.IsHead(first) && name != FactNames.Keloids;
        for (var i = first; i >= first - Reach && i >= 0 && text.SameStretch(i, first); i--)
        {
            isTold |= Tellers.Contains(text[i]);
            isPast |= text[i] is "used" && text.Near(i + 1) is "to";
        }

        isPast |= name == FactNames.RecentTan && IsLongAgo(text, last);
        if (isTold)
        {
            var isDenied = !isPast && (scene.Denials.Covers(first) || text[first] is "no");
            scene.Add(first, new Fact(name, IsDenied: isDenied, IsPast: isPast, Since: SinceReader.Near(scene, first, last, orWithoutAgo: false)));
        }
    }

    /// <summary>"tan easily" and "never been sunburnt" speak of a skin type, "red like a sunburn" of neither.</summary>
    private static bool IsNoTan(FactText text, int first, int last) =>
        text.Near(last + 1) is "easily" or "easy" or "lines" or "well" or "skin"
        || text.Near(first - 1) is "like" or "easily" or "always" || text.Near(first - 2) is "like"
        || (text.Near(first - 1) is "get" or "been" && text.Near(first - 2) is "never" or "always" or "easily" or "i");

    private static bool IsLongAgo(FactText text, int last)
    {
        for (var i = last + 1; i <= last + 4 && text.SameSentence(i, last); i++)
        {
            if (text[i] is "last" && text.Near(i + 1) is "summer" or "year" or "winter" or "spring" or "fall")
                return true;
            if (Periods.AgoAt(text, i) is { Iso: [.., 'M' or 'Y'] })
                return true;
        }

        return false;
    }

    private static void AddAllergy(FactScene scene, int at)
    {
        var text = scene.Text;
        if (scene.AnswerAfter(at, at) is false)
        {
            scene.Add(at, new Fact(FactNames.Allergy, IsDenied: true));
            return;
        }

        if (!scene.Suppositions.IsTold(at))
            return;
        var isDenied = scene.Denials.Covers(at);
        if (text[at] is not "allergic" && Allergens.Contains(text.Near(at - 1)) && text.SameStretch(at - 1, at))
        {
            scene.Add(at, new Fact(FactNames.Allergy, text[at - 1], IsDenied: scene.Denials.Covers(at - 1)));
            return;
        }

        if (text.Near(at + 1) is "to" && text.SameStretch(at, at + 1) && text.Near(at + 2) is not "" && IsOfSomebody(text, at))
        {
            AddAllergens(scene, at + 2, isDenied);
            return;
        }

        if (isDenied && text.Near(at + 1) is not "reaction")
            scene.Add(at, new Fact(FactNames.Allergy, IsDenied: true));
    }

    private static bool IsOfSomebody(FactText text, int at) => text[at] is not "allergic" || text.Near(at - 1) is not ("be" or "become" or "people" or "get");

    private static void AddAllergens(FactScene scene, int first, bool isDenied)
    {
        var text = scene.Text;
        for (var i = first; i <= first + Reach && text.SameSentence(first, i); i++)
        {
            if (text[i] is "and" or "or" or "the" or "also")
                continue;
            if (i > first && !Allergens.Contains(text[i]))
                return;
            if (NoAllergens.Contains(text[i]))
            {
                if (isDenied)
                    scene.Add(i, new Fact(FactNames.Allergy, IsDenied: true));
                return;
            }

            // The first is taken by its place, whatever it is: nobody can list all allergens.
            var isPair = i == first && text.SameStretch(i, i + 1) && text[i + 1] is "oil" or "nuts" or "butter" or "acid" or "stings" or "cream" or "products" or "tape";
            scene.Add(i, new Fact(FactNames.Allergy, isPair ? $"{text[i]}_{text[i + 1]}" : text[i], IsDenied: isDenied));
            i += isPair ? 1 : 0;
        }
    }
}
