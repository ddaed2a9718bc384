using System.Collections.Frozen;
using System.Globalization;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads the Fitzpatrick type from its name or from the colour of the skin. Where somebody comes from is no skin type.</summary>
/// <remarks>Types 1 (always burns) to 6 (deeply pigmented), see NCBI Bookshelf NBK481857. Words for a colour give every type they are used for.</remarks>
internal static class SkinTypeReader
{
    private static readonly PhraseTable<string> Scale = new(
        ("fitzpatrick skin type, fitzpatrick type, fitzpatrick scale, fitzpatrick, fitz type, fitz skin type, fitz, skin type, skintype, phototype, skin phototype, skin tone type, type", ""));

    private static readonly PhraseTable<string> Tones = new(
        ("very fair, super fair, really fair, so fair, extremely fair, very pale, super pale, really pale, so pale, extremely pale, porcelain, ghostly pale, pale white, ghost white, pasty, very white, alabaster", "1"),
        ("fair, pale, light, light complected, fair complected, lightskin, light skin, ivory", "1-2"),
        ("white", "1-3"),
        ("medium, olive, light olive, light medium, medium olive, beige, light brown, medium tone", "3-4"),
        ("tan, tanned", "4"),
        ("brown, medium brown, caramel, wheatish, dusky, very brown, dark olive, medium dark, mocha, golden brown, deep olive, brownskin", "4-5"),
        ("dark, deep, black, dark brown, deep brown, very dark, ebony, chocolate, deeply pigmented, melanated, melanin rich, darkskin, rich dark, medium deep, very deep, dark skin, dark complected, dark skinned, deep dark", "5-6"));

    private static readonly FrozenSet<string> Degrees = WordSet.Of(
        "quite pretty rather kinda kind of a bit very really super so naturally more on the side just fairly too extremely such also mostly medium not nice "
            + "actually darker lighter fairer all definitely an no only somewhat sort own deep light and");

    private static readonly FrozenSet<string> BeforeNumber = WordSet.Of("is a an im type about probably around maybe skin scale number like of on the at");

    private static readonly FrozenSet<string> People = WordSet.Of(
        "bf gf daughter son husband wife sister mom mum mother friend brother partner boyfriend girlfriend kid child dad father who and female woman man male aunt cousin");

    /// <summary>What the colour of a skin may also be named of: "dark skin spots".</summary>
    private static readonly FrozenSet<string> Marks = WordSet.Of("spot spots patch patches cancer tag tags mark marks discoloration");

    private static readonly FrozenSet<string> Nouns = WordSet.Of(
        "skin color colour skinned complexion toned skintone complected complexioned tone skined");

    private static readonly FrozenSet<string> Owners = WordSet.Of(
        "im i ive my have has had got with shes hes her his am being as is since having we");

