using System.Collections.Immutable;
using NodaTime;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Asks for what is not known yet, offers times, keeps the one chosen, and books it.</summary>
internal static class BookingDesk
{
    /// <summary>Words of the person that are said back at most.</summary>
    private const int LongestEcho = 40;

    public static Conversation Proceed(Scene scene, Conversation standing, BookingHearing.Heard heard)
    {
        if (heard.Trouble is { } trouble)
            return Trouble(scene, standing, heard.State, trouble);
        if (heard.IsAgreed)
            return Book(scene, standing, heard.State);
        return Proceed(scene, standing, heard.WantsOthers ? Refuse(heard.State) : heard.State);
    }

    /// <summary>Goes on to the next question.</summary>
    public static Conversation Proceed(Scene scene, Conversation standing, BookingState state)
    {
        if (state.Slot is null && state.Hold is { } old)
        {
            scene.Changes.Add(new BookingChange.Release(old));
            state = state with { Hold = null };
        }

        return Ask(scene, standing, state.Slot is not null && state.Hold is null ? Keep(scene, state) : state);
    }

    /// <summary>Says what is wrong with an answer, and waits for a better one.</summary>
    public static Conversation Trouble(Scene scene, Conversation standing, BookingState state, (string Act, string Words) trouble)
    {
        if (state.Step.Length == 0 || trouble.Act is BookingActs.Past or BookingActs.Impossible)
        {
            scene.Writer.Lead(trouble.Act, ("words", Echo(trouble.Words)));
            return Proceed(scene, standing, state);
        }

        if (trouble.Act == BookingActs.WhichSlot)
            Offer(scene, BookingActs.WhichSlot, state);
        else
            scene.Writer.Say(scene.Playbook.Act(trouble.Act), ("words", Echo(trouble.Words)));
        return Waiting(standing, state, trouble.Act == BookingActs.Change ? BookingSteps.Change : state.Step);
    }

    /// <summary>Asks the first thing that is not known.</summary>
    public static Conversation Ask(Scene scene, Conversation standing, BookingState state)
    {
        var step = Next(state);
        switch (step)
        {
            case BookingSteps.Visit:
                var calendar = scene.Playbook.Clinic.Calendar!;
                scene.Writer.Offer(scene.Playbook.Act(BookingActs.Visit), [.. calendar.Visits.Select(visit => Capital(visit.Name))], []);
                break;
            case BookingSteps.Fit:
                scene.Writer.Say(scene.Playbook.Act(state.ForWhom is null ? BookingActs.Fit : BookingActs.FitOther), ("name", state.ForWhom));
                break;
            case BookingSteps.Day:
                scene.Writer.Offer(scene.Playbook.Act(BookingActs.WhichDay), [.. state.Wish!.Which.Select(day => SlotWords.Day(day))], []);
                break;
            case BookingSteps.Slot:
                return OfferTimes(scene, standing, state);
            case BookingSteps.Name:
                scene.Writer.Say(scene.Playbook.Act(state.ForWhom is null ? BookingActs.Name : BookingActs.NameOther), ("name", state.ForWhom));
                break;
            case BookingSteps.Contact:
                scene.Writer.Say(scene.Playbook.Act(BookingActs.Contact));
                break;
            case BookingSteps.Consent:
                scene.Writer.Say(scene.Playbook.Act(BookingActs.Consent), ("phone", SlotWords.Phone(state.Phone!)));
                break;
            default:
                scene.Writer.Say(scene.Playbook.Act(BookingActs.Confirm), Values(scene, state));
                break;
        }

        return Waiting(standing, state, step);
    }

