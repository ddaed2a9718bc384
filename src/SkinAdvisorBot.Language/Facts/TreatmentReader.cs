using System.Collections.Frozen;
using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads treatments had before, and those never had. One asked about, wanted or booked is none.</summary>
internal static class TreatmentReader
{
    private const int Reach = 9;

    /// <summary>Stands for treatments in general: "no treatments before".</summary>
    private const string Any = "";

    /// <summary>Phrases and the topic each is content for.</summary>
    private static readonly PhraseTable<string> Names = new(
        ("laser, lasers, lazer, lazers, laser treatment, laser treatments, laser session, laser sessions, co2 laser, co2, pico laser, pico, picosure, laser hair removal, laser resurfacing, yag, q switched, q switch, lasered", "laser"),
        ("fraxel, fraxal, fraxle, fraxl, fraxell, fraxel laser, fraxel dual, fraxels", "fraxel"),
        ("bbl, bbl laser, broadband light, ipl, ipl laser, ipl photofacial, photofacial, photo facial, photofacials, intense pulsed light", "bbl"),
        ("aerolase, aerolaze, aerolase laser, aerolase neo", "aerolase"),
        ("clear and brilliant, clear brilliant, c and b, clear and brilliant permea, clear and brilliant laser, permea", "clear_brilliant_permea"),
        ("chemical peel, chemical peels, peel, peels, chem peel, chem peels, tca peel, vi peel, glycolic peel, glycolic peels, salicylic peel, acid peel, peal, cosmelan, jessner peel", "chemical_peel"),
        ("microneedling, micro needling, microneedle, microneedles, needling, dermaroller, derma roller, dermarolling, derma rolling, dermapen, derma pen, rf microneedling, morpheus8, morpheus 8, skinpen, skin pen", "microneedling"),
        ("prp, vampire facial, vampire facials, platelet rich plasma, prp facial", "prp"),
        ("botox, dysport, xeomin, botoks, toxin, botx, jeuveau", "botox"),
        ("filler, fillers, lip filler, lip fillers, dermal filler, dermal fillers, juvederm, restylane, cheek filler, under eye filler", "fillers"),
        ("exosomes, exosome, exosome treatment, exosome facial, exosome treatments", "exosomes"),
        ("treatments, treatment, procedures, procedure, cosmetic treatments, cosmetic procedures, cosmetic treatment, anything done, skin treatments, facial treatments, cosmetic work", Any));

