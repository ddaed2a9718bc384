using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Answers;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Reads what a message says to the desk: several things at once, whatever was asked. Says nothing itself.</summary>
internal static partial class BookingHearing
{
    /// <param name="IsHeard">False where the message has nothing for the desk.</param>
    /// <param name="Trouble">The act that says what is wrong with it, with the words it is about; null for nothing.</param>
    /// <param name="IsAgreed">A yes to the read-back.</param>
    /// <param name="WantsOthers">None of the slots offered will do.</param>
    public sealed record Heard(BookingState State, bool IsHeard = false, (string Act, string Words)? Trouble = null, bool IsAgreed = false, bool WantsOthers = false)
    {
        public Heard With(BookingState state) => this with { State = state, IsHeard = true };

        public Heard Troubled(string act, string words = "") => this with { IsHeard = true, Trouble = (act, words) };
    }

    public static Heard Hear(Scene scene, BookingState state)
    {
        var heard = Contact(scene, new Heard(state));
        heard = Visit(scene, heard);
        heard = Wishes(scene, heard);
        heard = Time(scene, heard);
        heard = Name(scene, heard);
        if (heard.State.Step == BookingSteps.Fit && !heard.State.IsFit)
            return Fit(scene, heard);
        return heard.IsHeard ? heard : Answer(scene, heard);
    }

    private static Heard Contact(Scene scene, Heard heard)
    {
        if (heard.State.Task != BookingTask.Book || scene.Meaning?.Contact is not { } told)
            return heard;
        var state = heard.State;
        if (told.Phone is { } phone)
            heard = heard.With(state = state with { Phone = phone, IsConsentAsked = state.IsConsentAsked && state.Phone == phone, Consent = state.Phone == phone ? state.Consent : null });
        if (told.Email is { } email)
            heard = heard.With(state with { Email = email, IsConsentAsked = state.IsConsentAsked || state.Step == BookingSteps.Consent });
        if (told is { Phone: null, Email: null, BadEmail: { } bad })
            return heard.Troubled(BookingActs.EmailOdd, bad);
        return told is { Phone: null, Email: null, BadPhone: { } odd } && state.Step is BookingSteps.Contact or BookingSteps.Confirm or BookingSteps.Change or BookingSteps.Find
            ? heard.Troubled(BookingActs.PhoneOdd, odd)
            : heard;
    }

    private static Heard Visit(Scene scene, Heard heard)
    {
        var (plan, calendar, text) = (scene.Playbook.Booking!, scene.Playbook.Clinic.Calendar!, scene.Message.Text);
        if (heard.State.Task != BookingTask.Book)
            return heard;
        var isAsked = heard.State.Step == BookingSteps.Visit;
        if (!isAsked && !(heard.State is { Step.Length: 0, Visit: null } || ChangesVisit().IsMatch(text)))
            return heard;
        var visit = isAsked && (Number(text) ?? Place(text)) is { } number && number <= calendar.Visits.Length ? calendar.Visits[number - 1].Id : VisitFinder.Find(plan, calendar, Companions.Without(text));
        if (visit is null || visit == heard.State.Visit)
            return heard;

        // Another kind of visit takes another time and room.
        return heard.With(heard.State with { Visit = visit, Slot = null, Offered = [], Shown = [] });
    }

    /// <summary>For whom, and with whom.</summary>
    private static Heard Wishes(Scene scene, Heard heard)
    {
        if (heard.State.Task != BookingTask.Book)
            return heard;
        if (!heard.State.IsSecond && heard.State.Companion is null && Companions.Of(scene.Message.Text) is { } companion)
        {
            scene.Writer.Lead(BookingActs.EachOwn, ("name", companion));
            return heard.With(heard.State with { Companion = companion, ForWhom = null });
        }

        if (ForWhom().Match(scene.Message.Text) is { Success: true } match && match.Groups["whom"].Value.ToLowerInvariant() is var whom && whom != heard.State.ForWhom)
            heard = heard.With(heard.State with { ForWhom = whom, Name = null });
        if (VisitFinder.FindProvider(scene.Playbook.Clinic.Calendar!, scene.Message.Text) is not { } provider || provider == heard.State.Provider)
            return heard;
        return heard.State.Slot?.Provider == provider
            ? heard.With(heard.State with { Provider = provider })
            : heard.With(heard.State with { Provider = provider, Slot = null, Offered = [], Shown = [] });
    }

