using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Reads the body of a request whole, up to a limit.</summary>
internal static class RequestBody
{
    /// <returns>Null when the body is empty.</returns>
    /// <exception cref="DirectLineRefusal">413 or 415.</exception>
    /// <exception cref="ActivityFormatException">Not the JSON of <typeparamref name="T"/>.</exception>
    public static async Task<T?> FindAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var body = await ReadAsync(request, cancellationToken);
        if (body.Length == 0)
            return null;
        RequireJson(request);
        return JsonText.Read(body, shape);
    }

    /// <exception cref="DirectLineRefusal">413 or 415.</exception>
    /// <exception cref="ActivityFormatException">Not an activity.</exception>
    public static async Task<Activity> GetActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        RequireJson(request);
        return ActivityReader.Read(await ReadAsync(request, cancellationToken));
    }

    /// <exception cref="DirectLineRefusal">415.</exception>
    public static void RequireJson(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !IsJson(type))
            throw DirectLineRefusal.WrongType("Send JSON in UTF-8 and say so: Content-Type: application/json");
    }

    private static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType is { } name
        && (name.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || name.Equals(UploadForm.ActivityType, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("+json", StringComparison.OrdinalIgnoreCase))
        && type.CharSet?.Trim('"') is null or { Length: 0 } or "utf-8" or "UTF-8" or "utf8";

    /// <exception cref="DirectLineRefusal">413.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > ActivityReader.MaxBytes)
            throw TooLarge();
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > ActivityReader.MaxBytes)
            {
                // The server reads the rest away, so that the client sees our answer and not a reset; it can only when we have let go.
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw TooLarge();
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    public static DirectLineRefusal TooLarge() =>
        DirectLineRefusal.TooLarge($"An activity has at most {ActivityReader.MaxBytes / 1024} KB.");
}
