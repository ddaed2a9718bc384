namespace SkinAdvisorBot.Host.Storage;

/// <summary>The data cannot be used as it is; the message says what to do about it.</summary>
public sealed class StorageUnusableException(string message, Exception? innerException = null)
    : Exception(message, innerException);

/// <summary>The service is stopping and takes no more turns. Nothing was saved; sending the message again is harmless.</summary>
public sealed class TurnRefusedException(Exception? innerException = null)
    : Exception("The service is stopping and takes no more messages; send it again in a moment.", innerException);

/// <summary>The conversation has moved on since this turn was made. Nothing of the turn was saved; sending the message again is harmless.</summary>
public sealed class VersionMissException(long conversationKey, long versionBefore)
    : Exception($"Conversation {conversationKey} is no longer at version {versionBefore}; the turn was not saved. Send the message again.");

/// <summary>The disk did not take the turn; sending the message again is harmless.</summary>
public sealed class TurnNotSavedException(Exception innerException)
    : Exception("The turn could not be saved; send the message again.", innerException);