    private static Heard Time(Scene scene, Heard heard)
    {
        var (state, wish, text) = (heard.State, scene.Meaning?.When, scene.Message.Text);

        // "Call me there after six" is about the number.
        if (state.Step is BookingSteps.Contact or BookingSteps.Find && scene.Meaning?.Contact is not null)
            return heard;
        if (state.Step == BookingSteps.Name && IsMonthName(scene.Meaning?.Contact?.Rest ?? text))
            return heard;
        if (SpokenOf(scene, state) is { } known && WishReference.Resolve(text, wish, known) is { } meant)
            return heard.With(state with { Wish = meant, Slot = null, Offered = [], Shown = [] });
        if (state.Step == BookingSteps.Day && state.Wish is { Which: { IsEmpty: false } days } open && DayOf(days, wish, text) is { } day)
            return heard.With(state with { Wish = WishMerge.On(open, day), Offered = [] });
        if (state.Step == BookingSteps.Slot && PickOf(scene, state, wish, text) is { } pick)
            return heard.With(state with { Slot = state.Offered[pick] });
        if (wish is null || (state.Slot is { } kept && wish is { IsPast: false, Impossible: null, Order: WishOrder.None } && WishMerge.Fits(wish, kept.Start)))
            return heard;
        if (wish.Impossible is { } words)
            return heard.Troubled(BookingActs.Impossible, words);
        if (wish.IsPast)
            return heard.Troubled(BookingActs.Past);

        // "Earlier" and "later" are meant against what was offered, and against the slot that was taken.
        ImmutableArray<DateTimeOffset> against = wish.Order is WishOrder.Earlier or WishOrder.Later
            ? [.. state.Offered.Select(slot => slot.Start), .. state.Slot is { } taken ? [taken.Start] : Array.Empty<DateTimeOffset>()]
            : [];
        return heard.With(state with { Wish = WishMerge.Of(state.Wish, wish), Slot = null, Offered = [], Shown = against });
    }

    /// <summary>The local time that "same time" and "an hour later" are said against: the one taken, the only one offered, or that of the visit to be moved.</summary>
    private static DateTimeOffset? SpokenOf(Scene scene, BookingState state) => state switch
    {
        { Slot: { } taken } => BookingDesk.Local(scene, taken.Start),
        { Offered: [var only] } => BookingDesk.Local(scene, only.Start),
        { Appointment: { } id } => scene.Desk.Book.Find(id) is { } visit ? BookingDesk.Local(scene, visit.Slot.Start) : null,
        _ => null,
    };

    /// <summary>Whether a name begins with one that is a word for a time, too: "April May", "Eve Ray".</summary>
    private static bool IsMonthName(string text) => MonthName().IsMatch(text);

    /// <summary>The offer that is taken; with a name or an address behind it, by what stands before the first comma.</summary>
    private static int? PickOf(Scene scene, BookingState state, TimeWish? wish, string text)
    {
        // A part of the day or of the week is a wish for more of them, even where one of the offers lies in it.
        if (state.Offered.IsEmpty || (wish is { Windows: [_, ..] windows } && windows.All(window => window is { From: null, At: null }) && !Places().IsMatch(text)))
            return null;
        ImmutableArray<DateTimeOffset> starts = [.. state.Offered.Select(slot => BookingDesk.Local(scene, slot.Start))];
        return OfferPicker.Pick(text, wish, starts) ?? (text.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma ? OfferPicker.Pick(text[..comma], wish, starts) : null);
    }

    private static DateOnly? DayOf(ImmutableArray<DateOnly> days, TimeWish? wish, string text)
    {
        if (Number(text) is { } number && number <= days.Length)
            return days[number - 1];
        if (wish is { Windows: [{ From: { } from }, ..], Which.IsEmpty: true } && days.Contains(from))
            return from;
        if (Nearest().IsMatch(text))
            return days[0];
        return Farthest().IsMatch(text) ? days[^1] : null;
    }

    private static Heard Name(Scene scene, Heard heard)
    {
        var state = heard.State;
        var isAsked = state.Step == BookingSteps.Name;
        if (state.Task != BookingTask.Book || (isAsked && scene.Meaning?.When is not null && !IsMonthName(scene.Meaning?.Contact?.Rest ?? scene.Message.Text)))
            return heard;
        var text = scene.Meaning?.Contact?.Rest ?? scene.Message.Text;
        if (NameReader.Read(text, isAsked) is { } name)
            return heard.With(state with { Name = name });
        return isAsked && !heard.IsHeard && NameReader.IsOdd(text) && !text.Contains('?', StringComparison.Ordinal) ? heard.Troubled(BookingActs.NameOdd) : heard;
    }