    /// <summary>Free times that fit; the one wished for exactly is taken at once.</summary>
    public static Conversation OfferTimes(Scene scene, Conversation standing, BookingState state)
    {
        // What was offered yesterday may lie behind by now.
        if (state.Offered.Any(slot => slot.Start <= scene.Message.At))
            state = state with { Offered = [], Shown = [] };
        if (!state.Offered.IsEmpty)
        {
            Offer(scene, BookingActs.OfferAgain, state);
            return Waiting(standing, state, BookingSteps.Slot);
        }

        var found = Find(scene, state, state.Wish);
        if (IsExact(state.Wish) && found is [var exact, ..] && WishMerge.Fits(state.Wish!, exact.Start))
            return TakeExact(scene, standing, state with { Slot = exact });
        var act = state.Wish is not null ? BookingActs.OfferFitting : BookingActs.Offer;
        if (!state.Shown.IsEmpty)
        {
            act = BookingActs.OfferMore;
            if (found.IsEmpty)
            {
                scene.Writer.Say(scene.Playbook.Act(BookingActs.NoMore));

                // "Nothing sooner? Then the first one."
                var kept = state.Wish?.Order is WishOrder.Earlier or WishOrder.Later && scene.Before.Booking is { Visit: var visit, Offered: var last } && visit == state.Visit ? last : [];
                return Waiting(standing, state with { Shown = [], Offered = kept }, BookingSteps.Slot);
            }
        }

        if (found.IsEmpty || (IsExact(state.Wish) && !found.IsEmpty))
        {
            // What was wished for can't be had: the same days, then any day.
            LeadReason(scene, state.Wish);
            act = BookingActs.OfferMore;
            if (found.IsEmpty && state.Wish is { } wish)
                found = Find(scene, state, WishMerge.AnyHour(wish));
            if (found.IsEmpty)
                found = Find(scene, state, null);
        }

        if (found.IsEmpty)
        {
            scene.Writer.Say(scene.Playbook.Act(BookingActs.Full));
            return standing with { Flow = null, Booking = state with { IsOpen = false, Wish = null, Shown = [] } };
        }

        state = state with { Offered = found };
        Offer(scene, act, state);
        return Waiting(standing, state, BookingSteps.Slot);
    }

    /// <summary>Why nothing fits, where the day itself is the reason.</summary>
    private static void LeadReason(Scene scene, TimeWish? wish)
    {
        var calendar = scene.Playbook.Clinic.Calendar!;
        var last = DateOnly.FromDateTime(Local(scene, scene.Message.At).DateTime).AddDays(calendar.Rules.HorizonDays);
        if (wish is { Windows: [{ From: { } from }, ..] } && wish.Windows.All(window => window.From > last))
            scene.Writer.Lead(BookingActs.TooFar, ("until", SlotWords.Day(last)), ("when", SlotWords.Day(from)));
        else if (wish is { Windows: [{ From: { } day, To: { } to }] } && day == to && calendar.OpenOn(LocalDate.FromDateOnly(day)).IsEmpty)
            scene.Writer.Lead(BookingActs.DayClosed, ("when", SlotWords.Day(day)));
        else
            scene.Writer.Lead(BookingActs.NothingFits);
    }

    /// <summary>How an appointment is named: kind, day and time.</summary>
    public static string Described(Scene scene, Appointment appointment) =>
        $"the {VisitName(scene, appointment.Slot.Visit)} on {SlotWords.When(Local(scene, appointment.Slot.Start), scene.Message.At)}";

    public static string VisitName(Scene scene, string id) => scene.Playbook.Clinic.Calendar!.FindVisit(id)?.Name ?? "visit";

    public static DateTimeOffset Local(Scene scene, DateTimeOffset moment) => scene.Playbook.Clinic.Calendar!.LocalTime(moment);

    /// <summary>What the words about a slot may name.</summary>
    public static (string, object?)[] Values(Scene scene, BookingState state, string? id = null)
    {
        var (slot, calendar) = (state.Slot!, scene.Playbook.Clinic.Calendar!);
        return
        [
            ("visit", VisitName(scene, slot.Visit)), ("minutes", (int)(slot.End - slot.Start).TotalMinutes), ("when", SlotWords.When(Local(scene, slot.Start), scene.Message.At)),
            ("zone", SlotWords.Zone(calendar.Zone.Id)), ("clinician", calendar.FindProvider(slot.Provider)?.Name), ("name", state.Name), ("contact", SlotWords.List([.. new[] { state.Phone is { } phone ? SlotWords.Phone(phone) : null, state.Email }.OfType<string>()])), ("id", id),
        ];
    }

    /// <summary>The conversation waiting for the answer to a question.</summary>
    public static Conversation Waiting(Conversation standing, BookingState state, string step) => standing with
    {
        Flow = $"{FlowOf(state.Task)}:{step}",
        Booking = state with { IsOpen = true, Step = step, IsAskedAgain = false },
    };