    private static readonly FrozenSet<string> AfterTone = WordSet.Of(
        "and so but with can is will what does do would if which how are i im my too btw like should w or af also now myself any female male woman man girl guy "
            + "lady person enough already because naturally by year as both could am ish have has who lol never always not then mother");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            if (Scale.Match(text, i, out _) is > 0 and var length && ReadNumber(scene, i, i + length - 1) is > 0 and var last)
                i = last;
            else if (Tones.Match(text, i, out var range) is > 0 and var words)
                i = ReadTone(scene, i, i + words - 1, range);
        }

        SunReaction.Read(scene);
    }

    /// <returns>The last word of the type; 0 when none is told.</returns>
    private static int ReadNumber(FactScene scene, int first, int scale)
    {
        var text = scene.Text;
        var at = scale + 1;
        while (at <= scale + 4 && text.SameSentence(at, scale) && BeforeNumber.Contains(text[at]))
            at++;
        if (!text.SameSentence(scale, at) || TypeOf(text, at) is not (> 0 and var low))
            return 0;
        var (high, last) = UpperAt(text, at) ?? (low, at);
        var isMine = text.Near(first - 1) is "my" or "im";
        if (!IsOfSkin(text, first, scale, at, last) || !(isMine || scene.Suppositions.IsTold(at)))
            return 0;
        var value = high > low ? string.Create(CultureInfo.InvariantCulture, $"{low}-{high}") : low.ToString(CultureInfo.InvariantCulture);
        scene.Add(first, new Fact(FactNames.SkinType, value, IsDenied: scene.Denials.Covers(first)));
        scene.Take(first, last);
        return last;
    }

    /// <summary>"type IV" and "im a type 4" are of the skin, "type 2 diabetes" and "type I" of an unfinished "type I have" are not.</summary>
    private static bool IsOfSkin(FactText text, int first, int scale, int number, int last)
    {
        var next = text.Near(last + 1);
        if (next is "diabetes" or "diabetic" or "hair" or "rosacea")
            return false;
        var isNamed = text[first] is not "type" || first != scale || next is "skin";
        if (isNamed)
            return true;
        return char.IsAsciiDigit(text[number][0])
            ? text.Near(first - 1) is "im" or "skin" || (text.Near(first - 1) is "a" && text.Near(first - 2) is "im")
            : text[number] is not "i";
    }

    private static (int Type, int At)? UpperAt(FactText text, int low)
    {
        var next = low + 1;
        if (text.Near(next) is "or" or "to" or "and")
            next++;
        else if (!(text.HasMarkAfter(low, '-') || text.HasMarkAfter(low, '/') || text.HasMarkAfter(low, '–')))
            return null;
        return text.SameSentence(low, next) && TypeOf(text, next) is > 0 and var type ? (type, next) : null;
    }

    /// <returns>The type a word names; 0 when it names none.</returns>
    private static int TypeOf(FactText text, int at) => text.AsWritten(at) switch
    {
        "i" => IsNumeralOne(text, at) ? 1 : 0,
        "v" => !text.SameStretch(at, at + 1) || IsAfterNumeral(text[at + 1]) || AfterTone.Contains(text[at + 1]) ? 5 : 0,
        "1" or "one" => 1,
        "2" or "ii" or "two" => 2,
        "3" or "iii" or "three" => 3,
        "4" or "iv" or "four" or "4ish" => 4,
        "5" or "five" => 5,
        "6" or "vi" or "six" => 6,
        _ => 0,
    };

    /// <summary>"skin type i", "type i-ii", but no "skin type i have".</summary>
    private static bool IsNumeralOne(FactText text, int at)
    {
        if (!text.SameStretch(at, at + 1) || IsAfterNumeral(text[at + 1]))
            return true;
        var upper = text[at + 1] is "or" or "to" or "and" ? at + 2 : at + 1;
        return text.SameStretch(at, upper) && text[upper] is "2" or "3" or "ii" or "iii";
    }

    private static bool IsAfterNumeral(string word) => Nouns.Contains(word) || word is "here";

    /// <returns>The last word read.</returns>
    private static int ReadTone(FactScene scene, int first, int last, string range)
    {
        var text = scene.Text;
        // "light to medium skin", "medium/dark".
        if (text.Near(last + 1) is "to" or "or" && Tones.Match(text, Math.Min(last + 2, text.Count - 1), out var upper) is > 0 and var words)
        {
            range = $"{range[0]}-{upper[^1]}";
            last += 1 + words;
        }

        if (!IsTone(text, first, last) || !(scene.Suppositions.IsTold(first) || (text.Near(first - 1) is "my" && !scene.Suppositions.IsSupposed(first))))
            return last;
        var isDenied = scene.Denials.Covers(first);
        scene.Add(first, new Fact(FactNames.SkinType, range, IsDenied: isDenied));
        return last;
    }

    private static bool IsTone(FactText text, int first, int last)
    {
        if (IsNamedSkin(text, last))
            return !(text.SameStretch(last, last + 2) && Marks.Contains(text[last + 2])) && text[first] is not "tanned" && IsOwned(text, first, isPredicate: false);
        var isWeak = first == last && text[first] is "tan" or "tanned" or "medium" or "light" or "white";
        var isEnd = !text.SameStretch(last, last + 1) || AfterTone.Contains(text[last + 1]);
        return isEnd && !isWeak && IsOwned(text, first, isPredicate: true);
    }

    private static bool IsNamedSkin(FactText text, int last)
    {
        if (text[last] is "lightskin" or "darkskin" or "brownskin" or "skin" or "skinned")
            return true;
        return text.SameStretch(last, last + 1) && (Nouns.Contains(text[last + 1]) || (text[last + 1] is "colored" or "coloured" && text.Near(last + 2) is "skin"));
    }

    /// <summary>Whether the tone is somebody's: "im quite dark", "my skin is", "with dark skin"; "laser on dark skin" is nobody's.</summary>
    private static bool IsOwned(FactText text, int first, bool isPredicate)
    {
        for (var i = first - 1; i >= first - 6 && i >= 0 && text.SameStretch(i, first); i--)
        {
            if (text[i] is "is")
                return IsOfSomebody(text, i);
            if (!isPredicate && text[i] is "on")
                return false;
            var isSmall = text[i] is "skin" or "tone" or "complexion" || Degrees.Contains(text[i]) || (!isPredicate && char.IsAsciiDigit(text[i][0]));
            if (!isSmall)
                return isPredicate ? text[i] is "im" or "shes" or "hes" or "am" or "born" : Owners.Contains(text[i]) || People.Contains(text[i]);
        }

        return !isPredicate && (text.IsHead(first) || (Degrees.Contains(text[first - 1]) && text[first - 1] is not ("on" or "the")));
    }

    /// <summary>"my skin is dark", "my husband is dark"; no "my lip is dark", no "my skin is getting dark".</summary>
    private static bool IsOfSomebody(FactText text, int verb) =>
        text.Near(verb + 1) is not ("getting" or "turning" or "going")
        && (text.Near(verb - 1) is "skin" or "complexion" or "tone" or "color" or "colour" or "skintone" || People.Contains(text.Near(verb - 1)));
}