    /// <summary>
    /// The answer about reasons to wait, with whatever else was said beside it. Only what answers this question counts: a "no" that takes back a time, or a tale about something
    /// else, leaves it open, and who is unsure has not said no (general rule 3).
    /// </summary>
    private static Heard Fit(Scene scene, Heard heard)
    {
        var text = scene.Message.Text;
        if (Refuses().IsMatch(text))
            return heard.Troubled(BookingActs.FitNeed);
        if (Unsure().IsMatch(text) || text.Contains('?', StringComparison.Ordinal))
            return heard;
        if (PartAnswer.LeavesOpen(text, scene.Meaning?.When is not null) && !DeniesAll(scene))
            return heard.Troubled(BookingActs.FitWhich);
        var isNo = NoneApplies().IsMatch(text) || DeniesAll(scene) || (!heard.IsHeard && Agreement.Read(text) == false && PlainWords.Of(text).Count <= LongNo);
        if (isNo)
            return heard.With(heard.State with { IsFit = true });
        return !heard.IsHeard && Agreement.Read(text) == true ? heard.Troubled(BookingActs.FitWhich) : heard;
    }

    /// <summary>Whether all that is told of what closes the booking is denied or past: "I took accutane, ten years ago". Triage has found no reason to wait in it.</summary>
    private static bool DeniesAll(Scene scene)
    {
        var told = scene.Meaning!.Facts.Where(fact => scene.Playbook.Booking!.Closes.Any(reason => reason.Fact == fact.Name && reason.Below is null)).ToImmutableArray();
        return !told.IsEmpty && told.All(fact => fact.IsDenied || fact.IsPast);
    }

    /// <summary>Yes, no and what else the question asked last takes for an answer.</summary>
    private static Heard Answer(Scene scene, Heard heard)
    {
        var (state, text) = (heard.State, scene.Message.Text);
        var agrees = Agreement.Read(text);
        switch (state.Step)
        {
            case BookingSteps.Slot when agrees == true && !Others().IsMatch(text):
                return state.Offered.Length == 1 ? heard.With(state with { Slot = state.Offered[0] }) : heard.Troubled(BookingActs.WhichSlot);
            case BookingSteps.Slot when agrees == false || Others().IsMatch(text):
                return heard.With(state) with { WantsOthers = true };
            case BookingSteps.Consent when agrees is { } may:
                return heard.With(state with { IsConsentAsked = true, Consent = may ? new TextConsent(scene.Message.At, ConsentWords(scene, state), text.Trim()) : null });
            case BookingSteps.Consent when JustBook().IsMatch(text):
                return heard.With(state with { IsConsentAsked = true });
            case BookingSteps.Contact when agrees == false || Refuses().IsMatch(text):
                return heard.Troubled(BookingActs.ContactNeed);
            case BookingSteps.Confirm or BookingSteps.Change when Changed(state, text) is { } changed:
                return heard.With(changed);
            case BookingSteps.Confirm when agrees == true:
                return heard.With(state) with { IsAgreed = true };
            case BookingSteps.Confirm when agrees == false || ChangeWord().IsMatch(text):
                return heard.Troubled(BookingActs.Change);
            case BookingSteps.Change when agrees == true:
                return heard.With(state);
            case BookingSteps.Name or BookingSteps.Contact or BookingSteps.Consent when ChangesTime().IsMatch(text) && Changed(state, text) is { } changed:
                return heard.With(changed);
            default:
                return heard;
        }
    }

    /// <summary>The question in the words it was asked in: consent is worth what was consented to.</summary>
    private static string ConsentWords(Scene scene, BookingState state)
    {
        var act = scene.Playbook.Act(BookingActs.Consent);
        var form = scene.Before.Said.FirstOrDefault(said => said.Key == act.Id)?.Form ?? 0;
        var wording = act.Wordings[form % act.Wordings.Length];
        return (scene.Writer.IsSms ? wording.Short : wording.Full).Say(scene.Playbook.Clinic.Facts, ("phone", SlotWords.Phone(state.Phone!)));
    }

