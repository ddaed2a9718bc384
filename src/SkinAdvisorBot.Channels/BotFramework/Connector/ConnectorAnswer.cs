namespace SkinAdvisorBot.Channels.BotFramework.Connector;

/// <summary>What became of one call. No reason holds an address, a token or words.</summary>
public abstract record ConnectorAnswer
{
    private ConnectorAnswer()
    {
    }

    /// <summary>The service took it.</summary>
    /// <param name="Body">What it said, JSON as a rule; empty when it said nothing, too much, or broke off.</param>
    public sealed record Taken(int Status, ReadOnlyMemory<byte> Body) : ConnectorAnswer
    {
        /// <summary>Its name for what was sent; empty where it gave none, which is normal.</summary>
        public string Id => ConnectorJson.IdOf(Body.Span);

        public override string ToString() => $"taken with {Status}";
    }

    /// <summary>The service answered that it does not take it.</summary>
    /// <param name="RetryAfter">How long it asks us to wait; null where it said nothing.</param>
    public sealed record Declined(int Status, ConnectorError Error, TimeSpan? RetryAfter) : ConnectorAnswer
    {
        public string Reason => Error.Code is { } code ? $"The channel answered {Status}, code {code}." : $"The channel answered {Status}.";
    }

    /// <summary>Nothing of it left us.</summary>
    /// <param name="IsFinal">True when another try ends the same way.</param>
    /// <param name="After">When another try makes sense; null where that is unknown.</param>
    public sealed record NotSent(string Reason, bool IsFinal = false, TimeSpan? After = null) : ConnectorAnswer;

    /// <summary>It was sent, and the answer never came.</summary>
    public sealed record Lost(string Reason) : ConnectorAnswer;
}

/// <summary>What was asked for, where the answer brought it.</summary>
/// <param name="Value">Null unless <paramref name="Answer"/> is <see cref="ConnectorAnswer.Taken"/>.</param>
public sealed record ConnectorRead<T>(ConnectorAnswer Answer, T? Value)
    where T : class;
