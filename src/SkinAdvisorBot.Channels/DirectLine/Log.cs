using Microsoft.Extensions.Logging;

namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>What Direct Line logs: identities and outcomes, never words.</summary>
internal static partial class Log
{
    [LoggerMessage(2201, LogLevel.Debug, "{Method} on connection {Connection}: the caller left before the answer")]
    public static partial void CallerLeft(ILogger logger, string method, string connection);

    [LoggerMessage(2202, LogLevel.Error, "{Method} on connection {Connection} failed")]
    public static partial void Failed(ILogger logger, string method, string connection, Exception exception);

    [LoggerMessage(2203, LogLevel.Information, "A page of {Website} was refused; add it to DirectLine:Origins if it is yours")]
    public static partial void ForeignWebsite(ILogger logger, string website);

    [LoggerMessage(2204, LogLevel.Error, "Conversation {Conversation}: reading the transcript for a poll failed; the client was told that there is nothing new and asks again")]
    public static partial void PollFailed(ILogger logger, string conversation, Exception exception);

    [LoggerMessage(2205, LogLevel.Debug, "Conversation {Conversation}: socket opened after {Watermark}")]
    public static partial void SocketOpened(ILogger logger, string conversation, long watermark);

    [LoggerMessage(2206, LogLevel.Debug, "Conversation {Conversation}: socket closed at {Watermark}, {End}")]
    public static partial void SocketClosed(ILogger logger, string conversation, long watermark, SocketEnd end);

    [LoggerMessage(2207, LogLevel.Error, "Conversation {Conversation}: reading the transcript for a socket failed; the socket is closed and the client comes back")]
    public static partial void SocketFailed(ILogger logger, string conversation, Exception exception);

    [LoggerMessage(2208, LogLevel.Debug, "Conversation {Conversation}: the client did not say good-bye ({Reason}); the socket is cut")]
    public static partial void SocketNotClosed(ILogger logger, string conversation, string reason);

    [LoggerMessage(2209, LogLevel.Debug, "Conversation {Conversation}: the connection is gone ({Reason})")]
    public static partial void SocketCut(ILogger logger, string conversation, string reason);
}
