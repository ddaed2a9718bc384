using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Interviews;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>The turns of the desk: booking, moving, cancelling and looking up visits.</summary>
internal static partial class BookingTurns
{
    /// <summary>How sure the reading of a goodbye must be to close what is open.</summary>
    private const double SureToLeave = 0.8;

    /// <summary>Asks that the desk takes up itself.</summary>
    private static readonly ImmutableArray<string> Wishes = ["book_appointment", "ask_availability", "reschedule_appointment", "cancel_appointment", "check_appointment"];

    /// <summary>The step of a booking that somebody wishes for, and that triage has put off by a question.</summary>
    private const string Wanted = "wanted";

    /// <summary>Most words of a message that can be nothing but an answer; in a longer one something may stand beside it.</summary>
    private const int BareAnswer = 4;

    /// <summary>Most words of an excuse without a tale.</summary>
    private const int BareExcuse = 6;

    /// <summary>Whether this clinic books by chat.</summary>
    public static bool CanBook(Playbook playbook) => playbook is { Booking: not null, Clinic.Calendar: not null };

    /// <summary>The turn of the desk; null where the message is none of its business.</summary>
    /// <param name="isSettled">Whether the message answered a question of triage, so that the desk goes on where it stood.</param>
    public static Turn? Answer(Scene scene, ImmutableArray<Ask> asks, bool isSettled)
    {
        if (!CanBook(scene.Playbook) || scene.Meaning is null)
            return null;
        if (scene.Standing.Booking is { IsOpen: true } open)
        {
            return scene.Standing.Outcome is { } outcome && scene.Standing.Outcome != scene.Before.Outcome && IsClosedBy(open.Task, outcome)
                ? Close(scene, open, asks)
                : Continue(scene, open, asks, isSettled);
        }

        if (isSettled && scene.Standing.Booking is { Step: Wanted })
            return End(scene, Begin(scene), asks);
        if (AppointmentTurns.AnswerReminder(scene) is { } answered)
            return answered;
        if (WaitTurns.Answer(scene) is { } waited)
            return End(scene, waited, asks);

        // "Say that again" after a confirmation means the visit.
        if (asks is [Ask.Acted { ActId: "repeat" }] && scene.Standing.LastKeys.Any(BookingActs.Required.Contains) && !AppointmentTurns.Upcoming(scene).IsEmpty)
            return End(scene, AppointmentTurns.Begin(scene, BookingTask.Check), asks);
        if (WishOf(scene, asks) is not { } wish)
            return null;
        scene.Standing = InterviewTurns.Leave(scene.Standing) with { Facts = scene.Facts, Misses = 0, Choices = null };
        var questions = Questions(asks);
        if (!questions.IsEmpty)
            scene.Standing = Speaker.Speak(scene.Standing, scene.Message, scene.Meaning, questions, scene.Writer, scene.Playbook).After;
        var after = wish switch
        {
            "reschedule_appointment" => AppointmentTurns.Begin(scene, BookingTask.Move),
            "cancel_appointment" => AppointmentTurns.Begin(scene, BookingTask.Cancel),
            "check_appointment" => AppointmentTurns.Begin(scene, BookingTask.Check),
            _ => Begin(scene),
        };
        return End(scene, after, asks);
    }

    /// <summary>A reason to wait that came up beside a question: the answer, and that no time can be given.</summary>
    private static Turn Close(Scene scene, BookingState open, ImmutableArray<Ask> asks)
    {
        var standing = scene.Standing with { Facts = scene.Facts, Misses = 0, Choices = null };
        var questions = Questions(asks);
        if (!questions.IsEmpty)
            standing = Speaker.Speak(standing, scene.Message, scene.Meaning!, questions, scene.Writer, scene.Playbook).After;
        if (scene.Playbook.TriageRules.FirstOrDefault(rule => standing.Rules.Contains(rule.Id)) is { } rule)
            scene.Writer.Say(rule);
        return End(scene, standing with { Booking = open }, asks);
    }

