using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>A request that is not done, with what the caller is told. Clients go by status and code; the words are for people.</summary>
internal sealed class DirectLineRefusal : HttpRefusalException
{
    private DirectLineRefusal(int status, string code, string message, TimeSpan? retryAfter = null)
        : base(status, code, message, retryAfter)
    {
    }

    public static DirectLineRefusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DirectLineRefusal Missing(string message) => new(StatusCodes.Status400BadRequest, "MissingProperty", message);

    public static DirectLineRefusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    /// <remarks>Microsoft's client takes any 403 for a dead token and reconnects: nothing it does in good faith may end here.</remarks>
    public static DirectLineRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DirectLineRefusal TokenExpired() =>
        new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired. Get a new one; refresh with POST /v3/directline/tokens/refresh before it does.");

    public static DirectLineRefusal NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static DirectLineRefusal NoConversation(string message) => new(StatusCodes.Status404NotFound, "ConversationNotFound", message);

    public static DirectLineRefusal TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "PayloadTooLarge", message);

    public static DirectLineRefusal WrongType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static DirectLineRefusal TooMany(string message, TimeSpan retryAfter) => new(StatusCodes.Status429TooManyRequests, "TooManyRequests", message, retryAfter);

    public static DirectLineRefusal Busy(string message) => new(StatusCodes.Status503ServiceUnavailable, "ServiceError", message, TimeSpan.FromSeconds(1));

    /// <summary>A body the web server itself refused.</summary>
    public static DirectLineRefusal Of(BadHttpRequestException e) =>
        e.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge("The body is too large.") : new(e.StatusCode, "BadArgument", "The request is not valid HTTP or ended early.");

    public static DirectLineRefusal Internal() =>
        new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on our side. Send the same message again; it is taken once.");
}
