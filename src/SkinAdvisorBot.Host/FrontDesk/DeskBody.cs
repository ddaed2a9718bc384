using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>Reads the body of a request whole, up to a limit.</summary>
internal static class DeskBody
{
    private const int MostJsonBytes = 16 * 1024;

    public static bool IsCalendar(HttpRequest request) => TypeOf(request) == "text/calendar";

    /// <summary>An empty body is an empty object.</summary>
    /// <exception cref="DeskRefusal">400, 413 or 415.</exception>
    public static async Task<T> JsonAsync<T>(HttpRequest request, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
        where T : class, new()
    {
        var body = await ReadAsync(request, MostJsonBytes, cancellationToken);
        if (body.Length == 0)
            return new T();
        // Another type could be sent by a form of any website without asking first.
        if (TypeOf(request) != "application/json")
            throw DeskRefusal.WrongType("Send JSON and say so: Content-Type: application/json");
        try
        {
            return JsonSerializer.Deserialize(body, shape) ?? throw DeskRefusal.BadArgument("The body is null. Send a JSON object.");
        }
        catch (JsonException e)
        {
            throw DeskRefusal.BadArgument($"The body is not the JSON that is expected here (line {e.LineNumber + 1}, at '{e.Path}').");
        }
    }

    /// <exception cref="DeskRefusal">413.</exception>
    public static async Task<string> TextAsync(HttpRequest request, int mostBytes, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await ReadAsync(request, mostBytes, cancellationToken));

    private static string? TypeOf(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType?.ToLowerInvariant() : null;

    private static async Task<byte[]> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > most)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                throw DeskRefusal.TooLarge($"The body has more than {most / 1024} KB.");
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
}