    /// <summary>Whether somebody whose booking was closed goes on with it: names a time or an address and asks nothing.</summary>
    public static bool GoesOn(Scene scene, ImmutableArray<Ask> asks) =>
        CanBook(scene.Playbook) && scene.Standing.Booking is { IsOpen: false, Visit: not null } && scene.Meaning is { When: not null } or { Contact: not null } && Questions(asks).IsEmpty;

    /// <summary>A fact known of the person that closes the booking, as content says; null for none, or where the visit is for somebody else.</summary>
    private static TriageRule? ReasonToWait(Scene scene)
    {
        var told = scene.Meaning?.Facts ?? [];
        var id = scene.Playbook.Booking!.Closes.FirstOrDefault(reason => told.Any(fact => reason.Holds(fact)))?.Rule;
        return scene.Standing.Outcome is null or TriageOutcomes.ClinicConsult or TriageOutcomes.SelfCare ? scene.Playbook.TriageRules.FirstOrDefault(rule => rule.Id == id) : null;
    }

    /// <summary>"Are you open on Sundays?" asks, and wishes for no Sunday.</summary>
    private static bool IsQuestionOfHours(Scene scene, ImmutableArray<Ask> questions) =>
        scene.Message.Text.Contains('?', StringComparison.Ordinal) && questions.Any(ask => ask is Ask.Acted { ActId: "ask_hours", Guess.Confidence: > 0.6 });

    /// <summary>Keeps the wish to book, with what was told about it, while triage asks first.</summary>
    public static Conversation Want(Scene scene, Conversation standing, ImmutableArray<Ask> asks) =>
        CanBook(scene.Playbook) && standing.Booking is not { IsOpen: true } && WishOf(scene, asks) is "book_appointment" or "ask_availability"
            ? standing with { Booking = BookingHearing.Hear(scene, (standing.Booking ?? new BookingState()) with { Task = BookingTask.Book, Step = "" }).State with { Step = Wanted } }
            : standing;

    /// <summary>
    /// What only the detector thinks possible is no question to somebody who answers the desk: a number, an address or a yes tells nothing of the skin, and the reasons to wait are asked
    /// about in one question of their own.
    /// </summary>
    public static TriageVerdict Weigh(Scene scene, TriageLook look, TriageVerdict verdict)
    {
        if (CanBook(scene.Playbook) && verdict is TriageVerdict.Fires fires && IsOfSomebodyElse(scene, fires.Finding))
            return new TriageVerdict.Passes();
        if (verdict is not TriageVerdict.Doubts { Reason: SettlingReason.Possible } doubts || look.Finding is not null || !CanBook(scene.Playbook) || scene.Before.Settling is not null)
            return verdict;
        var open = scene.Before.Booking is { IsOpen: true } waiting ? waiting : null;
        var words = PlainWords.Of(scene.Meaning?.Contact?.Rest ?? scene.Message.Text).Count;
        var isAnswer = open is not null && words <= BareAnswer
            && (scene.Meaning is { Contact: not null } or { When: not null } || (Agreement.Read(scene.Message.Text) is not null && open.Step != BookingSteps.Fit) || IsBareName(scene, open));
        var isCancelling = open is null && words <= BareExcuse && AppointmentTurns.WillNotCome(scene);

        // The question about reasons to wait is still to come.
        var isAskedLater = doubts.Rule.Outcome == TriageOutcomes.Defer && (open is { Task: BookingTask.Book, IsFit: false } || (open is null && scene.Meaning?.Ranking is [{ Name: "book_appointment" or "ask_availability" }, ..]));
        return isAnswer || isCancelling || isAskedLater ? new TriageVerdict.Passes() : verdict;
    }

    /// <summary>Whether all that closes a booking is told of others, by somebody who says that they come themselves: "my wife is pregnant, it's for me".</summary>
    private static bool IsOfSomebodyElse(Scene scene, TriageFinding finding)
    {
        var closes = scene.Playbook.Booking!.Closes;
        if (finding.RuleIds.Any(id => closes.All(reason => reason.Rule != id)) || !ForMyself().IsMatch(scene.Message.Text) || Companions.Of(scene.Message.Text) is not null)
            return false;
        var told = scene.Meaning?.Facts.Where(fact => closes.Any(reason => finding.RuleIds.Contains(reason.Rule) && reason.Fact == fact.Name)).ToImmutableArray() ?? [];
        return !told.IsEmpty && told.All(fact => fact.Whose != Whose.Self && !fact.IsDenied);
    }

