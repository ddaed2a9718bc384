using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using SkinAdvisorBot.Channels.Activities;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>A file that came with a message. Its bytes are counted and dropped.</summary>
/// <param name="Size">In bytes.</param>
internal sealed record UploadedFile(string Name, string ContentType, long Size);

/// <summary>Reads an upload: a form with an activity and files, or one file as the whole body.</summary>
internal static class UploadForm
{
    public const string ActivityType = "application/vnd.microsoft.activity";

    private const string UnknownType = "application/octet-stream";
    private const int LongestName = 200;
    private const int LongestBoundary = 128;

    /// <returns>The message, with one attachment a file: those the activity names, in its order, then the others.</returns>
    /// <exception cref="DirectLineRefusal">400 for a broken form, 413 for too much, 415 when no type is given.</exception>
    /// <exception cref="ActivityFormatException">The part with the activity is none.</exception>
    public static async Task<Activity> ReadAsync(HttpRequest request, DirectLineOptions options, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw DirectLineRefusal.WrongType("Say what is uploaded: Content-Type: multipart/form-data, or the type of the one file.");
        if (type.Type.Equals("multipart", StringComparison.OrdinalIgnoreCase))
            return await ReadFormAsync(request, type, options, cancellationToken);
        var file = new UploadedFile(
            NameOf(request.Headers.ContentDisposition.ToString()),
            type.MediaType.ToString(),
            await CountAsync(request.Body, options.MaxUploadBytes, cancellationToken));
        return With(NoWords, [file]);
    }

    private static Activity NoWords { get; } = new() { Type = ActivityTypes.Message };

    private static async Task<Activity> ReadFormAsync(HttpRequest request, MediaTypeHeaderValue type, DirectLineOptions options, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
            throw DirectLineRefusal.BadArgument("The form has no boundary, or a very long one.");
        var form = new MultipartReader(boundary, request.Body);
        Activity? activity = null;
        var files = ImmutableArray.CreateBuilder<UploadedFile>();
        try
        {
            while (await form.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                if (IsActivity(part))
                    activity = activity is null ? await ActivityOfAsync(part, cancellationToken) : throw DirectLineRefusal.BadArgument("The form holds two activities. Send one.");
                else if (files.Count == options.MaxUploadFiles)
                    throw DirectLineRefusal.TooLarge($"An upload has at most {options.MaxUploadFiles} files.");
                else
                    files.Add(await FileOfAsync(part, options.MaxUploadBytes, cancellationToken));
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw DirectLineRefusal.BadArgument("The form is broken or ends early.");
        }

        return With(activity ?? NoWords, files.DrainToImmutable());
    }

    private static bool IsActivity(MultipartSection part) =>
        MediaTypeHeaderValue.TryParse(part.ContentType, out var type) && type.MediaType.Equals(ActivityType, StringComparison.OrdinalIgnoreCase);

    private static async Task<Activity> ActivityOfAsync(MultipartSection part, CancellationToken cancellationToken)
    {
        using var json = new MemoryStream();
        await CopyAsync(part.Body, ActivityReader.MaxBytes, json, RequestBody.TooLarge, cancellationToken);
        return ActivityReader.Read(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    private static async Task<UploadedFile> FileOfAsync(MultipartSection part, long mostBytes, CancellationToken cancellationToken) =>
        new(NameOf(part.ContentDisposition ?? ""), part.ContentType ?? UnknownType, await CountAsync(part.Body, mostBytes, cancellationToken));

    private static Task<long> CountAsync(Stream file, long mostBytes, CancellationToken cancellationToken) =>
        CopyAsync(file, mostBytes, Stream.Null, () => DirectLineRefusal.TooLarge($"A file has at most {mostBytes} bytes."), cancellationToken);

    private static async Task<long> CopyAsync(Stream source, long mostBytes, Stream target, Func<DirectLineRefusal> tooLarge, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            long size = 0;
            while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                size += read;
                if (size > mostBytes)
                    throw tooLarge();
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string NameOf(string disposition)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out var parsed))
            return "file";
        var said = HeaderUtilities.RemoveQuotes(parsed.FileNameStar.HasValue ? parsed.FileNameStar : parsed.FileName).ToString();
        // Some clients send a whole path; only its end is a name.
        var name = MessageText.WithoutControls(said[(said.LastIndexOfAny(['/', '\\']) + 1)..]).Trim();
        return name.Length switch { 0 => "file", > LongestName => name[..LongestName], _ => name };
    }

    // The client makes the names of one upload unique, so a name tells which attachment a file belongs to.
    private static Activity With(Activity activity, ImmutableArray<UploadedFile> files)
    {
        var rest = files.ToList();
        var attachments = ImmutableArray.CreateBuilder<Attachment>();
        foreach (var attachment in activity.Attachments ?? [])
        {
            var file = rest.Find(candidate => candidate.Name == attachment.Name);
            attachments.Add(file is null ? attachment : AttachmentOf(file, attachment));
            if (file is not null)
                rest.Remove(file);
        }

        attachments.AddRange(rest.Select(file => AttachmentOf(file, new Attachment { Name = file.Name })));
        return activity with { Attachments = attachments.Count == 0 ? null : attachments.DrainToImmutable() };
    }

    // The protocol has no field for the size, so it stands among those it does not name.
    private static Attachment AttachmentOf(UploadedFile file, Attachment described) => described with
    {
        ContentType = file.ContentType,
        ContentUrl = null,
        More = new Dictionary<string, JsonElement>(described.More ?? []) { ["size"] = JsonSerializer.SerializeToElement(file.Size, ActivityJson.Wire.Int64) },
    };
}
