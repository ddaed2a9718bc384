using System.Text.RegularExpressions;
using NodaTime;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>A person who has to wait is offered a reminder, not a slot.</summary>
internal static partial class RemindTurns
{
    /// <summary>The time of day a reminder goes out, at the clinic.</summary>
    private static readonly LocalTime Morning = new(10, 0);

    /// <summary>The turn that takes up the reminder; null where nobody asked for one.</summary>
    public static Turn? Answer(Scene scene)
    {
        if (!BookingTurns.CanBook(scene.Playbook) || scene.Standing is not { Outcome: TriageOutcomes.Defer } standing || standing.Booking is { IsOpen: true })
            return null;
        var isOffered = standing.LastKeys.Any(key => scene.Playbook.TriageRules.Any(rule => rule.Key == key && rule.Outcome == TriageOutcomes.Defer));
        var asks = AsksReminder().IsMatch(scene.Message.Text);
        if (!asks && !(isOffered && Agreement.Read(scene.Message.Text) == true && (scene.Message.Text.Length < 40 || scene.Meaning is { When: not null } or { Contact: not null })))
            return null;
        var before = standing.Booking;
        var state = new BookingState { Task = BookingTask.Remind, IsOpen = true, Phone = before?.Phone ?? scene.Message.Phone, Email = before?.Email };
        var after = Proceed(scene, standing with { Facts = scene.Facts, Misses = 0, Choices = null }, Hear(scene, state));
        return scene.End(after, [new IntentGuess("affirm", 1)]);
    }

    public static BookingHearing.Heard Hear(Scene scene, BookingState state)
    {
        var heard = new BookingHearing.Heard(state);
        if (scene.Meaning?.When is { IsPast: false, Impossible: null, Windows: [{ From: not null }, ..] } wish)
            heard = heard.With(heard.State with { Wish = wish });
        else if (scene.Meaning?.When is { Which: [var first, ..] } unclear)
            heard = heard.With(heard.State with { Wish = WishMerge.On(unclear, first) });
        if (scene.Meaning?.Contact is { } told)
        {
            if (told.Phone is not null || told.Email is not null)
                heard = heard.With(heard.State with { Phone = told.Phone ?? heard.State.Phone, Email = told.Email ?? heard.State.Email });
            else if (told.BadEmail is { } bad)
                return heard.Troubled(BookingActs.EmailOdd, bad);
            else if (told.BadPhone is { } odd && state.Step == BookingSteps.Contact)
                return heard.Troubled(BookingActs.PhoneOdd, odd);
        }

        return heard;
    }

    public static Conversation Proceed(Scene scene, Conversation standing, BookingHearing.Heard heard)
    {
        var state = heard.State;
        if (heard.Trouble is { } trouble)
            return BookingDesk.Trouble(scene, standing, state, trouble);
        var isReached = scene.Message.Channel != ChannelKind.Web || state.Phone is not null || state.Email is not null;
        if (state.Wish is null || !isReached)
        {
            var (act, step) = (state.Wish, isReached) switch
            {
                (null, false) => (BookingActs.RemindOffer, BookingSteps.When),
                (null, true) => (BookingActs.RemindWhen, BookingSteps.When),
                _ => (BookingActs.RemindContact, BookingSteps.Contact),
            };
            scene.Writer.Say(scene.Playbook.Act(act));
            return BookingDesk.Waiting(standing, state, step);
        }

        var calendar = scene.Playbook.Clinic.Calendar!;
        var day = LocalDate.FromDateOnly(state.Wish.Windows[0].From!.Value);
        var due = calendar.Zone.AtLeniently(day + Morning).ToDateTimeOffset();
        scene.Changes.Add(new BookingChange.Send(new Notice(BookingActs.RemindLater, due, null, scene.Message.Channel == ChannelKind.Web ? state.Email ?? state.Phone : null, null)));
        scene.Writer.Say(scene.Playbook.Act(BookingActs.RemindSet), ("when", SlotWords.Day(due, scene.Message.At)));
        return standing with { Flow = null, Booking = new BookingState { Name = state.Name, Phone = state.Phone, Email = state.Email } };
    }

    [GeneratedRegex(@"\bremind(?:er)?\b|\bnote (?:it|a reminder)\b|\blet me know (?:when|in)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksReminder();
}
