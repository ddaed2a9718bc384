using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads medicines taken, stopped and never taken. A medicine only named ("does accutane scar") is none.</summary>
internal static class MedicineReader
{
    private const int Reach = 7;

    private static readonly FrozenSet<string> Taking = WordSet.Of(
        "taking take takes using use uses started prescribed apply applying applies restarted given resumed usin began inject wearing swear popping rx");

    private static readonly FrozenSet<string> Took = WordSet.Of("took used tried taken had completed did done");

    private static readonly FrozenSet<string> Stopping = WordSet.Of(
        "stopped quit finished completed off ended ditched discontinued ex longer stoped dropped after post past out former");

    private static readonly FrozenSet<string> Fillers = WordSet.Of(
        "the my a an some any low dose topical oral prescription still currently also cream creams of both daily generic mg just only with course courses round "
            + "rounds second first 2nd 1st strength high cycle or and either strong ever been actually now me him her every day treatment those these it called to "
            + "small percent like long term recently other myself really at night from that over counter otc regular new full months for years weeks gel combined "
            + "hormonal blood");

    private static readonly FrozenSet<string> BeforeOn = WordSet.Of(
        "be im shes hes is are was were been am me her him still currently also and or not now went go got both already i never back just only longer nor started "
            + "but actually recently put again while she he so ive daughter weeks months years days week month year son mom sister dad husband wife friend isnt wasnt "
            + "arent");

    private static readonly FrozenSet<string> Modal = WordSet.Of(
        "can could should would may might must to will if you do does people they about gonna lets ill id");

    /// <summary>What ends a medicine when it is done, and goes on with it when it is denied.</summary>
    private static readonly FrozenSet<string> Stops = WordSet.Of(
        "stopped stop stopping quit quitting off ended ditched discontinued discontinue stoped dropped");

    private static readonly FrozenSet<string> BeforeStop = WordSet.Of("been be yet even fully completely totally actually really quite just ever come came gone got i");

