using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Triage;

/// <summary>Reads <c>dialogs/triage/words.yaml</c>: families, idioms and correct words.</summary>
internal sealed class SignWordsReader(List<ContentProblem> problems)
{
    public SignWords Read(ContentFile file)
    {
        if (YamlMap.Read(file, problems) is not { } map)
            return SignWords.None;
        var families = ImmutableArray.CreateBuilder<SignFamily>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in map.Maps("families"))
        {
            var id = entry.RequireText("family");
            var phrases = entry.Texts("phrases");
            entry.ReportUnknownFields();
            if (phrases.IsEmpty)
                entry.Report("phrases", "a family needs phrases, one a line");
            foreach (var (phrase, line) in phrases)
                CheckPhrase(entry, phrase, line, known);
            if (id is null)
                continue;
            if (!known.Add(id))
                entry.Report("family", $"the family '{id}' stands twice. Put its phrases together");
            families.Add(new SignFamily(id, phrases, entry.LineOf("family")));
        }

        var idioms = map.Texts("idioms");
        foreach (var (idiom, line) in idioms)
        {
            CheckPhrase(map, idiom, line, []);
            if (idiom.Contains('_', StringComparison.Ordinal))
                map.Report(line, $"the idiom '{idiom}' joins words with '_'. Write one idiom a line instead");
        }

        ImmutableArray<string> correct = [.. map.Texts("correct").SelectMany(line => line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        map.ReportUnknownFields();
        return new SignWords(families.DrainToImmutable(), idioms, correct);
    }

    private static void CheckPhrase(YamlMap map, string phrase, int line, HashSet<string> known)
    {
        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("+" or "...")).SelectMany(part => part.Split('|')).SelectMany(part => part.StartsWith('<') ? [part] : part.Split('_')))
        {
            if (word.StartsWith('<') && word.EndsWith('>'))
            {
                var name = word[1..^1];
                if (!known.Contains(name))
                    map.Report(line, $"the family '{name}' does not stand above this line. {(Spelling.Nearest(name, known) is { } near ? $"Did you mean '{near}'?" : "A phrase may only use families told before it")}");
            }
            else if (word.Length == 0 || word == "*" || word.TrimEnd('*') is var plain && (plain != TriageText.Plain(plain) || !plain.All(IsPlain)))
            {
                map.Report(line, $"'{word}' in '{phrase}' is no plain word. Write lower case without apostrophes or other marks (cant, dont); '*' may only end a word");
            }
            else if (word is [_, _, '*'] or [_, '*'])
            {
                map.Report(line, $"'{word}' in '{phrase}' would match too many words. Give at least three letters before '*'");
            }
        }

        if (phrase.StartsWith("... ", StringComparison.Ordinal) || phrase.EndsWith(" ...", StringComparison.Ordinal) || phrase.StartsWith("+ ", StringComparison.Ordinal) || phrase.EndsWith(" +", StringComparison.Ordinal))
            map.Report(line, $"'{phrase}' begins or ends with '...' or '+'. Both stand between words");
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || (char.IsLetter(letter) && char.IsLower(letter));
}
