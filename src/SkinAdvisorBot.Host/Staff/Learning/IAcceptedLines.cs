using System.Collections.Immutable;

namespace SkinAdvisorBot.Host.Staff.Learning;

/// <summary>Lines for the intent classifier that came from corrections and that a member accepted. They are trained beside the lines of <c>training-data/</c>.</summary>
public interface IAcceptedLines
{
    /// <summary>All of them, oldest first.</summary>
    Task<ImmutableArray<AcceptedLine>> ReadAsync(CancellationToken cancellation);
}

/// <param name="Id">Of the proposal; never used again.</param>
/// <param name="Intent">Label of the training data, such as <c>ask_cost</c>.</param>
/// <param name="Text">What somebody wrote, without names, addresses and numbers.</param>
public sealed record AcceptedLine(long Id, string Intent, string Text);