    /// <summary>What "retina" is followed by where it is the eye's, not a way to write Retin-A.</summary>
    private static readonly FrozenSet<string> OfEyes = WordSet.Of(
        "detachment detached detaching tear tears surgery surgeon operation specialist doctor scan exam issue issues problem problems disease damage injury");

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        (Fact Fact, int Last)? before = null;
        for (var i = 0; i < text.Count; i++)
        {
            var length = MedicineNames.Table.Match(text, i, out var name);
            if (length == 0)
                continue;
            var last = i + length - 1;
            var fact = ReadOne(scene, i, last, name);
            if (fact is null && before is { } former && name != MedicineNames.Any && InList(text, former.Last, i))
                fact = former.Fact with { Value = name, Since = null };
            if (fact is not null)
            {
                scene.Add(i, fact);
                before = (fact, last);
            }

            i = last;
        }
    }

    private static Fact? ReadOne(FactScene scene, int first, int last, string name)
    {
        var text = scene.Text;
        if (text.Near(last + 1) is "allergy" or "allergic" || text.Near(first - 1) is "allergy" || IsAllergy(text, first) || IsEye(text, last))
            return null;
        var value = name == MedicineNames.Any ? null : name;
        if (scene.AnswerAfter(first, last) is { } answer && (answer is false || value is not null))
            return new Fact(FactNames.Medicine, value, IsDenied: !answer);
        if (!scene.Suppositions.IsTold(first))
            return null;
        var use = UseOf(text, first, last);
        if (value is not null && IsNotStopped(scene, first))
            return new Fact(FactNames.Medicine, value);
        var isDenied = scene.Denials.Covers(first);
        if (isDenied && use is not Use.Stopped && !IsUnrelated(text, scene.Denials.Of(first), first, use))
        {
            if (IsNoLonger(text, last) || IsLeftOff(scene, first, last))
                return value is null ? null : new Fact(FactNames.Medicine, value, IsPast: true, Since: SinceReader.Near(scene, first, last, orWithoutAgo: true));
            return new Fact(FactNames.Medicine, value, IsDenied: true);
        }

        if (value is null || use is Use.None)
            return null;
        var since = SinceReader.Near(scene, first, last, orWithoutAgo: use is not Use.Took);
        // "used it for a year": the year belongs to the medicine, but does not say when it ended.
        if (use is Use.Took && since is null)
            SinceReader.Near(scene, first, last, orWithoutAgo: true);
        return new Fact(FactNames.Medicine, value, IsPast: use is Use.Stopped or Use.Took, Since: since);
    }

    private static bool InList(FactText text, int last, int next)
    {
        if (next - last > 4 || !text.SameSentence(last, next))
            return false;
        for (var i = last + 1; i < next; i++)
        {
            if (text[i] is not ("and" or "or" or "plus" or "the" or "a" or "also" or "cream" or "low" or "dose" or "some" or "topical" or "my" or "nor" or "with"))
                return false;
        }

        return true;
    }

    private static bool IsAllergy(FactText text, int first)
    {
        for (var i = first - 1; i >= first - 3 && i >= 0; i--)
        {
            if (text[i] is "allergic" or "allergy" or "allergies")
                return true;
        }

        return false;
    }

    private static bool IsEye(FactText text, int last) => text[last] is "retina" && text.SameStretch(last, last + 1) && OfEyes.Contains(text[last + 1]);

    /// <summary>"haven't stopped accutane", "not off it yet", "not done with it": still taken. "never finished it" leaves that open.</summary>
    private static bool IsNotStopped(FactScene scene, int first)
    {
        var text = scene.Text;
        for (var i = first - 1; i >= first - Reach && i >= 0 && text.SameStretch(i, first); i--)
        {
            var isFinish = text[i] is "finished" or "finishing" or "completed" || (text[i] is "done" && text[i + 1] is "with");
            if (isFinish || Stops.Contains(text[i]))
                return scene.Denials.Of(i) is >= 0 and var denial && IsRightBefore(text, denial, i) && !(isFinish && text[denial] is "never" or "didnt");
            if (!Fillers.Contains(text[i]) && !Taking.Contains(text[i]) && !IsMedicine(text, i))
                return false;
        }

        return false;
    }

    /// <summary>Whether a denial is of the stop itself: in "not pregnant, stopped accutane" it is not.</summary>
    private static bool IsRightBefore(FactText text, int denial, int stop)
    {
        for (var i = denial + 1; i < stop; i++)
        {
            if (!BeforeStop.Contains(text[i]))
                return false;
        }

        return true;
    }

    /// <summary>A denial of something else on the way: "not pregnant, on doxy".</summary>
    private static bool IsUnrelated(FactText text, int denial, int first, Use use) =>
        (use is Use.Taken && !text.SameStretch(denial, first)) || (use is Use.None && !IsHeldBy(text, denial, first));

    /// <summary>"no accutane" denies it, "never heard of accutane" does not.</summary>
    private static bool IsHeldBy(FactText text, int denial, int first)
    {
        for (var i = denial + 1; i < first; i++)
        {
            if (!Fillers.Contains(text[i]) && !Taking.Contains(text[i]) && !Took.Contains(text[i]) && !IsMedicine(text, i) && text[i] is not ("on" or "other"))
                return false;
        }

        return true;
    }

    private static bool IsNoLonger(FactText text, int last) =>
        text.Near(last + 1) is "anymore" || (text.Near(last + 1) is "any" && text.Near(last + 2) is "more" or "longer");

    /// <summary>"haven't taken accutane in over a year": it was taken before.</summary>
    private static bool IsLeftOff(FactScene scene, int first, int last)
    {
        var text = scene.Text;
        if (text[scene.Denials.Of(first)] is not ("havent" or "hasnt"))
            return false;
        for (var i = last + 1; i <= last + 3 && text.SameStretch(last, i); i++)
        {
            if (Periods.At(text, i) is not null)
                return true;
        }

        return false;
    }

    private static Use UseOf(FactText text, int first, int last)
    {
        for (var i = first - 1; i >= first - Reach && i >= 0 && text.SameStretch(i, first); i--)
        {
            var word = text[i];
            if (word is "on")
                return IsTakingOn(text, i) ? UseAround(text, i, Use.Taken) : Use.None;
            if (Stopping.Contains(word))
                return word is "after" or "past" ? Use.None : Use.Stopped;
            if (Taking.Contains(word))
                return Modal.Contains(text.Near(i - 1)) && !IsUsedTo(text, i) ? Use.None : UseAround(text, i, Use.Taken);
            if (Took.Contains(word))
                return Modal.Contains(text.Near(i - 1)) && !IsHave(text, i) ? Use.None : GoesOn(text, i, last) ? Use.Taken : Use.Took;
            if (word is "except" or "besides")
                return Use.Taken;
            if (word is "stop" && text.Near(i - 1) is "did")
                return Use.Stopped;
            if (!Fillers.Contains(word) && !char.IsAsciiDigit(word[0]) && !IsMedicine(text, i))
                return Bare(text, first, last);
        }

        return Bare(text, first, last);
    }

    private static bool IsMedicine(FactText text, int at) => MedicineNames.Table.Match(text, at, out _) > 0 || text[at] is "acid" or "control" or "thinners" or "oil" or "pill" or "pills";

    /// <summary>"I have used it for 2 years" goes on; "I used it for 2 years" is over.</summary>
    private static bool GoesOn(FactText text, int verb, int last) =>
        text[verb] is "used" or "taken" && text.Near(verb - 1) is "ive" or "have" or "has" && text.Near(last + 1) is "for" or "since";

    private static bool IsHave(FactText text, int at) => text.Near(at - 1) is "have" or "ive" or "has";

    private static bool IsUsedTo(FactText text, int at) => text.Near(at - 1) is "to" && text.Near(at - 2) is "used";

    private static Use UseAround(FactText text, int verb, Use use)
    {
        for (var i = verb - 1; i >= verb - 3 && i >= 0 && text.SameStretch(i, verb); i--)
        {
            var isStopped = Stopping.Contains(text[i]) && text[i] is not ("after" or "out" or "past" or "post");
            var was = text[i] is "was" or "were" or "wasnt" && !text.IsWeAre(i) && text[verb] is not ("prescribed" or "given" or "started");
            if (isStopped)
                return Use.Stopped;
            if (was || (text[i] is "used" && text.Near(i + 1) is "to"))
                return Use.Took;
            if (text[i] is "i" or "im" or "ive" or "she" or "shes" or "he" or "hes" or "and" or "but")
                return use;
        }

        return use;
    }

    /// <summary>"I'm on", "put me on", "On doxy can I", but no "info on" and "depends on".</summary>
    private static bool IsTakingOn(FactText text, int on) => text.IsHead(on) || BeforeOn.Contains(text[on - 1]) || MedicineNames.Table.Match(text, on - 1, out _) > 0;

    /// <summary>"warfarin patient", "accutane 2 years ago", "5 months out of accutane" need no verb.</summary>
    private static Use Bare(FactText text, int first, int last)
    {
        var next = text.Near(last + 1);
        if (next is "user" or "patient" or "taker" or "girl")
            return text.Near(first - 1) is "ex" or "former" or "past" ? Use.Stopped : Use.Taken;
        if (text.SameSentence(last, last + 1) && Periods.AgoAt(text, last + 1) is not null)
            return Use.Stopped;
        // "accutane, finished it a year ago", "accutane, i stopped it".
        var verb = next is "i" ? last + 2 : last + 1;
        if (text.Near(verb) is "finished" or "stopped" or "quit" or "took" && text.Near(verb + 1) is "it" or "that")
            return Use.Stopped;
        if (next is "every" or "daily" or "nightly" || (next is "at" && text.Near(last + 2) is "night"))
            return Use.Taken;
        if (text.IsHead(first) && ForLength(text, last))
            return Use.Taken;
        return text.Near(first - 1) is "meds" or "medication" or "medications" or "medicines" or "medicine" && text.HasMarkAfter(first - 1, ':') ? Use.Taken : Use.None;
    }

    /// <summary>"hydroquinone 4% for 3 months".</summary>
    private static bool ForLength(FactText text, int last)
    {
        var at = char.IsAsciiDigit(text.Near(last + 1).FirstOrDefault('x')) ? last + 2 : last + 1;
        return text.Near(at) is "for" && text.SameStretch(last, at + 1) && Periods.At(text, at + 1) is not null;
    }

    private enum Use
    {
        None,
        Taken,

        /// <summary>It was taken, and may never have been: "never took".</summary>
        Took,

        Stopped,
    }
}