    private static bool IsBareName(Scene scene, BookingState open) =>
        open.Step == BookingSteps.Name && scene.Message.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: <= BareAnswer } parts && parts.All(part => char.IsUpper(part[0])) && NameReader.Read(scene.Message.Text, isAsked: true) is not null;

    /// <summary>Whether an ask is the desk's, which answers it better than an act.</summary>
    public static bool IsDesk(Playbook playbook, Ask ask) => CanBook(playbook) && ask is Ask.Acted acted && Wishes.Contains(acted.ActId);

    /// <summary>After any turn: a reason to wait, or worse, closes the booking and gives the slot back.</summary>
    public static Turn Guard(Scene scene, Turn turn)
    {
        turn = Remind(scene, turn);
        if (turn.After is not { Booking: { IsOpen: true } open, Outcome: { } outcome } || !IsClosedBy(open.Task, outcome))
            return turn;
        ImmutableArray<BookingChange> released = open.Hold is { } hold ? [new BookingChange.Release(hold)] : [];
        return turn with
        {
            After = turn.After with { Flow = null, Booking = Left(open) },
            Changes = [.. turn.Changes.Where(change => change is not BookingChange.Hold), .. released],
        };
    }

    /// <summary>A reason to wait, or to see a doctor, that comes up beside a visit that stands: shall it move?</summary>
    private static Turn Remind(Scene scene, Turn turn)
    {
        if (!CanBook(scene.Playbook) || turn.After.Outcome is not (TriageOutcomes.Defer or TriageOutcomes.SeeDermatologist) || turn.After.Outcome == scene.Before.Outcome || AppointmentTurns.Upcoming(scene) is not [var visit, ..])
            return turn;
        scene.Writer.Say(scene.Playbook.Act(BookingActs.VisitBeside), ("list", BookingDesk.Described(scene, visit)));
        return turn with { Replies = scene.Writer.Replies, After = turn.After with { Said = scene.Writer.Said, LastKeys = scene.Writer.Keys } };
    }

    /// <summary>No slot for whom should wait or see a doctor; and in an emergency nothing else is open at all.</summary>
    private static bool IsClosedBy(BookingTask task, string outcome) =>
        TriageOutcomes.IsAcute(outcome) || (task is BookingTask.Book or BookingTask.Move && TriageOutcomes.RankOf(outcome) <= TriageOutcomes.RankOf(TriageOutcomes.Defer));

    /// <summary>A message without words while the desk waits: a thumb is an answer, and after anything else the question comes again, so that nobody is left without one.</summary>
    public static Turn? Unreadable(Scene scene, string act)
    {
        if (!CanBook(scene.Playbook) || scene.Before.Booking is not { IsOpen: true } open)
            return null;
        if (act == ActIds.OnlyEmoji && Agreement.Read(scene.Message.Text) is not null)
            return Continue(scene, open, [], isSettled: false);
        scene.Writer.Say(scene.Playbook.Act(act));
        return scene.End(Repeat(scene, scene.Before, open), []);
    }

    /// <summary>Begins to book, or takes it up where it was left.</summary>
    /// <param name="isAnother">Whether it is clear that there shall be a visit beside those booked.</param>
    public static Conversation Begin(Scene scene, bool isAnother = false)
    {
        var (before, plan, calendar) = (scene.Standing, scene.Playbook.Booking!, scene.Playbook.Clinic.Calendar!);
        var left = before.Booking is { Task: BookingTask.Book, IsOpen: false } state && (state.Visit is not null || state.Step == Wanted) ? state : null;
        if (left is null && !isAnother && AppointmentTurns.Upcoming(scene) is { IsEmpty: false } upcoming)
            return AppointmentTurns.AskAnother(scene, upcoming);
        var known = AppointmentTurns.Kept(scene) with { Wish = isAnother ? before.Booking?.Wish : null, Visit = isAnother ? before.Booking?.Visit : null };
        var begun = (left ?? known) with { Task = BookingTask.Book, IsOpen = true, Step = "", Slot = null, Hold = null, Offered = [] };
        if (begun.Wish is { } old && IsOver(old, scene))
            begun = begun with { Wish = null };
        var isSuggested = before.LastKeys is [.., ActIds.SuggestConsultation];
        var heard = BookingHearing.Hear(scene, begun);
        var told = heard.State;
        if (told.Visit is null)
            told = told with { Visit = isSuggested ? plan.SuggestedVisit : VisitFinder.Of(plan, calendar, before) };
        if (Spanish.Is(scene.Message.Text) && scene.Before.Said.All(said => said.Key != BookingActs.InEnglish))
            scene.Writer.Lead(BookingActs.InEnglish);
        scene.Writer.Lead(left is null or { Step: Wanted } ? BookingActs.Open : BookingActs.Resumed);
        return heard.Trouble is { } trouble ? BookingDesk.Trouble(scene, before, told, trouble) : BookingDesk.Proceed(scene, before, told);
    }

    private static Turn Continue(Scene scene, BookingState open, ImmutableArray<Ask> asks, bool isSettled)
    {
        scene.Standing = scene.Standing with { Facts = scene.Facts, Misses = 0, Choices = null };
        if (Leaves().IsMatch(scene.Message.Text))
            return Leave(scene, open, asks);
        if (open.Task is not BookingTask.Book && asks.Any(ask => ask is Ask.Acted { ActId: "book_appointment" or "ask_availability" }) && open.Step is BookingSteps.Find or BookingSteps.Code)
            return End(scene, Begin(scene, isAnother: true), asks);
        if (SwitchOf(scene, open, asks) is { } task)
            return End(scene, AppointmentTurns.Begin(scene, task), asks);
        if (WaitTurns.Join(scene, scene.Standing, open) is { } joined)
            return End(scene, joined, asks);
        var questions = Questions(asks);
        var heard = open.Task switch
        {
            BookingTask.Book => BookingHearing.Hear(scene, open),
            BookingTask.Remind => RemindTurns.Hear(scene, open),
            _ => AppointmentTurns.Hear(scene, open),
        };
        if (!heard.IsHeard && asks.Any(ask => ask is Ask.Acted { ActId: "restart" or "goodbye" or "stop", Guess.Confidence: >= SureToLeave }))
            return Leave(scene, open, asks);
        if (open.Task == BookingTask.Book && ReasonToWait(scene) is { } reason)
            return TriageTurns.Warn(scene, new TriageFinding(reason, [reason.Id]), scene.Standing);
        if (asks is [Ask.Acted { ActId: "repeat" }] && !heard.IsHeard)
            return End(scene, Repeat(scene, scene.Standing, open), asks);
        if (!heard.IsHeard && open is { Task: BookingTask.Book, Visit: { } visit } && AsksHowLong().IsMatch(scene.Message.Text) && scene.Meaning!.Topics.IsEmpty)
        {
            scene.Writer.Lead(BookingActs.HowLong, ("visit", BookingDesk.VisitName(scene, visit)), ("minutes", scene.Playbook.Clinic.Calendar!.FindVisit(visit)?.Minutes));
            return End(scene, Repeat(scene, scene.Standing, open), asks);
        }

        var standing = scene.Standing;
        if (IsQuestionOfHours(scene, questions))
            heard = new BookingHearing.Heard(open);
        if (!questions.IsEmpty && (!heard.IsHeard || scene.Message.Text.Contains('?', StringComparison.Ordinal)) && !(heard.IsHeard && scene.Meaning!.When is not null))
        {
            standing = Speaker.Speak(standing, scene.Message, scene.Meaning!, questions, scene.Writer, scene.Playbook).After;
            scene.Writer.Lead(BookingActs.Back);
        }
        else if (!heard.IsHeard && asks.Any(ask => ask is Ask.Acted { ActId: "greet" }))
        {
            scene.Writer.Lead(BookingActs.Resumed);
        }
        else if (!heard.IsHeard && !isSettled && !asks.All(ask => ask is Ask.Acted { ActId: "thank" }))
        {
            return End(scene, Unheard(scene, standing, open), asks);
        }

        var after = open.Task is BookingTask.Book ? BookingDesk.Proceed(scene, standing, heard) : AppointmentTurns.Proceed(scene, standing, heard);
        return End(scene, after, asks);
    }

    /// <summary>Not understood: the question again; the second time with a person offered beside it.</summary>
    private static Conversation Unheard(Scene scene, Conversation standing, BookingState open)
    {
        if (open.IsAskedAgain)
        {
            scene.Writer.Say(scene.Playbook.Act(ActIds.FallbackPerson));
            return Repeat(scene, standing, open);
        }

        scene.Writer.Lead(BookingActs.Again);
        var asked = Repeat(scene, standing, open);
        return asked with { Booking = asked.Booking! with { IsAskedAgain = true } };
    }

    private static Conversation Repeat(Scene scene, Conversation standing, BookingState open) => open.Task == BookingTask.Book
        ? BookingDesk.Ask(scene, standing, open)
        : AppointmentTurns.Proceed(scene, standing, new BookingHearing.Heard(open));

    private static Turn Leave(Scene scene, BookingState open, ImmutableArray<Ask> asks)
    {
        if (open.Hold is { } hold)
            scene.Changes.Add(new BookingChange.Release(hold));
        if (open.Task is BookingTask.Cancel or BookingTask.Move && open.Appointment is { } id && scene.Desk.Book.Find(id) is { Status: AppointmentStatus.Booked } kept)
            scene.Writer.Say(scene.Playbook.Act(BookingActs.CancelKept), ("list", BookingDesk.Described(scene, kept)));
        else
            scene.Writer.Say(scene.Playbook.Act(open.Task is BookingTask.Book or BookingTask.Remind ? BookingActs.Left : BookingActs.NothingChanged));
        return End(scene, scene.Standing with { Flow = null, Booking = Left(open) }, asks);
    }

    /// <summary>Closed, with what was told kept for another day.</summary>
    private static BookingState Left(BookingState open) => open with { IsOpen = false, Step = "", Slot = null, Hold = null, Offered = [], Proof = null };

    private static Turn End(Scene scene, Conversation after, ImmutableArray<Ask> asks)
    {
        scene.Writer.SettleSuggestions([]);
        return scene.End(after, [.. asks.Select(ask => ask.Guess)]);
    }

    /// <summary>Questions beside the booking, which are answered first.</summary>
    private static ImmutableArray<Ask> Questions(ImmutableArray<Ask> asks) =>
        [.. asks.Where(ask => TriageTurns.AsksSomething(ask) && ask is not Ask.Acted { ActId: "book_appointment" or "ask_availability" or "reschedule_appointment" or "cancel_appointment" or "check_appointment" or "stop" or "goodbye" or "restart" })];

    private static string? WishOf(Scene scene, ImmutableArray<Ask> asks)
    {
        var wish = asks.OfType<Ask.Acted>().FirstOrDefault(acted => Wishes.Contains(acted.ActId))?.ActId;
        var calendar = scene.Playbook.Clinic.Calendar!;
        var text = scene.Message.Text;

        // "Skin consultation, any day but Monday" names what is to be booked, whatever else it sounds like, unless it is about a visit they have.
        var named = !HasOne().IsMatch(text) && (wish is not null || Questions(asks).IsEmpty) && calendar.Visits.Any(visit => VisitFinder.Names(visit, text));
        if (named && (wish is not null || scene.Meaning?.When is not null || PlainWords.Of(text).Count <= 5) && AppointmentTurns.Upcoming(scene).IsEmpty)
            return "book_appointment";
        if (wish is not null)
            return wish;

        if (AppointmentTurns.WillNotCome(scene))
            return "cancel_appointment";

        // "Go on" where the booking was left last.
        return scene.Standing.Booking is { IsOpen: false, Task: BookingTask.Book, Visit: not null } && Resumes().IsMatch(scene.Message.Text) ? "book_appointment" : null;
    }

    /// <summary>Another task that the person turns to in the middle of one; null for none.</summary>
    private static BookingTask? SwitchOf(Scene scene, BookingState open, ImmutableArray<Ask> asks)
    {
        if (open.Task is BookingTask.Cancel or BookingTask.Check && MovesInstead().IsMatch(scene.Message.Text))
            return BookingTask.Move;
        var wish = asks.OfType<Ask.Acted>().FirstOrDefault(acted => Wishes.Contains(acted.ActId))?.ActId;
        var hasVisit = open.Task != BookingTask.Book || !AppointmentTurns.Upcoming(scene).IsEmpty;
        return wish switch
        {
            "cancel_appointment" when hasVisit && open.Task != BookingTask.Cancel => BookingTask.Cancel,
            "check_appointment" when open.Task != BookingTask.Check => BookingTask.Check,
            "reschedule_appointment" when hasVisit && open.Task is not BookingTask.Move && open.Slot is null => BookingTask.Move,
            _ => null,
        };
    }

    private static bool IsOver(TimeWish wish, Scene scene)
    {
        var today = DateOnly.FromDateTime(scene.Playbook.Clinic.Calendar!.LocalTime(scene.Message.At).DateTime);
        return wish.Windows.Any(window => (window.To ?? window.From) is { } last && last < today);
    }

    [GeneratedRegex(@"^\W*(?:(?:ok|oh|actually|sorry|no|hmm|wait)\W+)*(?:never ?mind|forget (?:it|about it|that)|leave it|cancel(?: (?:it|that|this|the booking|booking))?|not now|not today|maybe later|some other time|i(?:'ve| have)? changed my mind|no longer|drop it|stop|quit|exit|i'?ll (?:think about it|get back to you)|let me (?:think|check|ask)(?: about it| with \w+ \w+(?: first)?| my \w+(?: first)?)?|i (?:have|need) to (?:check|ask)\b.{0,30}|i need to think(?: about it)?|i don'?t want (?:to|it|this)(?: any ?more)?(?: book)?|let'?s (?:stop|leave it))\b[\s.!,]*(?:thanks?|thank you|please|sorry|i have to (?:run|go)|gotta (?:run|go)|for now)?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leaves();

    [GeneratedRegex(@"^\W*(?:ok|so|and|please|yes|hi|hello|hey|again|i'?m back|me again|\W)*\W*(?:then )?(?:go on|continue|resume|carry on|(?:(?:let'?s|can we|could we|i'?d like to) )?(?:just )?(?:go on|go ahead|continue|finish|resume|book)(?: (?:it|the booking|booking|that|with it|with the booking|now|please|then))*|where were we|pick up where we (?:left|stopped))\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Resumes();

    // Not "for me and her".
    [GeneratedRegex(@"\b(?:it'?s|it is|this is|that'?s|visit is|appointment is|consultation is|booking is|consultation|appointment|book|time)\s+(?:only |just |actually |really )?for (?:me|myself)\b(?!\s*(?:and|&|\+|or))|\bi'?m the one (?:who|that|coming)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ForMyself();

    [GeneratedRegex(@"\b(?:my|the|that|existing) (?:appointment|appt|visit|booking|consultation|follow)|\b(?:cancel|move|resched|postpone|change)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HasOne();

    // How long a result or a redness lasts is another question.
    [GeneratedRegex(@"^\W*(?:(?:and|but|so|wait|ok|oh|quick question)\W+)*how (?:long|much time|many minutes)\b(?!.*\b(?:results?|last|red|recover|heal|until|till|before|downtime)\b).{0,60}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksHowLong();

    [GeneratedRegex(@"\b(?:move it|move my visit|move the visit|reschedule|another (?:time|day)|different (?:time|day)|new time|change the (?:time|day|date))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MovesInstead();
}
