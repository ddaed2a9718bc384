using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Conversations.Tests.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

/// <summary>A person who talks to the desk, with the shipped content and readings written by hand.</summary>
internal sealed class ACaller(MemoryBook? book = null, ChannelKind channel = ChannelKind.Web)
{
    /// <summary>A Tuesday morning in New York.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(-5));

    public MemoryBook Book { get; } = book ?? new MemoryBook();

    public Conversation State { get; set; } = Conversation.Empty;

    /// <summary>The number that the channel vouches for; null for none.</summary>
    public string? Phone { get; init; }

    public Turn? Last { get; private set; }

    public string Step => State.Flow ?? "";

    /// <summary>Says something that is read as an intent, with a time or a contact in it.</summary>
    /// <returns>All words of the reply.</returns>
    public string Says(string text, string intent = "give_information", TimeWish? when = null, string? phone = null, string? email = null, params ReadOnlySpan<string> topics)
    {
        var meaning = AMeaning.Of(intent, topics).InWords(text) with { When = when, Contact = phone is null && email is null ? null : new ToldContact(phone, email, null, null, Rest(text)) };
        return Hears(text, meaning);
    }

    public string Hears(string text, Meaning? meaning)
    {
        var desk = new Desk(Book, $"ID{State.Heard}", "123456");
        Last = Advisor.Answer(State, new InboundMessage($"m{State.Heard}", text, channel, Now) { Phone = Phone }, meaning, Content, desk);
        Book.Apply(Last.Changes, Now);
        State = Last.After;
        return string.Join('\n', Last.Replies.Select(reply => reply.Text));
    }

    /// <summary>Books a combined consultation for the day and hour, up to the read-back.</summary>
    public void ReachesTheReadBack(int day = 8, int hour = 15)
    {
        Says("I'd like to book a combined laser and exosome consultation", "book_appointment");
        Says("no, none of these");
        Says($"Dec {day} at {hour}", when: At(day, hour));
        Says("Ana Cole");
        Says("ana@example.com", email: "ana@example.com");
    }

    public void Books(int day = 8, int hour = 15)
    {
        ReachesTheReadBack(day, hour);
        Says("yes, book it", "affirm");
    }

    public static TimeWish On(int day, HourRange? hours = null) => new() { Windows = [new(new(2026, 12, day), new(2026, 12, day), [], hours, null)] };

    public static TimeWish At(int day, int hour) => new() { Windows = [new(new(2026, 12, day), new(2026, 12, day), [], null, new(hour, 0))] };

    public static Playbook Content => ShippedContent.Playbook;

    private static string Rest(string text) => string.Join(' ', text.Split(' ').Where(word => !word.Contains('@', StringComparison.Ordinal)));
}
