using SkinAdvisorBot.Channels;

namespace SkinAdvisorBot.Host.FrontDesk;

/// <summary>A request that is not done, with what the caller is told to do.</summary>
internal sealed class DeskRefusal : HttpRefusalException
{
    private DeskRefusal(int status, string code, string message, TimeSpan? retryAfter = null)
        : base(status, code, message, retryAfter)
    {
    }

    public static DeskRefusal BadArgument(string message) => new(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static DeskRefusal Unauthorized(string message) => new(StatusCodes.Status401Unauthorized, "Unauthorized", message);

    public static DeskRefusal Forbidden(string message) => new(StatusCodes.Status403Forbidden, "Forbidden", message);

    public static DeskRefusal NotFound(string message) => new(StatusCodes.Status404NotFound, "NotFound", message);

    public static DeskRefusal NoCalendar() =>
        new(StatusCodes.Status409Conflict, "NoCalendar", "The clinic takes no appointments: dialogs/clinic.yaml has no section 'booking:'. Add it first.");

    public static DeskRefusal TooLarge(string message) => new(StatusCodes.Status413PayloadTooLarge, "PayloadTooLarge", message);

    public static DeskRefusal WrongType(string message) => new(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message);

    public static DeskRefusal Unreadable(string message) => new(StatusCodes.Status422UnprocessableEntity, "CalendarUnreadable", message);

    public static DeskRefusal Unreachable(string message) => new(StatusCodes.Status502BadGateway, "CalendarUnreachable", message);

    public static DeskRefusal TooMany(TimeSpan retryAfter) =>
        new(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many calendar files were fetched from your address. Wait a moment.", retryAfter);

    public static DeskRefusal Stopping() =>
        new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The service is stopping; nothing was changed. Send it again in a moment.", TimeSpan.FromSeconds(1));

    public static DeskRefusal Internal() =>
        new(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on our side, and the log says what. Look at what is there before you send it again.");
}