    /// <summary>The topics that an earlier treatment may be, without repeats.</summary>
    public static ImmutableArray<string> Topics { get; } = [.. Names.Values.Where(topic => topic != Any).Distinct(StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Had = WordSet.Of(
        "had got did done tried underwent finished received gotten completed have having has get gets doing do try been");

    /// <summary>These tell of the past only where a denial turns them ("don't do peels") or a time says so.</summary>
    private static readonly FrozenSet<string> Undecided = WordSet.Of("have having has get gets doing do try been");

    private static readonly FrozenSet<string> Fillers = WordSet.Of(
        "a an the my his her some few couple of sessions session rounds round treatments treatment one two three four five six once twice both first last "
            + "another any only just face facial lip bad full light deep mild strong medium second 1st 2nd 3rd and or also either ever previous prior earlier before "
            + "with several multiple many times like it cosmetic professional little bit this that kind sort type single even actually really recently on aggressive "
            + "at home there already lots lot courses series nor such other to x i too");

    private static readonly FrozenSet<string> Booked = WordSet.Of(
        "booked scheduled tomorrow appointment appt consult consultation planned coming next question questions recommended quoted quote machine printer "
            + "suggested wipes off");

    /// <summary>What may stand before "had": anyone else ("a girl got filler", "my old place did botox") had it, not the person.</summary>
    private static readonly FrozenSet<string> Bearers = WordSet.Of(
        "i ive have just also already recently previously and then once only never havent hasnt hadnt has she he shes hes we weve actually even ever both not "
            + "but finally year month week ago yesterday who friend sister mom mum mother daughter son husband wife brother cousin aunt dad partner girlfriend "
            + "boyfriend no im had been before so night first didnt since dont having because that years months weeks days always later");

    private static readonly FrozenSet<string> AfterWords = WordSet.Of("since after from post following");

    private static readonly FrozenSet<string> Articles = WordSet.Of("my the a last first your her his that second recent");

    private static readonly FrozenSet<string> Unreal = WordSet.Of(
        "you did should could would to be is can if being will getting gets people are it they who someone doctor");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        (Fact Fact, int Last)? before = null;
        for (var i = 0; i < text.Count; i++)
        {
            var length = Names.Match(text, i, out var topic);
            if (length == 0)
                continue;
            var last = i + length - 1;
            if (ReadOne(scene, i, last, topic, before) is { } fact)
            {
                scene.Add(i, fact);
                before = (fact, last);
            }

            i = last;
        }
    }

    private static Fact? ReadOne(FactScene scene, int first, int last, string topic, (Fact Fact, int Last)? before)
    {
        var text = scene.Text;
        if (!scene.Suppositions.IsTold(first) || Booked.Contains(text.Near(last + 1)))
            return null;
        var value = topic == Any ? null : topic;
        if (scene.AnswerAfter(first, last) is false)
            return new Fact(FactNames.EarlierTreatment, value, IsDenied: true);
        if (before is { } former && former.Fact.Value is not null && value is not null && InList(text, former.Last, first))
            return former.Fact with { Value = value, Since = former.Fact.IsDenied ? null : SinceReader.Near(scene, first, last, orWithoutAgo: false) ?? former.Fact.Since };
        var verb = VerbBefore(text, first);
        var isDenied = scene.Denials.Covers(first) && (verb < 0 || text[verb] is not ("got" or "finished") || text.Near(verb - 1) is "never" or "havent" or "not");
        if (isDenied)
            return Denies(text, scene.Denials.Of(first), first, last, verb) ? new Fact(FactNames.EarlierTreatment, value, IsDenied: true) : null;
        if (value is null)
            return null;
        var isHad = (verb >= 0 && IsReal(text, verb, first, last)) || IsAfter(scene, first, last) || HasTime(text, first, last) || IsHadAfter(text, last) || (text.IsHead(first) && text.Near(last + 1) is "every");
        return isHad ? new Fact(FactNames.EarlierTreatment, value, Since: TimeUntil(scene, first) ?? SinceReader.Near(scene, first, last, orWithoutAgo: false)) : null;
    }

    /// <summary>"never had laser" and "no peels before" deny; "I don't want laser", "not a laser" and "no laser today" do not.</summary>
    private static bool Denies(FactText text, int denial, int first, int last, int verb)
    {
        if (!IsHeldBy(text, denial, first))
            return false;
        if (text[denial] is "never" or "havent" or "hasnt" or "hadnt")
            return true;
        if (verb > denial || (verb == denial - 1 && verb >= 0))
            return text.Near(verb - 1) is not "to" && text[verb] is not ("have" or "get");
        if (text[denial] is "didnt")
            return true;
        if (text[denial] is not ("no" or "none" or "zero" or "without" or "nor"))
            return false;
        // "no botox, no filler" answers what was had; "no laser please" does not.
        if (denial + 1 == first && CountOfNo(text, first) > 1)
            return true;
        return text.Near(last + 1) is "yet" or "done" or "history" or "so" or "in" || text.Near(first - 1) is "previous" or "prior" or "earlier" or "past"
            || text.Near(denial + 1) is "previous" or "prior" or "past" || EndsIn(text, last, "before") || EndsIn(text, last, "ever");
    }

    /// <summary>Whether only having stands between a denial and what it denies: "never wanted botox" does not say that none was had.</summary>
    private static bool IsHeldBy(FactText text, int denial, int first)
    {
        for (var i = denial + 1; i < first; i++)
        {
            if (!Fillers.Contains(text[i]) && !Had.Contains(text[i]) && !char.IsAsciiDigit(text[i][0]) && Names.Match(text, i, out _) == 0 && text[i] is not ("history" or "past" or "skin" or "facials"))
                return false;
        }

        return true;
    }

    private static int CountOfNo(FactText text, int at)
    {
        var count = 0;
        for (var i = Math.Max(0, at - Reach); i <= at + Reach; i++)
            count += text.SameSentence(i, at) && text[i] is "no" or "never" or "nothing" ? 1 : 0;
        return count;
    }

    private static bool EndsIn(FactText text, int last, string word)
    {
        for (var i = last + 1; i <= last + 5 && text.SameSentence(last, i); i++)
        {
            if (text[i] == word)
                return true;
        }

        return false;
    }

    private static bool InList(FactText text, int last, int next)
    {
        if (next - last > 4 || !text.SameSentence(last, next))
            return false;
        for (var i = last + 1; i < next; i++)
        {
            if (text[i] is not ("and" or "or" or "plus" or "a" or "also" or "some" or "nor" or "then" or "one" or "the") && !char.IsAsciiDigit(text[i][0]))
                return false;
        }

        return true;
    }

    private static int VerbBefore(FactText text, int first)
    {
        for (var i = first - 1; i >= first - Reach && i >= 0 && text.SameSentence(i, first); i--)
        {
            if (Had.Contains(text[i]))
                return i;
            if (!Fillers.Contains(text[i]) && !char.IsAsciiDigit(text[i][0]) && Names.Match(text, i, out _) == 0 && text[i] is not ("microneedling" or "peel" or "never" or "not" or "no"))
                return -1;
        }

        return -1;
    }

    private static bool IsReal(FactText text, int verb, int first, int last)
    {
        if (Undecided.Contains(text[verb]) || (Unreal.Contains(text.Near(verb - 1)) && text.SameStretch(verb - 1, verb)))
            return IsRegular(text, verb, last) || (text[verb] is "have" or "has" or "having" && HasTime(text, first, last));
        if (!text.IsHead(verb) && !Bearers.Contains(text.Near(verb - 1)))
            return false;
        for (var i = last + 1; i <= last + 4 && text.SameStretch(last, i); i++)
        {
            if (Booked.Contains(text[i]) && text[i] is not ("off" or "recommended" or "suggested"))
                return false;
        }

        return true;
    }

    /// <summary>"I get botox every 4 months", "have been doing peels".</summary>
    private static bool IsRegular(FactText text, int verb, int last) =>
        (text.Near(last + 1) is "every" or "regularly" && text.Near(verb - 1) is "i" or "she" or "he") || (text[verb] is "doing" && text.Near(verb - 1) is "been");

    /// <summary>"since my fraxel", "darker after the peel": told of one's own skin.</summary>
    private static bool IsAfter(FactScene scene, int first, int last)
    {
        var text = scene.Text;
        var at = first - 1;
        while (at >= 0 && at >= first - 4 && text.SameStretch(at, first) && (Articles.Contains(text[at]) || char.IsAsciiDigit(text[at][0])))
            at--;
        if (at < 0 || !AfterWords.Contains(text[at]) || !text.SameStretch(at, first))
            return false;
        if (text[at] is "since" || TimeBefore(text, at) is not null)
            return true;
        // "why add exosomes after the laser", "after the peel, what may I use": of a treatment to come.
        if (scene.Suppositions.IsInQuestion(at))
            return false;
        return text[first - 1] is "my" or "her" or "his" || Periods.AgoAt(text, Math.Min(last + 1, text.Count - 1)) is not null || TellsOfSkin(text, at);
    }

    /// <summary>"two weeks after my peel": the time since, taken.</summary>
    private static string? TimeUntil(FactScene scene, int first)
    {
        for (var at = first - 1; at >= first - 3 && at > 0 && scene.Text.SameStretch(at, first); at--)
        {
            if (!AfterWords.Contains(scene.Text[at]) || TimeBefore(scene.Text, at) is not { } period)
                continue;
            scene.Take(period.First, period.Last);
            return period.Iso;
        }

        return null;
    }

    private static Period? TimeBefore(FactText text, int at)
    {
        for (var i = at - 1; i >= at - 4 && i >= 0 && text.SameStretch(i, at) && text[at] is "after" or "post" or "since"; i--)
        {
            if (Periods.At(text, i) is { } period && period.Last == at - 1)
                return period;
        }

        return null;
    }

    private static bool TellsOfSkin(FactText text, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - Reach && text.SameSentence(i, at); i--)
        {
            if (text[i] is "my" or "i" or "im" or "got" or "is" or "her" or "his")
                return true;
        }

        return false;
    }

    /// <summary>"filler 3 days ago", "laser last month".</summary>
    private static bool HasTime(FactText text, int first, int last)
    {
        for (var i = last + 1; i <= last + 3 && text.SameSentence(last, i); i++)
        {
            if (Periods.AgoAt(text, i) is { } ago && !(text[i] is "today" or "tonight" or "this"))
                return ago.Iso != "P0D" && text.Near(first - 1) is not ("for" or "about" or "of" or "price" or "booked" or "cancelled" or "canceled");
            if (text[i] is not ("done" or "about" or "on" or "my" or "face" or "session" or "was" or "like" or "around"))
                return false;
        }

        return false;
    }

    /// <summary>"laser done in 2019", "microneedling before but": the verb stands behind.</summary>
    private static bool IsHadAfter(FactText text, int last)
    {
        return text.Near(last + 1) is "done" or "before" && text.Near(last + 2) is "in" or "last" or "before" or "" or "but" or "years" && !Unreal.Contains(text.Near(last - 1));
    }
}
