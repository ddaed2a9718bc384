using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Looks up, moves and cancels visits that are booked, for the person they belong to.</summary>
internal static partial class AppointmentTurns
{
    /// <summary>Visits ahead that were booked in this conversation, or under the number the channel vouches for; the earliest first.</summary>
    public static ImmutableArray<Appointment> Upcoming(Scene scene)
    {
        var now = scene.Message.At;
        var own = scene.Standing.Appointments.Select(scene.Desk.Book.Find).OfType<Appointment>();
        var others = scene.Message.Phone is { } phone ? scene.Desk.Book.FindByContact(phone, now) : [];
        return [.. own.Concat(others).Where(visit => visit.Status == AppointmentStatus.Booked && visit.Slot.Start > now).DistinctBy(visit => visit.Id).OrderBy(visit => visit.Slot.Start)];
    }

    public static Conversation Begin(Scene scene, BookingTask task)
    {
        var before = scene.Standing.Booking;
        if (before is { IsOpen: true, Hold: { } hold })
            scene.Changes.Add(new BookingChange.Release(hold));
        var state = new BookingState
        {
            Task = task, IsOpen = true, IsFit = true, Name = before?.Name, Phone = before?.Phone, Email = before?.Email,
            Wish = task == BookingTask.Move && scene.Meaning?.When is { IsPast: false, Impossible: null } wish ? wish : null,
        };
        return WithVisits(scene, scene.Standing, state, Upcoming(scene));
    }

    /// <summary>There is a visit already: a second one, or another time for it?</summary>
    public static Conversation AskAnother(Scene scene, ImmutableArray<Appointment> upcoming)
    {
        scene.Writer.Say(scene.Playbook.Act(BookingActs.Stands), ("list", Listed(scene, upcoming)));
        return BookingDesk.Waiting(scene.Standing, Kept(scene) with { Task = BookingTask.Check, Wish = scene.Meaning?.When, Visit = VisitFinder.Find(scene.Playbook.Booking!, scene.Playbook.Clinic.Calendar!, scene.Message.Text) }, BookingSteps.Another);
    }

    /// <summary>What is known of the person from the visit booked before.</summary>
    public static BookingState Kept(Scene scene) => scene.Standing.Booking is { } before
        ? before.IsSecond ? new BookingState { Phone = before.Phone, Email = before.Email, Consent = before.Consent, IsConsentAsked = before.IsConsentAsked, ForWhom = before.ForWhom, IsSecond = true } : new BookingState { Name = before.Name, Phone = before.Phone ?? scene.Message.Phone, Email = before.Email, Consent = before.Consent, IsConsentAsked = before.IsConsentAsked, IsFit = before.IsFit }
        : new BookingState { Phone = scene.Message.Phone };

    public static BookingHearing.Heard Hear(Scene scene, BookingState state)
    {
        var (text, heard) = (scene.Message.Text, new BookingHearing.Heard(state));
        switch (state.Step)
        {
            case BookingSteps.Another when AnotherVisit().IsMatch(text) || Agreement.Read(text) == true:
                return heard.With(state with { Task = BookingTask.Book });
            case BookingSteps.Another when state.IsSecond && scene.Meaning?.When is { IsPast: false, Impossible: null } other:
                return heard.With(state with { Task = BookingTask.Book, Wish = other });
            case BookingSteps.Another when state.IsSecond && Agreement.Read(text) == false:
                return heard.Troubled(BookingActs.SecondLeft);
            case BookingSteps.Find when scene.Meaning?.Contact is { } told:
                return told switch
                {
                    { Phone: { } phone } => heard.With(state with { Proof = new AddressProof(phone, "", default, 0) }),
                    { Email: { } email } => heard.With(state with { Proof = new AddressProof(email, "", default, 0) }),
                    { BadEmail: { } bad } => heard.Troubled(BookingActs.EmailOdd, bad),
                    { BadPhone: { } odd } => heard.Troubled(BookingActs.PhoneOdd, odd),
                    _ => heard,
                };
            case BookingSteps.Code when scene.Meaning?.Contact is { } other && (other.Phone ?? other.Email) is { } address:
                return heard.With(state with { Step = BookingSteps.Find, Proof = new AddressProof(address, "", default, 0) });
            case BookingSteps.Code when SendsAgain().IsMatch(text) && state.Proof is { Tries: < BookingPlan.CodeTries } proof:
                return heard.With(state with { Step = BookingSteps.Find, Proof = proof with { Code = "", Tries = proof.Tries + 1 } });
            case BookingSteps.Code when Digits().Match(text) is { Success: true } code:
                return HearCode(scene, heard, string.Concat(code.Value.Where(char.IsAsciiDigit)));
            case BookingSteps.Which when Visits(scene, state) is { IsEmpty: false } visits
                && OfferPicker.Pick(text, scene.Meaning?.When, [.. visits.Select(visit => BookingDesk.Local(scene, visit.Slot.Start))]) is { } pick:
                return heard.With(state with { Appointment = visits[pick].Id });
            case BookingSteps.Confirm when state.Task == BookingTask.Cancel && Agreement.Read(text) is { } agrees:
                return agrees ? heard.With(state) with { IsAgreed = true } : heard.Troubled(BookingActs.CancelKept);
            case BookingSteps.Slot or BookingSteps.Day or BookingSteps.Confirm when state.Task == BookingTask.Move:
                return BookingHearing.Hear(scene, state);
            default:
                return heard;
        }
    }

