using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels.BotFramework;

/// <summary>A call that is not served. Whoever is refused for not being trusted (401, 403) learns the status alone; the reason is for our log.</summary>
internal sealed class BotRefusal : HttpRefusalException
{
    private BotRefusal(int status, string code, string message, TimeSpan? retryAfter = null)
        : base(status, code, message, retryAfter)
    {
    }

    /// <param name="reason">The rule that the token breaks; no word of the token.</param>
    public static BotRefusal Unauthorized(string reason) => new(StatusCodes.Status401Unauthorized, "Unauthorized", reason);

    /// <param name="reason">The rule that the activity breaks, though the caller is who it says.</param>
    public static BotRefusal Forbidden(string reason) => new(StatusCodes.Status403Forbidden, "Forbidden", reason);

    public static BotRefusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static BotRefusal Missing(string message) => new(StatusCodes.Status400BadRequest, "MissingProperty", message);

    public static BotRefusal Busy(string message) => new(StatusCodes.Status503ServiceUnavailable, "ServiceError", message, TimeSpan.FromSeconds(1));

    public static BotRefusal NoKeys() =>
        new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The keys that tokens are checked with can't be had yet. Send the same activity again.", TimeSpan.FromSeconds(10));

    public static BotRefusal Internal() => new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on our side. Send the same activity again; it is taken once.");
}
