using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Booking;

/// <summary>Tells whoever comes that their visit was moved or cancelled, outside of the conversation that changed it.</summary>
internal static class ChangeNotices
{
    /// <param name="kind"><see cref="BookingActs.NoticeMoved"/> or <see cref="BookingActs.NoticeCancelled"/>.</param>
    /// <param name="visit">Booked, with a contact, as it was before the change.</param>
    /// <returns>To stand behind the change, which drops what was planned before it.</returns>
    public static ImmutableArray<BookingChange> Of(Scene scene, string kind, Appointment visit) =>
        [.. Addresses(scene, visit.Contact!).Select(to => new BookingChange.Send(new Notice(kind, scene.Message.At, visit.Id, to, Code: null)))];

    /// <summary>By mail wherever there is an address; by text where they agreed to be texted and do not read this very reply on that phone.</summary>
    private static IEnumerable<string> Addresses(Scene scene, Contact contact)
    {
        if (contact.Email is { } email)
            yield return email;
        if (contact is { TextConsent: not null, Phone: { } phone } && !IsReadOn(phone, scene.Message))
            yield return phone;
    }

    /// <summary>Where a channel of texts does not say whose number it is, it may be this one: better no second text than the same one twice.</summary>
    private static bool IsReadOn(string phone, InboundMessage message) =>
        message.Phone is { } reads ? reads == phone : message.Channel == ChannelKind.Sms;
}
