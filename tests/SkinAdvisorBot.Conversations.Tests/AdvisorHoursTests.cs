using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests;

public sealed class AdvisorHoursTests
{
    [Theory]
    [InlineData("are you open on friday?", "On Friday: 9 am to 1:30 pm.")]
    [InlineData("and on sunday", "On Sunday: closed.")]
    [InlineData("when do you open", "We are open Monday to Thursday, 9 am to 6 pm; Friday, 9 am to 1:30 pm; Saturday to Sunday, closed.")]
    public void Hours_are_told_for_the_day_named_or_for_the_week(string text, string said)
    {
        Assert.Equal(said, new AConversation().Says(AMeaning.Of("ask_hours").InWords(text), text));
    }

    [Fact]
    public void Hours_on_sms_are_short()
    {
        Assert.Equal("Friday: 9 am to 1:30 pm", new AConversation(ChannelKind.Sms).Says(AMeaning.Of("ask_hours").InWords("friday?"), "friday?"));
    }

    [Fact]
    public void Today_is_the_clinics_day()
    {
        // Saturday in UTC, still Friday evening in New York.
        var conversation = new AConversation { Now = new DateTimeOffset(2026, 12, 5, 3, 0, 0, TimeSpan.Zero) };

        Assert.Equal("On Friday: 9 am to 1:30 pm.", conversation.Says(AMeaning.Of("ask_hours").InWords("open today?"), "open today?"));
    }

    [Fact]
    public void A_clinic_that_tells_no_hours_is_not_called_closed()
    {
        var content = APlaybook.Small.Replacing(APlaybook.Clinic, """
            hours:
              - days: [Monday, Tuesday, Wednesday, Thursday]
                open: "09:00"
                close: "18:00"
              - days: [Friday]
                open: "09:00"
                close: "13:30"

            """, "");

        var text = new AConversation(playbook: content.Get()).Says(AMeaning.Of("ask_hours").InWords("friday?"), "friday?");

        Assert.DoesNotContain("closed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Friday", text, StringComparison.Ordinal);
    }
}
