using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>Makes one call: in its host's turn, with our token, once, within the time limit. Only a refused token is renewed and tried a second time.</summary>
/// <param name="http">Follows no redirects and sets no time limit of its own.</param>
internal sealed class ConnectorCalls(HttpClient http, ConnectorTokens tokens, HostGates gates, IOptions<ConnectorOptions> options, TimeProvider clock, ILogger<ConnectorCalls> logger)
{
    /// <summary>A person has to act when tokens are refused, and messages should go out soon after.</summary>
    private static readonly TimeSpan UntilRepaired = TimeSpan.FromMinutes(10);

    private readonly TimeSpan _patience = options.Value.CallTimeout;

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> asked to stop; the service may have taken it.</exception>
    public async Task<ConnectorAnswer> MakeAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var answer = await TryAsync(call, either.Token, cancellationToken);
        Tell(call, answer);
        return answer;
    }

    private async Task<ConnectorAnswer> TryAsync(ConnectorCall call, CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await gates.EnterAsync(call.Address, either);
            var token = await tokens.FindAsync(call.Audience, either);
            var answer = await OnceAsync(call, token, either, cancellationToken);
            if (token is null || !IsUnauthorized(answer))
                return answer;
            tokens.Drop(call.Audience, token);
            answer = await OnceAsync(call, await tokens.FindAsync(call.Audience, either), either, cancellationToken);
            if (IsUnauthorized(answer))
                Log.TokenRefused(logger, call.Address.Host);
            return answer;
        }
        catch (TokenUnavailableException e)
        {
            return new ConnectorAnswer.NotSent(e.Message, After: e.NeedsRepair ? UntilRepaired : null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectorAnswer.NotSent($"Its turn or a token did not come within {_patience.TotalSeconds:0} seconds.");
        }
    }

    private async Task<ConnectorAnswer> OnceAsync(ConnectorCall call, string? token, CancellationToken either, CancellationToken cancellationToken)
    {
        using var request = Request(call, token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either);
            var status = (int)response.StatusCode;
            var body = await BodyOfAsync(call, response, either, cancellationToken);
            return status is >= 200 and < 300 ? Taken(call, response, body) : Declined(call, response, body);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unanswered(request, $"The channel did not answer within {_patience.TotalSeconds:0} seconds.");
        }
        catch (HttpRequestException e)
        {
            return Unanswered(request, $"The connection to the channel failed ({e.HttpRequestError}).");
        }
    }

    private ConnectorAnswer.Taken Taken(ConnectorCall call, HttpResponseMessage response, byte[] body)
    {
        if (logger.IsEnabled(LogLevel.Debug))
            Log.Answered(logger, call.Operation, call.Address.Host, (int)response.StatusCode, Correlation.Of(response.Headers));
        return new ConnectorAnswer.Taken((int)response.StatusCode, body);
    }

    private ConnectorAnswer.Declined Declined(ConnectorCall call, HttpResponseMessage response, byte[] body)
    {
        var error = ConnectorError.Read(body);
        Log.Declined(logger, call.Operation, call.Address.Host, (int)response.StatusCode, error.Code, Correlation.Of(response.Headers));
        return new ConnectorAnswer.Declined((int)response.StatusCode, error, RetryAfter.Read(response.Headers.RetryAfter, clock.GetUtcNow()));
    }

    private static ConnectorAnswer Unanswered(HttpRequestMessage request, string reason) =>
        request.Content is WatchedContent { HasStarted: false } ? new ConnectorAnswer.NotSent(reason) : new ConnectorAnswer.Lost(reason);

    /// <summary>What the status says holds whatever becomes of the body.</summary>
    private async Task<byte[]> BodyOfAsync(ConnectorCall call, HttpResponseMessage response, CancellationToken either, CancellationToken cancellationToken)
    {
        try
        {
            if (await CappedBody.FindAsync(response.Content, call.MaxAnswerBytes, either) is { } body)
                return body;
        }
        catch (Exception e) when (e is IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Told below, like a body that is too long.
        }

        Log.BodyLost(logger, call.Address.Host);
        return [];
    }

    private static HttpRequestMessage Request(ConnectorCall call, string? token)
    {
        var request = new HttpRequestMessage(call.Method, call.Address) { Content = call.Body is null ? null : new WatchedContent(call.Body) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private static bool IsUnauthorized(ConnectorAnswer answer) => answer is ConnectorAnswer.Declined { Status: (int)HttpStatusCode.Unauthorized };

    private void Tell(ConnectorCall call, ConnectorAnswer answer)
    {
        var reason = answer switch
        {
            ConnectorAnswer.NotSent notSent => notSent.Reason,
            ConnectorAnswer.Lost lost => lost.Reason,
            _ => null,
        };
        if (reason is not null)
            Log.NotDone(logger, call.Operation, call.Address.Host, reason);
    }
}

/// <param name="Operation">The Connector's name for it.</param>
/// <param name="Address">Of a service in <see cref="ServiceUrls"/>.</param>
/// <param name="Audience">The app id of the bot that is called; null for a channel.</param>
/// <param name="Body">JSON in UTF-8; null for none.</param>
/// <param name="MaxAnswerBytes">A longer body of the answer is not read.</param>
internal sealed record ConnectorCall(string Operation, HttpMethod Method, Uri Address, string? Audience, byte[]? Body, int MaxAnswerBytes);
