using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

internal static class BookExtensions
{
    public static IEnumerable<Appointment> Booked(this MemoryBook book) => book.Appointments.Where(visit => visit.Status == AppointmentStatus.Booked);

    /// <summary>Takes a slot as somebody else would.</summary>
    public static void Take(this MemoryBook book, Slot slot, DateTimeOffset now)
    {
        var id = $"other-{book.Appointments.Count}";
        book.Apply([new BookingChange.Book(new Appointment(id, slot, AppointmentStatus.Booked, null, 0, new Contact("Somebody Else", null, "else@example.com", null), []), [])], now);
    }
}
