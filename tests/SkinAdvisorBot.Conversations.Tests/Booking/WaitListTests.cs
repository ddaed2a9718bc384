using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class WaitListTests
{
    private static readonly WaitEntry Kim = new("W1", "talk", AClinic.Wish(AClinic.On("2027-03-09")), null, null, AClinic.Monday);

    [Fact]
    public void Who_waits_stands_in_order_and_keeps_the_place_with_a_new_wish()
    {
        var book = new MemoryBook();
        book.Apply([new BookingChange.Wait(Kim), new BookingChange.Wait(Kim with { Id = "W2" })], AClinic.Monday);

        book.Apply([new BookingChange.Wait(Kim with { Wish = null, Since = AClinic.Monday.AddDays(1) })], AClinic.Monday);

        Assert.Equal([("W1", AClinic.Monday), ("W2", AClinic.Monday)], book.Waiting.Select(entry => (entry.Id, entry.Since)));
        Assert.Null(book.Waiting[0].Wish);
    }

    [Fact]
    public void Who_leaves_the_list_is_off_it_and_a_second_time_changes_nothing()
    {
        var book = new MemoryBook();
        book.Apply([new BookingChange.Wait(Kim)], AClinic.Monday);

        book.Apply([new BookingChange.Unwait("W1")], AClinic.Monday);
        book.Apply([new BookingChange.Unwait("W1")], AClinic.Monday);

        Assert.Empty(book.Waiting);
    }

    [Fact]
    public void A_turn_that_fails_leaves_the_list_as_it_was()
    {
        var book = AClinic.ABook(AClinic.Booked("A", AClinic.Talk("2027-03-09T14:00")));

        Assert.Throws<BookingConflictException>(() => book.Apply([new BookingChange.Wait(Kim), new BookingChange.Book(AClinic.Booked("B", AClinic.Talk("2027-03-09T14:00")), [])], AClinic.Monday));

        Assert.Empty(book.Waiting);
    }

    [Fact]
    public void A_freed_time_is_kept_for_four_hours_as_the_content_says() => Assert.Equal(TimeSpan.FromHours(4), ShippedContent.Playbook.Booking!.OfferFor);

    [Theory]
    [InlineData("waitlist:\n  hours: 4", "waitlist:\n  hours: 0", "write how many hours a freed time is kept, 1 to 72")]
    [InlineData("waitlist:\n  hours: 4", "waitlist:\n  hours: 73", "write how many hours a freed time is kept, 1 to 72")]
    [InlineData("waitlist:\n  hours: 4", "waitlist:\n  hours: 4\n  days: 1", "unknown field 'days'")]
    [InlineData("waitlist:\n  hours: 4", "", "Add 'waitlist:' with 'hours: 4' below it")]
    public void A_mistake_in_how_long_is_named(string old, string replacement, string remedy)
    {
        var files = ShippedContent.Files.Select(file => file.Path == "dialogs/booking.yaml" ? file with { Text = Replaced(file.Text, old, replacement) } : file).ToList();

        var problem = Assert.Single(PlaybookLoader.Load(files).Problems);

        Assert.Equal("dialogs/booking.yaml", problem.File);
        Assert.Contains(remedy, problem.Message, StringComparison.Ordinal);
    }

    private static string Replaced(string text, string old, string replacement)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }
}
