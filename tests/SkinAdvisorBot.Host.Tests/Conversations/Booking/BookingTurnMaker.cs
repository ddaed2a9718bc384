using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Staff;
using SkinAdvisorBot.Host.Conversations;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

/// <summary>Books by number, as polite as short: "book PERSON 3", "move PERSON 4", "cancel PERSON". Slot n is n hours after a fixed start.</summary>
public sealed class BookingTurnMaker : ITurnMaker
{
    public static readonly DateTimeOffset FirstStart = new(2027, 3, 8, 9, 0, 0, TimeSpan.FromHours(-5));

    public MadeTurn Welcome(ChannelKind channel, DateTimeOffset at) => Made(Conversation.Empty, "welcome", []);

    public MadeTurn Answer(Conversation before, InboundMessage message, Desk desk)
    {
        var words = message.Text.Split(' ');
        var email = $"{words[1]}@example.com";
        var after = before with { Heard = before.Heard + 1 };
        var slot = SlotAt(words.Length > 2 ? int.Parse(words[2], CultureInfo.InvariantCulture) : 0);
        if (words[0] != "cancel" && !desk.Book.Busy(slot.Start, slot.End, message.At).IsEmpty)
            return Made(after, "taken", []);
        if (words[0] == "book")
            return Made(after, $"booked {desk.NewId} {slot.Start:O}", [new BookingChange.Book(Appointment(desk.NewId, slot, email), [])]);
        if (desk.Book.FindByContact(email, message.At) is not [var own, ..])
            return Made(after, "nothing", []);
        return words[0] == "move"
            ? Made(after, $"moved {own.Id} {slot.Start:O}", [new BookingChange.Move(own.Id, own.Sequence, slot, [])])
            : Made(after, $"cancelled {own.Id}", [new BookingChange.Cancel(own.Id, own.Sequence)]);
    }

    public MadeTurn Notify(Conversation before, Notice notice, Appointment? appointment, ChannelKind channel, DateTimeOffset now) =>
        Made(before, notice.Kind, []);

    public (StaffResult Result, MadeTurn? Made) Decide(Conversation before, StaffRequest request, ChannelKind channel) => (StaffResult.NotFound, null);

    public static Slot SlotAt(int number)
    {
        var start = FirstStart.AddHours(number);
        return new Slot("talk", start, start.AddMinutes(45), "ana", "room-1", []);
    }

    private static Appointment Appointment(string id, Slot slot, string email) =>
        new(id, slot, AppointmentStatus.Booked, HeldUntil: null, Sequence: 0, new Contact("Kim", null, email, null), []);

    private static MadeTurn Made(Conversation after, string text, ImmutableArray<BookingChange> changes) =>
        new(new Turn(after, [Reply.Plain(text)], Meaning: null, ActedOn: []) { Changes = changes }, "playbook", "model");
}
