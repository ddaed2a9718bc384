using System.Text.Json;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Why a channel declined, as far as it can be told.</summary>
/// <param name="Code">Its own word or number for it, letters, digits, dots, dashes and underscores only; null where it gave none.</param>
public sealed partial record ConnectorError(string? Code, ConnectorProblem Problem)
{
    public static ConnectorError None { get; } = new(null, ConnectorProblem.Other);

    /// <summary>Teams' number for <see cref="ConnectorProblem.MessageWritesBlocked"/>.</summary>
    private const string WritesBlocked = "209";

    /// <summary>Reads both shapes in use: <c>{"error":{"code","message"}}</c>, and Teams' <c>{"errorCode","message"}</c>, whose message is JSON again.</summary>
    /// <param name="body">Any bytes; a page of some proxy on the way gives <see cref="None"/>.</param>
    public static ConnectorError Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return None;
            using (document)
                return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return None;
        }
    }

    private static ConnectorError Read(JsonElement root)
    {
        var error = Find(root, "error") is { ValueKind: JsonValueKind.Object } inner ? inner : root;
        var code = CodeOf(Find(error, "code") ?? Find(error, "errorCode"));
        return new ConnectorError(code, ProblemOf(code, Find(error, "message") is { ValueKind: JsonValueKind.String } message ? message.GetString()! : ""));
    }

    private static JsonElement? Find(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var found) ? found : null;

    // A code is a word; anything longer may repeat what somebody wrote.
    private static string? CodeOf(JsonElement? value)
    {
        var code = value switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => "",
        };
        return IsCode().IsMatch(code) ? code : null;
    }

    private static ConnectorProblem ProblemOf(string? code, string message)
    {
        if (code == WritesBlocked)
            return ConnectorProblem.MessageWritesBlocked;
        foreach (var problem in Named)
        {
            var name = problem.ToString();
            if (name.Equals(code, StringComparison.OrdinalIgnoreCase) || message.Contains(name, StringComparison.OrdinalIgnoreCase))
                return problem;
        }

        return ConnectorProblem.Other;
    }

    private static readonly ConnectorProblem[] Named = [.. Enum.GetValues<ConnectorProblem>().Where(problem => problem != ConnectorProblem.Other)];

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}\z")]
    private static partial Regex IsCode();
}

/// <summary>The reasons that we act on, by the names channels give them.</summary>
public enum ConnectorProblem
{
    Other,

    /// <summary>The person blocked or removed the bot.</summary>
    MessageWritesBlocked,

    /// <summary>The bot was taken out of the conversation.</summary>
    BotNotInConversationRoster,

    ConversationNotFound,

    MessageSizeTooBig,
}
