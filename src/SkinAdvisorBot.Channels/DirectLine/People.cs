namespace SkinAdvisorBot.Channels.DirectLine;

/// <summary>Who a person is to the rest of the service.</summary>
internal static class People
{
    private const string UncheckedPrefix = "web:";
    private const int LongestId = 200;

    /// <summary>A person is who the token says. An id that only the client says counts within its conversation, so that nobody can become another.</summary>
    /// <param name="checkedId">From a token, or said by the holder of a secret.</param>
    public static string IdOf(string conversationId, string? checkedId, string? saidId) => (checkedId, saidId) switch
    {
        ({ } id, _) => id,
        (null, { Length: > 0 } said) => $"{UncheckedPrefix}{conversationId}:{said}",
        _ => "",
    };

    /// <returns>The id to put into a token; null when nobody vouches for the person.</returns>
    public static string? CheckedIdOf(string personId) => IsGivenOut(personId) ? personId : null;

    /// <summary>True for an id that only a server gives out.</summary>
    public static bool IsGivenOut(string id) => id.StartsWith(RandomIds.UserPrefix, StringComparison.Ordinal);

    /// <exception cref="DirectLineRefusal">400 for an id that is too long, or that only a token may name.</exception>
    public static void RequireClaimable(string? saidId, bool mayBeGivenOut)
    {
        if (saidId is null)
            return;
        if (saidId.Length > LongestId)
            throw DirectLineRefusal.BadArgument($"A user id has at most {LongestId} characters.");
        if (!mayBeGivenOut && IsGivenOut(saidId))
            throw DirectLineRefusal.BadArgument($"A user id that starts with '{RandomIds.UserPrefix}' must come from the token. Name the user in tokens/generate.");
    }
}
