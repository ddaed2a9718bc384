using System.Net;
using System.Text.Json.Nodes;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

/// <summary>What the server said to a request.</summary>
public sealed class Answer(HttpResponseMessage response, string body)
{
    public HttpStatusCode Status { get; } = response.StatusCode;

    public string Body { get; } = body;

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? ErrorCode => (string?)Json["error"]!["code"];

    public string ErrorMessage => (string)Json["error"]!["message"]!;

    public string Text(string name) => (string)Json[name]!;

    /// <summary>Null when the header is not there.</summary>
    public string? Header(string name) => response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
