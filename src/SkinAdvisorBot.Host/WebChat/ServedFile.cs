using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>A file held in memory in every encoding it is sent in.</summary>
internal sealed class ServedFile(string contentType, string cacheControl, byte[] plain, byte[]? brotli, byte[]? gzip)
{
    // Opaque to browsers; 16 hex digits of the content's hash tell versions apart.
    private readonly EntityTagHeaderValue _tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 8))}\"");

    /// <summary>The tag without quotes, to be put into addresses.</summary>
    public string Version => _tag.Tag.ToString().Trim('"');

    /// <summary>A file that was made while running: compressed here, once.</summary>
    public static ServedFile Compress(string contentType, string cacheControl, byte[] plain) => new(
        contentType,
        cacheControl,
        plain,
        Packed(plain, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)),
        Packed(plain, stream => new GZipStream(stream, CompressionLevel.SmallestSize)));

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.Headers.CacheControl = cacheControl;
        response.Headers.ETag = _tag.ToString();
        response.Headers.Vary = HeaderNames.AcceptEncoding;

        var asked = context.Request.GetTypedHeaders();
        if (asked.IfNoneMatch.Any(tag => tag.Compare(_tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (encoding, body) = Choose(asked);
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private (string? Encoding, byte[] Body) Choose(RequestHeaders asked)
    {
        bool Takes(string encoding) =>
            asked.AcceptEncoding.Any(each => each.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && each.Quality is null or > 0);

        return brotli is not null && Takes("br") ? ("br", brotli)
            : gzip is not null && Takes("gzip") ? ("gzip", gzip)
            : (null, plain);
    }

    private static byte[] Packed(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var packed = new MemoryStream();
        using (var stream = compressor(packed))
            stream.Write(plain);

        return packed.ToArray();
    }
}
