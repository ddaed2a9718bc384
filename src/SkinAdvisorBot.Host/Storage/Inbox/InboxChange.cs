namespace SkinAdvisorBot.Host.Storage.Inbox;

/// <summary>What new turns of one conversation change in the inbox: the row as it is then, words to search, and counts to add.</summary>
internal sealed record InboxChange(InboxRow Row, IReadOnlyList<(string Words, DateTimeOffset At)> Words, IReadOnlyList<FigureRow> Counts);
