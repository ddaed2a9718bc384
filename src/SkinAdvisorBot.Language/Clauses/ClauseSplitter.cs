using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Answers;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Intents;

namespace SkinAdvisorBot.Language.Clauses;

/// <summary>A stretch of a message with one reading.</summary>
public sealed record ReadClause(string Text, IntentReading Reading)
{
    public IntentGuess Best => Reading.Ranking[0];
}

/// <summary>Splits a message where it holds several things, with the classifier's help: a cut stays only if both sides read well alone.</summary>
public static partial class ClauseSplitter
{
    /// <summary>Most pieces that are looked at: a longer story is read as a whole from there on.</summary>
    public const int MaxPieces = 8;

    /// <summary>How sure both sides of a cut inside a sentence must be; between sentences less is asked, since the person cut there.</summary>
    private const double SureInside = 0.60;

    private const double SureBetween = 0.45;

    /// <summary>Words of background before a question up to which the question alone is answered.</summary>
    private const int MaxBackground = 14;

    private const double SureStory = 0.5;

    private const double PlainQuestion = 0.65;

    /// <summary>A whole message this surely out of scope is not searched for a part that is in it: "my laser printer has streaks, how do I fix it".</summary>
    private const double SureOutside = 0.8;

    private static readonly FrozenSet<string> Stories = FrozenSet.Create(StringComparer.Ordinal, "report_concern", "report_reaction", "give_information", "complain", "chitchat");

    private static readonly FrozenSet<string> Background = FrozenSet.Create(StringComparer.Ordinal, "report_concern", "give_information", "chitchat", IntentNames.OutOfScope);

    private static readonly FrozenSet<string> Courtesies = FrozenSet.Create(StringComparer.Ordinal, "greet", "thank", "goodbye", "praise");

    /// <summary>Splits a message that was read as a whole.</summary>
    /// <param name="text">The whole message.</param>
    /// <param name="whole">The classifier's reading of the whole message.</param>
    /// <param name="read">The classifier.</param>
    /// <returns>In the order said; never empty.</returns>
    public static ImmutableArray<ReadClause> Split(string text, IntentReading whole, Func<string, IntentReading> read)
    {
        var pieces = Pieces(text);
        if (pieces.Count <= 1 || whole.Ranking[0] is { Name: IntentNames.OutOfScope, Confidence: >= SureOutside } || IsStory(whole, pieces, read))
            return [new ReadClause(text, whole)];
        var clauses = new List<(ReadClause Clause, bool Soft)>();
        foreach (var (piece, soft) in pieces)
        {
            var next = new ReadClause(piece, read(piece));
            if (clauses.Count == 0 || Stand(clauses[^1].Clause, next, soft))
                clauses.Add((next, soft));
            else
                clauses[^1] = (Joined(clauses[^1].Clause, next, soft, read), clauses[^1].Soft);
        }

        return DropBackground(clauses.ConvertAll(entry => entry.Clause));
    }

    /// <summary>A concern told in several sentences is one concern, unless one of them is plainly a question.</summary>
    private static bool IsStory(IntentReading whole, List<(string Text, bool Soft)> pieces, Func<string, IntentReading> read) =>
        whole.Ranking[0].Name is "report_concern" or "report_reaction" or "give_information"
        && whole.Ranking.Where(guess => Stories.Contains(guess.Name)).Sum(guess => guess.Confidence) >= SureStory
        && !pieces.Exists(piece => Asking().IsMatch(piece.Text) && read(piece.Text).Ranking[0] is var best && best.Confidence >= PlainQuestion && !Stories.Contains(best.Name));

    private static bool Stand(ReadClause left, ReadClause right, bool soft)
    {
        var sure = soft ? SureInside : SureBetween;
        if (left.Best.Confidence < sure || right.Best.Confidence < sure)
            return false;

        // Two neighbouring questions of one kind ("is it safe, is it risky") are one, unless they name different things,
        // and that is for the topics to tell: both are kept, answers are not given twice.
        return !soft || left.Best.Name != right.Best.Name || WordCount(right.Text) > 3;
    }

