using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Messages;

/// <summary>The shipped words that a phone may show on a locked screen, or that carriers ask for.</summary>
public sealed class TextsUnaskedTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Unasked { get; } =
        ["reminder_week", "reminder_days", "reminder_hours", "reminder_later", "notice_code", "notice_booked", "notice_moved", "notice_cancelled", "waitlist_offer", "waitlist_notice"];

    [Theory]
    [MemberData(nameof(Unasked))]
    public void No_text_that_nobody_asked_for_names_a_diagnosis_or_a_treatment(string kind)
    {
        var playbook = ShippedContent.Playbook;
        var telling = playbook.Topics.SelectMany(topic => topic.Aliases.Append(topic.Name)).Concat(playbook.Clinic.Calendar!.Visits.Select(visit => visit.Name)).ToArray();

        foreach (var text in TextsOf(kind, playbook))
            Assert.DoesNotContain(telling, word => $" {PlainWords(text)} ".Contains($" {PlainWords(word)} ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("welcome", "HELP", "STOP")]
    [InlineData("sms_help", "STOP", "212-555-0100")]
    [InlineData("sms_opted_out", "START", "no more texts")]
    [InlineData("sms_opted_in", "STOP", "HELP")]
    public void Words_about_texting_name_the_clinic_and_the_way_out_in_two_plain_segments(string act, string hint, string other)
    {
        var playbook = ShippedContent.Playbook;

        var text = playbook.Act(act).Wordings[0].Short.Say(playbook.Clinic.Facts);

        Assert.Contains(playbook.Clinic.Name, text, StringComparison.Ordinal);
        Assert.Contains(hint, text, StringComparison.Ordinal);
        Assert.Contains(other, text, StringComparison.Ordinal);
        Assert.True(SmsSegments.Measure(text) is { IsGsm7: true, Segments: <= 2 }, text);
    }

    private static IEnumerable<string> TextsOf(string kind, Playbook playbook)
    {
        var slot = new Slot("combined-consultation", Noon.AddDays(3), Noon.AddDays(3).AddMinutes(45), "demo-clinician-a", "demo-room-1", ["demo-skin-camera"]);
        var visit = new Appointment("K4ZT", slot, AppointmentStatus.Booked, HeldUntil: Noon.AddHours(4), Sequence: 0, new Contact("Kim Lee", "+12125550199", null, null), []);
        var before = Conversation.Empty;
        foreach (var _ in playbook.Act(kind).Wordings)
        {
            var turn = Advisor.Notify(before, new Notice(kind, Noon, visit.Id, "+12125550199", "123456"), visit, ChannelKind.Sms, playbook, Noon);
            yield return turn.Replies.Single().Text;
            before = turn.After;
        }
    }

    private static string PlainWords(string text) =>
        string.Join(' ', new string([.. text.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
