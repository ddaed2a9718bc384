using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Content;

public sealed class TurnMakerTests(ShippedContent shipped) : IClassFixture<ShippedContent>
{
    [Fact]
    public void A_turn_reads_when_somebody_would_like_to_come_by_the_clinics_clock_and_keeps_it()
    {
        // Late on Wednesday in New York, Thursday in London.
        var message = new InboundMessage("m1", "can I book an appointment tomorrow at 3, not friday", ChannelKind.Web, new DateTimeOffset(2026, 12, 3, 2, 0, 0, TimeSpan.Zero));

        var made = shipped.Maker.Answer(Conversation.Empty, message, Desk.Empty);
        var kept = StoredJson.ReadTrace(StoredJson.Write(TurnTrace.Of(made))).Meaning!.When!;

        var window = Assert.Single(kept.Windows);
        Assert.Equal((new DateOnly(2026, 12, 3), new TimeOnly(15, 0)), (window.From, window.At));
        Assert.Equal([DayOfWeek.Friday], Assert.Single(kept.Except).Weekdays);
        Assert.Equal(WishOrder.None, kept.Order);
    }
}