    public static Conversation Proceed(Scene scene, Conversation standing, BookingHearing.Heard heard)
    {
        var state = heard.State;
        if (state.Task == BookingTask.Remind)
            return RemindTurns.Proceed(scene, standing, heard);
        if (heard.Trouble is { Act: BookingActs.CancelKept or BookingActs.Change } && state.Appointment is { } kept && scene.Desk.Book.Find(kept) is { } visit)
            return Say(scene, Closed(standing), BookingActs.CancelKept, visit);
        if (heard.Trouble is { Act: BookingActs.SecondLeft })
        {
            scene.Writer.Say(scene.Playbook.Act(BookingActs.SecondLeft));
            return Closed(standing);
        }

        if (heard.Trouble is { } trouble)
            return BookingDesk.Trouble(scene, standing, state, trouble);
        if (state.Task == BookingTask.Book)
            return BookingTurns.Begin(scene, isAnother: true);
        if (state.Step == BookingSteps.Find && state.Proof is { Code: "" } proof)
            return SendCode(scene, standing, state, proof);
        if (state is { Step: BookingSteps.Code or BookingSteps.Find, Proof: null } && heard.IsHeard)
            return WithVisits(scene, standing, state, Visits(scene, state));
        if (heard.IsAgreed)
            return state.Task == BookingTask.Cancel ? Cancel(scene, standing, state) : Move(scene, standing, state);
        if (state.Appointment is { } id)
            return WithVisit(scene, standing, heard.WantsOthers ? BookingDesk.Refuse(state) : state, id);
        return AskOpen(scene, standing, state);
    }

    /// <summary>Asks whether the visit moves to the slot chosen.</summary>
    public static Conversation ConfirmMove(Scene scene, Conversation standing, BookingState state)
    {
        if (!BookingDesk.IsFree(scene, state.Slot!, state.Appointment))
            return BookingDesk.OfferTimes(scene, standing, BookingDesk.Gone(scene, state));
        var visit = scene.Desk.Book.Find(state.Appointment!)!;
        scene.Writer.Say(scene.Playbook.Act(BookingActs.MoveConfirm), [.. BookingDesk.Values(scene, state), ("list", BookingDesk.Described(scene, visit))]);
        return BookingDesk.Waiting(standing, state, BookingSteps.Confirm);
    }

    /// <summary>Whether somebody who has a visit says that they won't come to it.</summary>
    public static bool WillNotCome(Scene scene) => CannotCome().IsMatch(scene.Message.Text) && !Upcoming(scene).IsEmpty;

    /// <summary>The answer to a reminder that was sent here; null where the message is none.</summary>
    public static Turn? AnswerReminder(Scene scene)
    {
        if (scene.Standing.Reminded is not { } id || scene.Desk.Book.Find(id) is not { Status: AppointmentStatus.Booked } visit || visit.Slot.Start <= scene.Message.At)
            return null;
        var text = scene.Message.Text;
        if (CannotCome().IsMatch(text))
        {
            scene.Standing = scene.Standing with { Reminded = null, Facts = scene.Facts, Misses = 0, Choices = null };
            var asked = WithVisit(scene, scene.Standing, new BookingState { Task = BookingTask.Cancel, IsOpen = true, IsFit = true }, id);
            scene.Writer.SettleSuggestions([]);
            return scene.End(asked, [new IntentGuess("cancel_appointment", 1)]);
        }

        var act = IsLate().IsMatch(text) ? BookingActs.Late : Confirms().IsMatch(text) ? BookingActs.Confirmed : null;
        if (act is null)
            return null;
        scene.Changes.Add(new BookingChange.Remark(id, act == BookingActs.Late ? "running late" : "confirmed", scene.Message.At));
        var after = Say(scene, scene.Standing with { Facts = scene.Facts, Misses = 0, Choices = null, Reminded = act == BookingActs.Late ? id : null }, act, visit);
        return scene.End(after, [new IntentGuess("affirm", 1)]);
    }

