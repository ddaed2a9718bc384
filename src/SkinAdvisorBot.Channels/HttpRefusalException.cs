using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace SkinAdvisorBot.Channels;

/// <summary>A request that is not done, with what the caller is told. Callers go by status and code; the words are for people.</summary>
public abstract class HttpRefusalException : Exception
{
    /// <param name="status">HTTP status, 400 to 599.</param>
    /// <param name="code">One word for programs.</param>
    /// <param name="retryAfter">When it is worth another try; null where it says nothing about that.</param>
    protected HttpRefusalException(int status, string code, string message, TimeSpan? retryAfter)
        : base(message)
    {
        Status = status;
        Code = code;
        RetryAfter = retryAfter;
    }

    public int Status { get; }

    public string Code { get; }

    public TimeSpan? RetryAfter { get; }

    /// <summary>Sets what HTTP says of it in headers: which scheme a caller without a key should use, and when to come again.</summary>
    public void WriteTo(IHeaderDictionary headers)
    {
        if (Status == StatusCodes.Status401Unauthorized)
            headers.WWWAuthenticate = "Bearer";
        if (RetryAfter is { } wait)
            headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}
