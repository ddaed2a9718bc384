namespace SkinAdvisorBot.Language.Encoders;

/// <summary>A sentence encoder was asked for and can't be used; the message says why and what to do.</summary>
public sealed class EncoderUnusableException(string message, Exception? inner = null) : Exception(message, inner);
