namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Reads the body of an answer whole, up to a limit.</summary>
internal static class CappedBody
{
    private const int PieceBytes = 4096;

    /// <returns>Null when it is longer than <paramref name="maxBytes"/>; then the rest is not read.</returns>
    /// <exception cref="IOException">It broke off.</exception>
    public static async Task<byte[]?> FindAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            return null;
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var piece = new byte[PieceBytes];
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (body.Length + count > maxBytes)
                return null;
            body.Write(piece, 0, count);
        }

        return body.ToArray();
    }
}
