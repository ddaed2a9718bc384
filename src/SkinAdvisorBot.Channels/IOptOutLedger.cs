namespace SkinAdvisorBot.Channels;

/// <summary>Who wants no texts. It is asked before every text and outlives everything else that is kept about a person; numbers are kept as hashes.</summary>
public interface IOptOutLedger
{
    /// <param name="number">E.164.</param>
    Task<bool> IsOptedOutAsync(string number, CancellationToken cancellationToken);

    /// <summary>Remembers for good that somebody wants no texts. When the task completes, it survives a power cut.</summary>
    /// <returns>True when this message is the one that ended their texts, also when it is told again; false when they had ended before.</returns>
    Task<bool> OptOutAsync(ConsentChange change, CancellationToken cancellationToken);

    /// <summary>Remembers that somebody wants texts again.</summary>
    /// <returns>How they had ended them, also when the message is told again; null when they had not, and then nothing is changed.</returns>
    Task<ConsentSource?> OptInAsync(ConsentChange change, CancellationToken cancellationToken);
}

/// <summary>Somebody wants no texts from now on, or wants them again.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Words">Exactly the words that say so, without what stood around them; empty where none were said to us. 200 characters at most.</param>
/// <param name="MessageId">The provider's id of the message; null where there was none.</param>
public sealed record ConsentChange(string Number, DateTimeOffset At, string Words, ConsentSource By, string? MessageId)
{
    public const int MaxWords = 200;

    public override string ToString() => $"consent changed by {By}";
}

/// <summary>How somebody said that they want no texts, or want them again. Stored by name.</summary>
public enum ConsentSource
{
    /// <summary>With a word that stands alone, such as STOP or START.</summary>
    Keyword,

    /// <summary>In their own words.</summary>
    Phrase,

    /// <summary>The provider knew it before us, and refused a text.</summary>
    Provider,
}
