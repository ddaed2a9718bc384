using System.Text.Json;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>Reads fields that only the Bot Framework's own channels send. One of another kind than expected counts as absent.</summary>
internal static class ActivityFields
{
    /// <summary>Of an invoke or event; null when there is none.</summary>
    public static string? Name(this Activity activity) => Text(activity.More, "name");

    /// <summary>Of an installationUpdate: <c>add</c>, <c>remove</c> and others.</summary>
    public static string? Action(this Activity activity) => Text(activity.More, "action");

    public static bool ExpectsReplies(this Activity activity) => Text(activity.More, "deliveryMode") == "expectReplies";

    public static string? ConversationTenant(this Activity activity) => Text(activity.Conversation?.More, "tenantId");

    /// <summary>The person's id in Microsoft Entra, the same wherever they write from; null for a person who has none.</summary>
    public static string? DirectoryId(this ChannelAccount account) => Text(account.More, "aadObjectId");

    /// <summary>Who came into the conversation.</summary>
    /// <exception cref="ActivityFormatException">A member is no account.</exception>
    public static IEnumerable<ChannelAccount> MembersAdded(this Activity activity)
    {
        try
        {
            return [.. List(activity, "membersAdded").Select(member => member.Deserialize(ActivityJson.Wire.ChannelAccount)!).Where(member => member.Id is { Length: > 0 })];
        }
        catch (JsonException e)
        {
            throw new ActivityFormatException("An entry of 'membersAdded' is not an account with texts for id, name and role.", e);
        }
    }

    /// <summary>Who is named in the text, as <c>(id, what stands in the text)</c>.</summary>
    public static IEnumerable<(string? Id, string Text)> Mentions(this Activity activity)
    {
        foreach (var entity in List(activity, "entities"))
        {
            if (string.Equals(Text(entity, "type"), "mention", StringComparison.OrdinalIgnoreCase) && Text(entity, "text") is { Length: > 0 } text)
                yield return (entity.TryGetProperty("mentioned", out var who) && who.ValueKind == JsonValueKind.Object ? Text(who, "id") : null, text);
        }
    }

    public static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Text(Dictionary<string, JsonElement>? from, string name) =>
        from is not null && from.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> List(Activity activity, string name) =>
        activity.More is { } more && more.TryGetValue(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)
            : [];
}