    private static Conversation WithVisits(Scene scene, Conversation standing, BookingState state, ImmutableArray<Appointment> visits)
    {
        if (visits.IsEmpty)
        {
            scene.Writer.Lead(BookingActs.None);
            return AskOpen(scene, standing, state with { Step = BookingSteps.Find, Which = [] });
        }

        state = state with { Which = [.. visits.Select(visit => visit.Id)] };
        if (state.Task == BookingTask.Check)
            return Told(scene, standing, visits);
        return visits is [var only] ? WithVisit(scene, standing, state, only.Id) : AskOpen(scene, standing, state with { Step = BookingSteps.Which });
    }

    private static Conversation WithVisit(Scene scene, Conversation standing, BookingState state, string id)
    {
        if (scene.Desk.Book.Find(id) is not { Status: AppointmentStatus.Booked } visit)
        {
            scene.Writer.Lead(BookingActs.VisitChanged);
            return WithVisits(scene, standing, state with { Appointment = null }, Upcoming(scene));
        }

        state = state with { Appointment = id, Visit = visit.Slot.Visit };
        if (state is { Task: BookingTask.Move, Slot: null, Offered.IsEmpty: true, Wish: { } wish })
            state = state with { Wish = OfVisit(scene, visit, wish), Shown = wish.Order is WishOrder.Earlier or WishOrder.Later && state.Shown.IsEmpty ? [visit.Slot.Start] : state.Shown };
        if (state.Task == BookingTask.Cancel)
        {
            Say(scene, standing, BookingActs.CancelConfirm, visit);
            return BookingDesk.Waiting(standing, state, BookingSteps.Confirm);
        }

        if (state.Slot is not null)
            return ConfirmMove(scene, standing, state);
        if (state.Wish is { Which.IsEmpty: false })
            return BookingDesk.Ask(scene, standing, state);
        if (state.Wish is null && state.Offered.IsEmpty && state.Shown.IsEmpty)
            scene.Writer.Lead(BookingActs.MoveOffer, ("list", BookingDesk.Described(scene, visit)));
        return BookingDesk.OfferTimes(scene, standing, state);
    }

    /// <summary>"Move it to four" means the day of the visit.</summary>
    private static TimeWish OfVisit(Scene scene, Appointment visit, TimeWish wish)
    {
        var day = DateOnly.FromDateTime(BookingDesk.Local(scene, visit.Slot.Start).DateTime);
        return wish.Windows is [{ At: not null, From: null, To: null, Weekdays.IsEmpty: true }] ? WishMerge.On(wish, day) : wish;
    }

    private static Conversation AskOpen(Scene scene, Conversation standing, BookingState state)
    {
        switch (state.Step)
        {
            case BookingSteps.Which:
                var visits = Visits(scene, state);
                scene.Writer.Offer(scene.Playbook.Act(BookingActs.Which), [.. visits.Select(visit => SlotWords.Label(BookingDesk.Local(scene, visit.Slot.Start)))], []);
                return BookingDesk.Waiting(standing, state, BookingSteps.Which);
            case BookingSteps.Code:
                scene.Writer.Say(scene.Playbook.Act(BookingActs.Code));
                return BookingDesk.Waiting(standing, state, BookingSteps.Code);
            case BookingSteps.Another:
                return AskAnother(scene, Upcoming(scene));
            default:
                scene.Writer.Say(scene.Playbook.Act(BookingActs.Find));
                return BookingDesk.Waiting(standing, state, BookingSteps.Find);
        }
    }

    /// <summary>A code goes out only where a visit is booked under the address, and the words are the same either way: nobody can try out who comes here.</summary>
    private static Conversation SendCode(Scene scene, Conversation standing, BookingState state, AddressProof proof)
    {
        var address = proof.Address;
        var code = scene.Desk.NewCode;
        if (!scene.Desk.Book.FindByContact(address, scene.Message.At).IsEmpty)
            scene.Changes.Add(new BookingChange.Send(new Notice(BookingActs.NoticeCode, scene.Message.At, null, address, code)));
        scene.Writer.Say(scene.Playbook.Act(BookingActs.Code));
        return BookingDesk.Waiting(standing, state with { Proof = proof with { Code = code, Until = scene.Message.At + BookingPlan.CodeLife } }, BookingSteps.Code);
    }

