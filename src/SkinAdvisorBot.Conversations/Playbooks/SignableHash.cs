using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Playbooks;

/// <summary>Hashes what a clinician signs. Lengths go in ahead of texts and lists, so that no two contents read the same.</summary>
internal sealed class SignableHash
{
    private readonly StringBuilder told = new();

    public SignableHash(string kind) => Add(kind);

    public SignableHash Add(string text)
    {
        var words = WithoutLayout(text);
        told.Append(words.Length).Append(':').Append(words);
        return this;
    }

    public SignableHash Add(bool flag) => Add(flag ? "yes" : "no");

    public SignableHash Add(ImmutableArray<string> texts)
    {
        told.Append(texts.Length).Append(';');
        foreach (var text in texts)
            Add(text);
        return this;
    }

    public SignableHash Add(IReadOnlyCollection<SignablePart> parts)
    {
        told.Append(parts.Count).Append(';');
        foreach (var part in parts)
            Add(part.Name).Add(part.Text);
        return this;
    }

    public SignableHash Add(ImmutableArray<Reference> sources)
    {
        told.Append(sources.Length).Append(';');
        foreach (var source in sources)
            Add(source.Title).Add(source.Publisher).Add(source.Year).Add(source.Url ?? "");
        return this;
    }

    public string End() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())));

    /// <summary>Spaces at the ends of lines and empty lines at the end come from how the file is written, not from what is said.</summary>
    private static string WithoutLayout(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).Trim();
}
