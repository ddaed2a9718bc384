using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Messages;

/// <summary>What is remembered between two messages of one conversation. Plain data: it is stored as JSON.</summary>
public sealed record Conversation
{
    public static Conversation Empty { get; } = new();

    /// <summary>Number of messages heard so far.</summary>
    public int Heard { get; init; }

    /// <summary>Topics spoken of, the latest first, without repeats, <see cref="MaxTopics"/> at most.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];

    /// <summary>What the last question was about beside its main topic: a skin tone, a condition.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>The intent answered last; null before the first answer.</summary>
    public string? LastIntent { get; init; }

    /// <summary>What was said last time, newest first, <see cref="MaxSaid"/> at most: keys of answers and acts with the form used.</summary>
    public ImmutableArray<Said> Said { get; init; } = [];

    /// <summary>The replies of the last turn, for "say that again".</summary>
    public ImmutableArray<string> LastKeys { get; init; } = [];

    /// <summary>What did not fit into the last text message and is said on "MORE"; empty on channels without such a limit.</summary>
    public ImmutableArray<Reply> Rest { get; init; } = [];

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>Choices offered in the last turn; null when none are open.</summary>
    public ImmutableArray<Choice>? Choices { get; init; }

    /// <summary>The open flow and step; null when none is open.</summary>
    public string? Flow { get; init; }

    /// <summary>The triage outcome in force; null before any concern.</summary>
    public string? Outcome { get; init; }

    /// <summary>The triage rules behind <see cref="Outcome"/>, the one whose words were said first.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>The question of triage that waits for its yes or no; null when none does.</summary>
    public Settling? Settling { get; init; }

    /// <summary>Rules whose question was answered no, or was asked out of curiosity: not asked again.</summary>
    public ImmutableArray<string> Cleared { get; init; } = [];

    /// <summary>Rules that sent the person to a doctor who, they say, has looked since; the clinic sees this with a booking.</summary>
    public ImmutableArray<string> Examined { get; init; } = [];

    /// <summary>The rule of an emergency, crisis or urgent outcome that staff have not acknowledged; null for none.</summary>
    public string? Alert { get; init; }

    /// <summary>Since when <see cref="Alert"/> waits; null for no alert.</summary>
    public DateTimeOffset? AlertSince { get; init; }

    /// <summary>The member of staff who speaks in place of the bot; null for none. It may be over: ask <see cref="HeldAt"/>.</summary>
    public StaffHold? Held { get; init; }

    /// <summary>Since when the person asks for somebody of the clinic, or complains; null once staff took over.</summary>
    public DateTimeOffset? WantsPerson { get; init; }

    /// <summary>The interview about a concern, open, left or ended; null before the first.</summary>
    public InterviewState? Interview { get; init; }

    /// <summary>Booking, moving, cancelling or looking up a visit, open or left; null before the first.</summary>
    public BookingState? Booking { get; init; }

    /// <summary>Ids of the visits booked in this conversation, the latest first.</summary>
    public ImmutableArray<string> Appointments { get; init; } = [];

    /// <summary>Id of the visit of which the person was last reminded here, so that "can't make it" is understood; null for none.</summary>
    public string? Reminded { get; init; }

    /// <summary>Id of the hold on the freed time that was last offered here from the wait list; whoever says yes books under it. Null for none.</summary>
    public string? Offered { get; init; }

    /// <summary>Id of this person's entry on the wait list; null for none.</summary>
    public string? Waiting { get; init; }

    /// <summary>Facts the person told of themselves, as <see cref="KeptFacts"/> lays them flat. The interview and triage go by them.</summary>
    public ImmutableSortedDictionary<string, FactValue> Facts { get; init; } = KeptFacts.None;

    /// <summary>Who of the staff has the conversation at a moment; null for nobody, and after too long a silence.</summary>
    public StaffHold? HeldAt(DateTimeOffset at) => Held is { } held && at < held.Until ? held : null;

    public const int MaxTopics = 4;

    public const int MaxSaid = 12;
}

/// <summary>A member of staff has a conversation.</summary>
/// <param name="MemberId">The account.</param>
/// <param name="Name">As the person was told it.</param>
/// <param name="Until">When it ends unless the member does something.</param>
public sealed record StaffHold(string MemberId, string Name, DateTimeOffset Since, DateTimeOffset Until);

/// <param name="Key">The key of an answer (<c>topic/id</c>) or of an act.</param>
/// <param name="Form">Which wording: 0 the first, 1 the second, and so on.</param>
public sealed record Said(string Key, int Form);

/// <summary>One of the readings or topics offered with a question back.</summary>
/// <param name="Label">The words on the button, and after the number on SMS.</param>
/// <param name="Intent">What choosing it means.</param>
/// <param name="Topic">About what; null where the intent needs none.</param>
public sealed record Choice(string Label, string Intent, string? Topic);
