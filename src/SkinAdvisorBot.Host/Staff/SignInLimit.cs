using System.Threading.RateLimiting;

namespace SkinAdvisorBot.Host.Staff;

/// <summary>Keeps one address from trying passwords and links by the thousand. Accounts have a lock of their own.</summary>
internal static class SignInLimit
{
    /// <summary>Attempts from one address in <see cref="Window"/>; a clinic's people often share one.</summary>
    public const int Attempts = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = "60";
            rejected.HttpContext.Response.ContentType = "text/plain; charset=utf-8";
            await rejected.HttpContext.Response.WriteAsync("Too many attempts from your address. Wait a minute and try again.", cancellationToken);
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsAttempt(context.Request)
            ? RateLimitPartition.GetFixedWindowLimiter($"from {context.Connection.RemoteIpAddress}", _ => new() { PermitLimit = Attempts, Window = Window })
            : RateLimitPartition.GetNoLimiter("all else"));
    });

    private static bool IsAttempt(HttpRequest request) => HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments(StaffPaths.SignIn) || request.Path.StartsWithSegments(StaffPaths.Welcome));
}
