using System.Net.Http.Headers;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>What a service calls our request in its own logs; its support asks for it.</summary>
internal static class Correlation
{
    private const int MaxLength = 100;

    private static readonly string[] Names = ["X-Correlating-OperationId", "MS-CV", "ContextId"];

    /// <returns>Names and values; "no correlation" where there are none.</returns>
    public static string Of(HttpResponseHeaders headers)
    {
        var found = Names
            .Where(name => headers.Contains(name))
            .Select(name => $"{name} {Short(headers.GetValues(name).First())}");
        var text = string.Join(", ", found);
        return text.Length == 0 ? "no correlation" : text;
    }

    private static string Short(string value) => value.Length <= MaxLength ? value : value[..MaxLength];
}
