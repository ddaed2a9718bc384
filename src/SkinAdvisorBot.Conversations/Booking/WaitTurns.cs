using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>What a person says about the wait list: that they would like to be on it, and whether they take a time that has come free.</summary>
internal static partial class WaitTurns
{
    /// <summary>Puts the person on the wait list for what they were looking for; null where they don't ask for it.</summary>
    public static Conversation? Join(Scene scene, Conversation standing, BookingState open)
    {
        if (open is not { Task: BookingTask.Book, Visit: not null } || !AsksToWait().IsMatch(scene.Message.Text))
            return null;
        var id = standing.Waiting ?? scene.Desk.NewId;
        var to = open.Email ?? (open.Consent is not null ? open.Phone : null);
        var contact = open.Name is { } name && (open.Phone ?? open.Email) is not null ? new Contact(name, open.Phone, open.Email, open.Consent) : null;
        scene.Changes.Add(new BookingChange.Wait(new WaitEntry(id, open.Visit, open.Wish, contact, to, scene.Message.At)));
        scene.Writer.Say(scene.Playbook.Act(BookingActs.WaitJoined));
        return standing with { Waiting = id };
    }

    /// <summary>The answer to a freed time that was offered here; null where the message is none.</summary>
    public static Conversation? Answer(Scene scene)
    {
        var standing = scene.Standing;
        if (standing.Offered is not { } id || Agreement.Read(scene.Message.Text) is not { } takes)
            return null;
        var isKept = scene.Desk.Book.Find(id) is { Status: AppointmentStatus.Held } held && held.HeldUntil > scene.Message.At;
        standing = standing with { Offered = null };
        if (!takes)
        {
            if (isKept)
                scene.Changes.Add(new BookingChange.Release(id));
            scene.Writer.Say(scene.Playbook.Act(BookingActs.WaitPassed));
            return standing;
        }

        scene.Standing = standing;
        var state = AppointmentTurns.Kept(scene) with { IsOpen = true };
        if (scene.Desk.Book.Find(id) is not { } offered)
            return BookingTurns.Begin(scene);
        state = state with { Visit = offered.Slot.Visit };
        return isKept
            ? BookingDesk.Ask(scene, standing, state with { Slot = offered.Slot, Hold = id })
            : BookingDesk.Ask(scene, standing, BookingDesk.Gone(scene, state));
    }

    [GeneratedRegex(@"\bwait(?:ing)? ?-?list\b|\bif (?:something|anything|somebody|someone|anyone|a (?:slot|time|spot)) (?:opens|cancels|comes|frees|gets)|\b(?:let|tell|text|e-?mail) me (?:know )?(?:if|when) (?:something|anything|one|a (?:slot|time|spot))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AsksToWait();
}
