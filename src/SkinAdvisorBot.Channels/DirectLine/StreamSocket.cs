using System.Buffers;
using System.Collections.Immutable;
using System.Net.WebSockets;
using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Why a socket ended.</summary>
internal enum SocketEnd
{
    ClientLeft,
    Stopping,
    SlowReader,
    TooMuchSent,
    Failed,
}

/// <summary>Sends one client what is new in its conversation, in order, from where it left off.</summary>
/// <remarks>There is no queue: the transcript is one. At most one page of it is in memory; the next is read when the client has taken this one.</remarks>
internal sealed class StreamSocket(
    WebSocket socket,
    StreamTicket ticket,
    ITranscript transcript,
    ActivitySets sets,
    string address,
    DirectLineOptions options,
    TimeProvider clock,
    ILogger<StreamSocket> logger)
{
    /// <summary>Clients send empty frames only; more than this is no client of ours.</summary>
    private const int MostBytesSentToUs = 64 * 1024;

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    private long _watermark = ticket.After;

    // Written by the reading side before it ends the sending side.
    private volatile SocketEnd _clientEnd = SocketEnd.ClientLeft;

    /// <returns>When the socket is closed and nothing of it runs any more.</returns>
    public async Task RunAsync(CancellationToken aborted, CancellationToken stopping)
    {
        Log.SocketOpened(logger, ticket.ConversationId, _watermark);
        using var left = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var listening = ListenAsync(left);
        var end = await SendAsync(left.Token, stopping);
        await CloseAsync(end, listening);
        Log.SocketClosed(logger, ticket.ConversationId, _watermark, end);
    }

    private async Task<SocketEnd> SendAsync(CancellationToken left, CancellationToken stopping)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(left, stopping);
        try
        {
            while (true)
            {
                var entries = await transcript.ReadAsync(ticket.ConversationId, _watermark, ActivityEndpoints.PageSize, over.Token);
                if (!entries.IsEmpty)
                {
                    if (!await SendAsync(entries, left))
                        return SocketEnd.SlowReader;
                }
                else if (await WaitAsync(over.Token) is { } isGoingOn)
                {
                    if (!isGoingOn)
                        return SocketEnd.Stopping;
                }
                else if (!await SendAsync(ReadOnlyMemory<byte>.Empty, left))
                {
                    return SocketEnd.SlowReader;
                }
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return left.IsCancellationRequested ? _clientEnd : SocketEnd.Stopping;
        }
        catch (WebSocketException)
        {
            return SocketEnd.ClientLeft;
        }
        catch (Exception e)
        {
            Log.SocketFailed(logger, ticket.ConversationId, e);
            return SocketEnd.Failed;
        }
    }

    // One activity a frame: Microsoft's client hands out those of one frame one after the other in time, and those of the
    // next frame meanwhile, so that a reply would overtake the message before it.
    private async Task<bool> SendAsync(ImmutableArray<TranscriptEntry> entries, CancellationToken left)
    {
        var frame = new ArrayBufferWriter<byte>(1024);
        foreach (var entry in entries)
        {
            frame.ResetWrittenCount();
            sets.Write(frame, ticket.ConversationId, [entry], entry.Sequence, address);
            if (!await SendAsync(frame.WrittenMemory, left))
                return false;
            _watermark = entry.Sequence;
        }

        return true;
    }

    /// <returns>True when there is news, false when the service stops, null when it was quiet for so long that the client must hear from us.</returns>
    private async Task<bool?> WaitAsync(CancellationToken over)
    {
        using var quiet = new CancellationTokenSource(options.KeepAlive, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, quiet.Token);
        try
        {
            return await transcript.WaitAsync(ticket.ConversationId, _watermark, either.Token);
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !over.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <returns>False when the client did not take the frame in time; the socket is unusable then.</returns>
    private async Task<bool> SendAsync(ReadOnlyMemory<byte> frame, CancellationToken left)
    {
        using var limit = new CancellationTokenSource(options.SlowReaderTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(left, limit.Token);
        try
        {
            await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            // Giving up a frame half way cuts the connection, so that by now the client counts as gone, too.
            return false;
        }
    }

    // Reads so that a close is noticed; what the client says here means nothing.
    private async Task ListenAsync(CancellationTokenSource left)
    {
        var buffer = new byte[256];
        var inMessage = 0;
        try
        {
            while (true)
            {
                var heard = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                inMessage += heard.Count;
                if (heard.MessageType == WebSocketMessageType.Close)
                    return;
                if (inMessage > MostBytesSentToUs && !left.IsCancellationRequested)
                {
                    // Reading goes on: a connection closed over unread bytes is reset, and the client never sees why.
                    _clientEnd = SocketEnd.TooMuchSent;
                    await left.CancelAsync();
                }

                inMessage = heard.EndOfMessage ? 0 : inMessage;
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            Log.SocketCut(logger, ticket.ConversationId, e.GetType().Name);
        }
        finally
        {
            await left.CancelAsync();
        }
    }

    private async Task CloseAsync(SocketEnd end, Task listening)
    {
        using var limit = new CancellationTokenSource(CloseLimit, clock);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(StatusOf(end), null, limit.Token);
            await listening.WaitAsync(limit.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            Log.SocketNotClosed(logger, ticket.ConversationId, e.GetType().Name);
        }
        finally
        {
            // Ends a receive that still waits for a client that does not say good-bye.
            socket.Abort();
            await listening.WaitAsync(CloseLimit, clock, CancellationToken.None);
        }
    }

    private static WebSocketCloseStatus StatusOf(SocketEnd end) => end switch
    {
        SocketEnd.Stopping => WebSocketCloseStatus.EndpointUnavailable,
        SocketEnd.TooMuchSent => WebSocketCloseStatus.MessageTooBig,
        SocketEnd.Failed => WebSocketCloseStatus.InternalServerError,
        _ => WebSocketCloseStatus.NormalClosure,
    };
}
