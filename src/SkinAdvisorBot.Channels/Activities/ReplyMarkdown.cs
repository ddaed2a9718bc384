using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Activities;

/// <summary>Writes a reply's words as Markdown with its sources. Web Chat folds link definitions into a list of references.</summary>
public static class ReplyMarkdown
{
    /// <returns>
    /// The words; below them "Sources: [1] [2]" and one definition a line, <c>[1]: address "title, publisher, year"</c>.
    /// A source without an address is named in words.
    /// </returns>
    public static string Write(string text, ImmutableArray<Reference> references)
    {
        var words = Harmless(text);
        if (references.IsEmpty)
            return words;
        var used = new List<string>();
        var definitions = new StringBuilder();
        var number = 0;
        foreach (var reference in references)
        {
            if (AddressOf(reference) is not { } address)
            {
                used.Add(Literal(NameOf(reference)));
                continue;
            }

            number++;
            used.Add(string.Create(CultureInfo.InvariantCulture, $"[{number}]"));
            definitions.Append(CultureInfo.InvariantCulture, $"\n[{number}]: {address} \"{Quoted(NameOf(reference))}\"");
        }

        var sources = $"{words}\n\nSources: {string.Join(number == used.Count ? " " : "; ", used)}";
        return number == 0 ? sources : $"{sources}\n{definitions}";
    }

    // Clients fetch the pictures of a Markdown text and some draw its HTML; our words have neither, so whatever looks
    // like one was said by a person and comes back as plain characters.
    internal static string Harmless(string text) =>
        text.Replace("![", "!\\[", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    internal static string NameOf(Reference reference) => $"{reference.Title}, {reference.Publisher}, {reference.Year}";

    internal static string? AddressOf(Reference reference)
    {
        if (!Uri.TryCreate(reference.Url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return null;
        // A bare destination ends at a parenthesis that has no partner.
        return address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);
    }

    private static string Quoted(string title) =>
        OneLine(title).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    internal static string Literal(string name)
    {
        var literal = new StringBuilder(name.Length);
        foreach (var character in OneLine(name))
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '!')
                literal.Append('\\');
            literal.Append(character);
        }

        return literal.ToString();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