    private static BookingState? Changed(BookingState state, string text)
    {
        var words = PlainWords.Of(text);
        if (words.Count > 8)
            return null;
        if (words.Any(word => word is "time" or "day" or "date" or "times" or "slot" or "when"))
            return state with { Slot = null, Offered = [], Wish = null, Shown = state.Slot is { } slot ? [slot.Start] : [] };
        if (state.Task != BookingTask.Book)
            return null;
        if (words.Contains("name"))
            return state with { Name = null };
        return words.Any(word => word is "contact" or "phone" or "number" or "email" or "mail" or "e" or "mobile" or "cell")
            ? state with { Phone = null, Email = null, Consent = null, IsConsentAsked = false }
            : null;
    }

    /// <summary>Words up to which a message with a no in it is one.</summary>
    private const int LongNo = 14;

    /// <summary>"The second one": a place from 1 on; null for anything else.</summary>
    private static int? Place(string text) => Places().Match(text) is { Success: true } place ? place.Value.ToLowerInvariant()[0] switch { 'f' => 1, 's' => 2, _ => 3 } : null;

    /// <summary>A bare number from 1 on; null for anything else.</summary>
    private static int? Number(string text) =>
        int.TryParse(text.Trim().Trim('#', '.', ')', '('), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    [GeneratedRegex(@"\b(?:for|not me,? (?:it'?s )?|it'?s)\s+(?:my|mi)\s+(?<whom>mother|mom|mum|mama|mamá|father|dad|papa|papá|wife|husband|partner|boyfriend|girlfriend|fianc[eé]e?|sister|brother|friend|daughter|son|aunt|uncle|grandmother|grandma|grandfather|grandpa|cousin|niece|nephew|roommate|colleague|boss|neighbou?r|hija|hijo|hermana|hermano|esposa|esposo|amiga|amigo|madre|padre)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForWhom();

    // Spelt as people type in haste; the first letter tells which.
    [GeneratedRegex(@"\b(?:first|frist|fisrt|firts|second|seccond|secnd|secon|sedond|third|thrid|thirdd|tird)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Places();

    [GeneratedRegex(@"^\W*(?:(?:my name is|it'?s|i'?m|name:?)\s+)?(?:April|May|June|August|Jan|Eve|Summer|Autumn|Tuesday|Wednesday|Sunday)\s+(?!(?:or|and|at|in|the|this|next|is|works?|would|morning|afternoon|evening|please|pls)\b)[\p{L}'-]{2,}(?:\s+[\p{L}'-]{2,})?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"\b(?:i don'?t know|dunno|idk|not sure|unsure|no idea|maybe|perhaps|might|could be|i think so)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unsure();

    [GeneratedRegex(@"\bnone\b|\bneither\b|\bninguna\b|\bninguno\b|\bnothing (?:of|applies|fits|that|like)\b|\bno(?:ne)? of (?:it|them|those|these|that)\b|\bno to (?:all|everything)\b|\bno,? none\b|\b(?:doesn'?t|don'?t) apply\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoneApplies();

    [GeneratedRegex(@"\b(?:just book|book it|no texts?|not text|don'?t text|e-?mail (?:me|only|is fine)|only e-?mail|stop texting)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex JustBook();

    [GeneratedRegex(@"\b(?:change|another|different|other|wrong)\b.*\b(?:time|day|date|slot)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangesTime();

    [GeneratedRegex(@"\b(?:make it|actually|change (?:it|that|this) to|i meant|rather|instead|for an?|book an?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangesVisit();

    [GeneratedRegex(@"\b(?:others?|more|different|else|another|none of|neither|any others?|can'?t (?:do|make) (?:any|those|these|either)|(?:don'?t|doesn'?t|won'?t) (?:work|suit|do)|no good)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Others();

    [GeneratedRegex(@"\b(?:(?:rather|prefer) not|won'?t|don'?t (?:want|have|like)|do not (?:want|have)|private|why do you need|none of your|not your business|not giving|no phone|no email)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Refuses();

    [GeneratedRegex(@"\b(?:change|wrong|mistake|correct (?:it|that)|edit|different|isn'?t right|not right)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeWord();

    [GeneratedRegex(@"\b(?:today|this (?:one|week|coming)|the (?:first|earlier|sooner|nearer|former)|first|earlier|sooner|tonight)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nearest();

    [GeneratedRegex(@"\b(?:next (?:week|one)|the (?:second|later|last|latter|other)|second|later|week after|in a week)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Farthest();
}
