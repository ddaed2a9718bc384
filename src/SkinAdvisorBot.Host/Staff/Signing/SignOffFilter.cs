using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.Staff.Signing;

/// <summary>What of the list is shown.</summary>
public sealed class SignOffFilter
{
    public const string ToDo = "to-do";

    public const string RedFlag = "RedFlag";

    /// <summary><see cref="ToDo"/>, "all", or the name of a <see cref="SignOffKind"/>.</summary>
    public string State { get; set; } = ToDo;

    /// <summary>Empty for all, <see cref="RedFlag"/>, or the name of a <see cref="SignableKind"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Empty for all.</summary>
    public string Topic { get; set; } = "";

    /// <summary>Stand in title, key or words, in any case; empty for all.</summary>
    public string Words { get; set; } = "";

    public ImmutableArray<SignOffEntry> Choose(ImmutableArray<SignOffEntry> entries) =>
        [.. entries.Where(entry => IsOfState(entry.State.Kind) && IsOfKind(entry.Item) && (Topic.Length == 0 || entry.Item.Topic == Topic) && Holds(entry.Item))];

    private bool IsOfState(SignOffKind kind) => State switch
    {
        ToDo => kind != SignOffKind.Signed,
        "all" => true,
        _ => kind.ToString() == State,
    };

    private bool IsOfKind(SignableItem item) => Kind.Length == 0 || (Kind == RedFlag ? item.IsRedFlag : item.Kind.ToString() == Kind);

    private bool Holds(SignableItem item) =>
        Words.Trim() is not { Length: > 0 } words
        || item.Title.Contains(words, StringComparison.OrdinalIgnoreCase)
        || item.Key.Contains(words, StringComparison.OrdinalIgnoreCase)
        || item.Parts.Any(part => part.Text.Contains(words, StringComparison.OrdinalIgnoreCase));
}
