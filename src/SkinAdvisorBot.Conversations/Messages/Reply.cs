using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>One message to the person.</summary>
/// <param name="Text">Markdown on web and Teams (paragraphs, emphasis, lists; no links, no pictures), plain text on SMS.</param>
/// <param name="Suggestions">What the person may say next, as buttons; saying the words has the same effect.</param>
/// <param name="Cards">Cards that go with the text; their words are always in the text or a fallback too.</param>
/// <param name="Lines">Where each sentence stands in the content, as <c>path:line</c>, in the order said.</param>
/// <param name="References">The publications the words rest on, without repeats.</param>
public sealed record Reply(
    string Text,
    ImmutableArray<string> Suggestions,
    ImmutableArray<ReplyCard> Cards,
    ImmutableArray<string> Lines,
    ImmutableArray<Reference> References)
{
    /// <summary>True for what to do in an emergency, a crisis or something urgent: it is said also where little else may be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsUrgent { get; init; }

    public static Reply Plain(string text) => new(text, [], [], [], []);

    /// <summary>Names the reply without its words.</summary>
    public override string ToString() => $"reply from {string.Join(", ", Lines)}";
}

/// <summary>A card with buttons that open something outside the chat: a map, the phone, a mail.</summary>
/// <param name="Title">One line.</param>
/// <param name="Text">Plain text, may be empty.</param>
public sealed record ReplyCard(string Title, string Text, ImmutableArray<CardLink> Links);

/// <param name="Title">The words on the button.</param>
/// <param name="Url">An absolute <c>https:</c>, <c>tel:</c> or <c>mailto:</c> address, or a path that begins with a slash on the service itself.</param>
public sealed record CardLink(string Title, string Url);

/// <summary>A publication that an answer rests on.</summary>
/// <param name="Key">Its key in <c>dialogs/sources.yaml</c>.</param>
/// <param name="Year">As printed there: a year, or "undated".</param>
/// <param name="Url">Absolute http(s) address; null where none is known.</param>
public sealed record Reference(string Key, string Title, string Publisher, string Year, string? Url);