    private static BookingHearing.Heard HearCode(Scene scene, BookingHearing.Heard heard, string code)
    {
        var (state, proof) = (heard.State, heard.State.Proof!);
        var visits = scene.Desk.Book.FindByContact(proof.Address, scene.Message.At);
        if (scene.Message.At > proof.Until || proof.Tries >= BookingPlan.CodeTries)
            return heard.With(state with { Step = BookingSteps.Find, Proof = null }).Troubled(BookingActs.CodeOver);

        // Without a visit no code went out, and none is right.
        return code == proof.Code && !visits.IsEmpty
            ? heard.With(state with { Proof = null, Which = [.. visits.Select(visit => visit.Id)] })
            : heard.With(state with { Proof = proof with { Tries = proof.Tries + 1 } }).Troubled(BookingActs.CodeWrong);
    }

    private static Conversation Told(Scene scene, Conversation standing, ImmutableArray<Appointment> visits)
    {
        scene.Writer.Say(scene.Playbook.Act(BookingActs.Told), ("list", Listed(scene, visits)), ("zone", SlotWords.Zone(scene.Playbook.Clinic.Calendar!.Zone.Id)));
        return Closed(standing) with { Appointments = [.. visits.Select(visit => visit.Id).Concat(standing.Appointments).Distinct(StringComparer.Ordinal)] };
    }

    private static Conversation Cancel(Scene scene, Conversation standing, BookingState state)
    {
        if (scene.Desk.Book.Find(state.Appointment!) is not { Status: AppointmentStatus.Booked } visit)
            return WithVisit(scene, standing, state, state.Appointment!);
        scene.Changes.Add(new BookingChange.Cancel(visit.Id, visit.Sequence));
        scene.Changes.AddRange(ChangeNotices.Of(scene, BookingActs.NoticeCancelled, visit));
        return Say(scene, Closed(standing) with { Appointments = standing.Appointments.Remove(visit.Id) }, BookingActs.CancelDone, visit);
    }

    private static Conversation Move(Scene scene, Conversation standing, BookingState state)
    {
        if (scene.Desk.Book.Find(state.Appointment!) is not { Status: AppointmentStatus.Booked } visit)
            return WithVisit(scene, standing, state, state.Appointment!);
        if (!BookingDesk.IsFree(scene, state.Slot!, visit.Id))
            return BookingDesk.OfferTimes(scene, standing, BookingDesk.Gone(scene, state));
        scene.Changes.Add(new BookingChange.Move(visit.Id, visit.Sequence, state.Slot!, BookingDesk.Notices(scene, visit.Id, state.Slot!, visit.Contact!)));
        scene.Changes.AddRange(ChangeNotices.Of(scene, BookingActs.NoticeMoved, visit));
        scene.Writer.Say(scene.Playbook.Act(BookingActs.MoveDone), BookingDesk.Values(scene, state, visit.Id));
        return Closed(standing) with { Appointments = [visit.Id, .. standing.Appointments.Remove(visit.Id)] };
    }

    private static ImmutableArray<Appointment> Visits(Scene scene, BookingState state) => [.. state.Which.Select(scene.Desk.Book.Find).OfType<Appointment>()];

    private static Conversation Closed(Conversation standing) => standing with { Flow = null, Booking = standing.Booking is { } open ? new BookingState { Name = open.Name, Phone = open.Phone, Email = open.Email } : null };

    private static Conversation Say(Scene scene, Conversation after, string act, Appointment visit)
    {
        scene.Writer.Say(scene.Playbook.Act(act), ("list", BookingDesk.Described(scene, visit)), ("when", SlotWords.When(BookingDesk.Local(scene, visit.Slot.Start), scene.Message.At)));
        return after;
    }

    private static string Listed(Scene scene, ImmutableArray<Appointment> visits) => SlotWords.List([.. visits.Select(visit => BookingDesk.Described(scene, visit))]);

    [GeneratedRegex(@"(?<![0-9])[0-9]{3}[ -]?[0-9]{3}(?![0-9])")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:re-?send|send (?:it|me|the code|a new|another)|new code|another code|didn'?t (?:get|receive|come|arrive)|no code|not (?:arrived|received)|nothing (?:came|arrived))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SendsAgain();

    [GeneratedRegex(@"\b(?:another|second|new|also|as well|extra|additional|book)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnotherVisit();

    [GeneratedRegex(@"\b(?:can'?t|cannot|can not|won'?t|unable|not able)\b.*\b(?:make|come|attend|be there)\b|\bsomething (?:came|has come) up\b|\bdon'?t want to come\b|\b(?:cancel|not coming|no longer coming)\b|^\W*(?:can'?t|cannot)\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CannotCome();

    [GeneratedRegex(@"\b(?:late|running behind|delayed|stuck in|traffic|few minutes behind)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsLate();

    [GeneratedRegex(@"^\W*(?:c|confirm(?:ed|ing)?|yes+|yep|yeah|ok(?:ay)?|sure|i'?ll be there|i will be there|see you(?: then)?|on my way|that(?: still)? works|still (?:good|works|on|fine))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Confirms();
}