    /// <summary>The person's words, short and without anything that could be read as markup.</summary>
    public static string Echo(string words)
    {
        var plain = string.Concat(words.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '+' or '-' or '.' or ':' or '/' or '@' or '(' or ')' or '\'')).Trim();
        return plain.Length <= LongestEcho ? plain : plain[..LongestEcho] + "...";
    }

    /// <summary>None of the times offered will do.</summary>
    public static BookingState Refuse(BookingState state) =>
        state with { Shown = [.. state.Shown.Concat(state.Offered.Select(slot => slot.Start)).Distinct()], Offered = [] };

    /// <summary>Somebody else was faster.</summary>
    public static BookingState Gone(Scene scene, BookingState state)
    {
        scene.Writer.Lead(BookingActs.Gone);
        return state with { Slot = null, Hold = null, Offered = [], Shown = [], Wish = IsExact(state.Wish) ? WishMerge.AnyHour(state.Wish!) : state.Wish };
    }

    public static bool IsFree(Scene scene, Slot slot, string? own) => SlotFinder.IsFree(scene.Playbook.Clinic.Calendar!, slot, scene.Desk.Book, scene.Message.At, own);

    private static string FlowOf(BookingTask task) => task switch
    {
        BookingTask.Book => "booking",
        BookingTask.Move => "reschedule",
        BookingTask.Cancel => "cancel",
        BookingTask.Check => "check",
        _ => "remind",
    };

    private static string Next(BookingState state) => state switch
    {
        { Visit: null } => BookingSteps.Visit,
        { IsFit: false } => BookingSteps.Fit,
        { Slot: null, Wish.Which.IsEmpty: false } => BookingSteps.Day,
        { Slot: null } => BookingSteps.Slot,
        { Name: null } => BookingSteps.Name,
        { Phone: null, Email: null } => BookingSteps.Contact,
        { Phone: not null, IsConsentAsked: false } => BookingSteps.Consent,
        _ => BookingSteps.Confirm,
    };

    private static Conversation TakeExact(Scene scene, Conversation standing, BookingState state)
    {
        if (state.Task == BookingTask.Move)
            return AppointmentTurns.ConfirmMove(scene, standing, state);
        return Proceed(scene, standing, state);
    }

    private static BookingState Keep(Scene scene, BookingState state)
    {
        var slot = state.Slot!;
        if (!IsFree(scene, slot, Own(scene, state)))
            return Gone(scene, state);
        var calendar = scene.Playbook.Clinic.Calendar!;
        scene.Changes.Add(new BookingChange.Hold(new Appointment(scene.Desk.NewId, slot, AppointmentStatus.Held, scene.Message.At + calendar.Rules.Hold, 0, null, [])));
        scene.Writer.Lead(BookingActs.Kept, ("when", SlotWords.When(Local(scene, slot.Start), scene.Message.At)), ("until", (int)calendar.Rules.Hold.TotalMinutes));
        return state with { Hold = scene.Desk.NewId, Offered = [], Shown = [] };
    }

    private static Conversation Book(Scene scene, Conversation standing, BookingState state)
    {
        var slot = state.Slot!;
        if (!IsFree(scene, slot, state.Hold))
            return Ask(scene, standing, Gone(scene, state));
        var id = state.Hold ?? scene.Desk.NewId;
        ImmutableArray<string> notes = [.. standing.Rules, .. standing.Examined.Select(rule => $"examined:{rule}")];
        var contact = new Contact(state.Name!, state.Phone, state.Email, state.Consent);
        scene.Changes.Add(new BookingChange.Book(new Appointment(id, slot, AppointmentStatus.Booked, null, 0, contact, notes), Notices(scene, id, slot, contact)));
        if (contact.Email is not null)
            scene.Changes.Add(new BookingChange.Send(new Notice(BookingActs.NoticeBooked, scene.Message.At, id, contact.Email, null)));
        if (standing.Waiting is { } entry)
            scene.Changes.Add(new BookingChange.Unwait(entry));
        scene.Writer.Say(scene.Playbook.Act(BookingActs.Booked), Values(scene, state, id));
        var after = standing with
        {
            Flow = null,
            Waiting = null,
            Appointments = [id, .. standing.Appointments],
            Booking = new BookingState { Name = state.Name, Phone = state.Phone, Email = state.Email, Consent = state.Consent, IsConsentAsked = state.IsConsentAsked, IsFit = true },
        };
        return state.Companion is null ? after : AskSecond(scene, after, state);
    }

    /// <summary>Whether the companion's visit shall be booked now, at the free time of that day that lies nearest to the end of the first.</summary>
    private static Conversation AskSecond(Scene scene, Conversation after, BookingState first)
    {
        var end = Local(scene, first.Slot!.End);
        var day = DateOnly.FromDateTime(end.DateTime);
        var beside = new TimeWish { Windows = [new TimeWindow(day, day, [], null, TimeOnly.FromDateTime(end.DateTime))] };
        var nearest = Find(scene, first with { Shown = [first.Slot.Start] }, beside).Select(slot => Local(scene, slot.Start)).Cast<DateTimeOffset?>().FirstOrDefault();
        scene.Writer.Say(
            scene.Playbook.Act(nearest is null ? BookingActs.SecondOther : BookingActs.SecondNow),
            ("name", first.Companion), ("when", nearest is { } start ? SlotWords.When(start, scene.Message.At) : null));
        var wish = nearest is { } at ? beside with { Windows = [beside.Windows[0] with { At = TimeOnly.FromDateTime(at.DateTime) }] } : null;
        var second = after.Booking! with { Task = BookingTask.Check, IsSecond = true, ForWhom = first.Companion, Visit = first.Visit, Wish = wish };
        return Waiting(after, second, BookingSteps.Another);
    }

    /// <summary>Reminders go where the person reads: this conversation on a phone, else the number they may be texted at, else by mail.</summary>
    public static ImmutableArray<Notice> Notices(Scene scene, string id, Slot slot, Contact contact)
    {
        var to = scene.Message.Channel != ChannelKind.Web ? null : contact.TextConsent is not null ? contact.Phone : contact.Email;
        return scene.Playbook.Booking!.Reminders.For(id, Local(scene, slot.Start), scene.Message.At, to);
    }

    /// <summary>The person's own visit, or the hold that this turn gives back: their time counts as free.</summary>
    private static string? Own(Scene scene, BookingState state) => state.Appointment ?? scene.Changes.OfType<BookingChange.Release>().FirstOrDefault()?.Id;

    private static ImmutableArray<Slot> Find(Scene scene, BookingState state, TimeWish? wish) => SlotFinder.Find(
        scene.Playbook.Clinic.Calendar!,
        new SlotQuery(state.Visit!) { Wish = wish, Count = BookingPlan.Offers, Offered = state.Shown, Own = Own(scene, state), Provider = state.Provider },
        scene.Desk.Book,
        scene.Message.At);

    private static void Offer(Scene scene, string act, BookingState state)
    {
        var labels = state.Offered.Select(slot => SlotWords.Label(Local(scene, slot.Start))).ToImmutableArray();
        if (labels is [_] && act is BookingActs.OfferFitting or BookingActs.OfferAgain)
        {
            scene.Writer.Say(scene.Playbook.Act(BookingActs.OfferOne), ("when", SlotWords.When(Local(scene, state.Offered[0].Start), scene.Message.At)));
            return;
        }

        var minutes = scene.Playbook.Clinic.Calendar!.FindVisit(state.Visit!)?.Minutes;
        scene.Writer.Offer(scene.Playbook.Act(act), labels, ["Other times"], ("visit", VisitName(scene, state.Visit!)), ("minutes", minutes), ("list", MovedFrom(scene, state)));
    }

    private static string? MovedFrom(Scene scene, BookingState state) =>
        state.Appointment is { } id && scene.Desk.Book.Find(id) is { } appointment ? Described(scene, appointment) : null;

    private static bool IsExact(TimeWish? wish) => wish is { Windows: [{ At: not null, From: { } from, To: { } to }], Which.IsEmpty: true } && from == to;

    private static string Capital(string text) => text.Length == 0 ? text : string.Concat(char.ToUpperInvariant(text[0]).ToString(), text.AsSpan(1));
}
