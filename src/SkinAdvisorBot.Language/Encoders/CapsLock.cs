namespace SkinAdvisorBot.Language.Encoders;

/// <summary>Messages that are typed in capitals throughout.</summary>
internal static class CapsLock
{
    /// <summary>The text in small letters when it has none, else the text.</summary>
    /// <remarks>Encoders take capitals for names; a message typed with the lock on is not made of those.</remarks>
    public static string Release(string text) => text.Any(char.IsLower) ? text : text.ToLowerInvariant();
}
