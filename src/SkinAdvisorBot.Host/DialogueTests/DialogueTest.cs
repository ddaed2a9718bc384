using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.DialogueTests;

/// <summary>A conversation with what is expected of it: a file of <c>dialogs/tests/</c>.</summary>
/// <param name="At">The clock of the first turn.</param>
/// <param name="SetsClock">True when the file says what time it is, which a server elsewhere can't be told.</param>
public sealed record DialogueTest(string Name, string File, ChannelKind Channel, DateTimeOffset At, bool SetsClock, ImmutableArray<ExpectedTurn> Turns)
{
    /// <summary>The clock of a test that sets none: a Tuesday morning in New York.</summary>
    public static readonly DateTimeOffset DefaultTime = new(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(-5));

    /// <summary>Reads one file; null, with problems added, when it can't be run.</summary>
    public static DialogueTest? Read(ContentFile file, List<ContentProblem> problems)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return null;
        var before = problems.Count;
        var name = map.RequireText("name");
        var channel = ReadChannel(map);
        var at = ReadTime(map);
        var turns = map.Maps("turns").Select(ReadTurn).ToImmutableArray();
        if (turns.IsEmpty)
            map.Report("turns", "a dialogue test needs turns. Add 'turns:' with at least one '- user: …'");
        map.ReportUnknownFields();
        return problems.Count > before ? null : new DialogueTest(name!, file.Path, channel, at, map.Has("at"), turns);
    }

    private static ChannelKind ReadChannel(YamlMap map)
    {
        var text = map.FindText("channel") ?? "web";
        if (ChannelNames.Find(text) is { } channel)
            return channel;
        map.Report("channel", $"unknown channel '{text}'. Write web, sms or teams");
        return ChannelKind.Web;
    }

    private static DateTimeOffset ReadTime(YamlMap map)
    {
        if (map.FindText("at") is not { } text)
            return DefaultTime;
        if (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at))
            return at;
        map.Report("at", $"'{text}' is no time. Write it as 2026-12-01T10:00:00-05:00");
        return DefaultTime;
    }

    private static ExpectedTurn ReadTurn(YamlMap map)
    {
        var user = map.RequireText("user") ?? "";
        var intent = map.FindText("intent");
        if (intent is not null && !IntentNames.IsKnown(intent))
            map.Report("intent", $"unknown intent '{intent}'. {(Spelling.Nearest(intent, IntentNames.All) is { } near ? $"Did you mean '{near}'?" : "See training-data/intents/ for the names")}");
        var turn = new ExpectedTurn(
            user, intent,
            map.Has("topics") ? [.. map.Texts("topics").Select(topic => topic.Text)] : null,
            Texts(map, "reply_has_any"), Texts(map, "reply_has_all"), Texts(map, "reply_has_none"),
            map.Has("outcome"), map.FindText("outcome") is "null" or "~" ? null : map.FindText("outcome"), map.Line);
        map.ReportUnknownFields();
        return turn;
    }

    private static ImmutableArray<string> Texts(YamlMap map, string field) => [.. map.Texts(field).Select(text => text.Text)];
}

/// <param name="Intent">Must be among the intents acted on; null when not looked at.</param>
/// <param name="Topics">Exactly those named in the message; null when not looked at.</param>
/// <param name="HasAny">At least one over all replies, ignoring case; empty for none asked.</param>
/// <param name="ChecksOutcome">True when the outcome is looked at, null included.</param>
public sealed record ExpectedTurn(
    string User,
    string? Intent,
    ImmutableArray<string>? Topics,
    ImmutableArray<string> HasAny,
    ImmutableArray<string> HasAll,
    ImmutableArray<string> HasNone,
    bool ChecksOutcome,
    string? Outcome,
    int Line);