    private static ReadClause Joined(ReadClause left, ReadClause right, bool soft, Func<string, IntentReading> read)
    {
        var text = soft ? $"{left.Text} {right.Text}" : $"{left.Text}. {right.Text}";
        return new ReadClause(text, read(text));
    }

    /// <summary>One clause of background and then a question is the question: the background lends it its words, not an intent.</summary>
    private static ImmutableArray<ReadClause> DropBackground(List<ReadClause> clauses)
    {
        for (var i = 0; i < clauses.Count && clauses.Count > 1; i++)
        {
            if (!Background.Contains(clauses[i].Best.Name) || WordCount(clauses[i].Text) > MaxBackground)
                continue;
            var question = i + 1 < clauses.Count && IsRequest(clauses[i + 1]) ? i + 1 : i > 0 && IsRequest(clauses[i - 1]) ? i - 1 : -1;
            if (question < 0)
                continue;
            var text = question > i ? $"{clauses[i].Text} {clauses[question].Text}" : $"{clauses[question].Text} {clauses[i].Text}";
            clauses[question] = clauses[question] with { Text = text };
            clauses.RemoveAt(i);
            i = -1;
        }

        return [.. clauses];
    }

    private static bool IsRequest(ReadClause clause) => !Background.Contains(clause.Best.Name) && !Courtesies.Contains(clause.Best.Name);

    private static int WordCount(string text) => PlainWords.Of(text).Count;

    private static List<(string Text, bool Soft)> Pieces(string text)
    {
        var pieces = new List<(string Text, bool Soft)>();
        foreach (var sentence in SentenceEnd().Split(text))
        {
            var soft = false;
            foreach (var piece in ClauseEnd().Split(sentence))
            {
                if (PlainWords.Of(piece).Count > 0)
                    pieces.Add((piece.Trim(), soft));
                soft = true;
            }
        }

        if (pieces.Count > MaxPieces)
        {
            var rest = string.Join(' ', pieces.Skip(MaxPieces - 1).Select(piece => piece.Text));
            pieces.RemoveRange(MaxPieces - 1, pieces.Count - MaxPieces + 1);
            pieces.Add((rest, false));
        }

        return pieces;
    }

    [GeneratedRegex(@"^\W*(?:and|but|so|also)?\W*(?:what|whats|wat|how|hows|is|are|am|can|could|do|does|did|will|would|where|when|which|who|why|should|any|tell|please|book|cancel)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Asking();

    // A dot between digits or letters ("5.5", "e.g.") ends nothing; question marks and line breaks do.
    [GeneratedRegex(@"[?!;\n]+|\.+(?=\s|$)|…", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();

    // Inside a sentence only where a new request begins: after a comma or a joining word, before a word that opens one.
    [GeneratedRegex(
        @"(?:,\s*(?:(?:and|also|but|plus|n|&)(?:\s+also)?)?|\s(?:and|also|but|plus|n|&)(?:\s+(?:also|then))?)\s+(?=(?:what|whats|wat|how|hows|is|are|r|can|could|do|does|did|will|would|where|wheres|when|whens|which|who|why|should|any|i|im|i'm|my|please|pls|tell|book|cancel|give|thanks|thank|thx|ty|bye|hi|hello|hey|u)\b)|(?<=^\s*(?:hi|hello|hey|hiya|yo|hey there|hi there|hello there|good morning|good afternoon|good evening|ok|okay|thanks|thank you|thx|cool|great|perfect))\s*[,:-]?\s+(?!so much|a lot|a bunch|for|you|in advance|very|to you)(?=\S+\s+\S+)|,\s*(?=(?:thanks|thank you|thx|ty|bye|cheers)\b)|\s+(?=(?:thanks|thank you|thx|ty)\s*(?:so much|a lot|in advance)?\s*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ClauseEnd();
}
