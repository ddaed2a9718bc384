using System.Collections.Immutable;
using System.Globalization;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Language.Training.Hygiene;

/// <summary>What may be wrong with training lines.</summary>
public enum HygieneKind
{
    /// <summary>The same words in two intents: one of them is wrong.</summary>
    Contradiction,

    /// <summary>The same words twice in one intent.</summary>
    Repetition,

    /// <summary>Nearly the same in two intents.</summary>
    NearDuplicate,

    /// <summary>Reads like another intent.</summary>
    Suspect,

    /// <summary>Two intents taken for each other.</summary>
    Alike,
}

/// <param name="Problem">Place, what is wrong, and what to do.</param>
public sealed record HygieneFinding(HygieneKind Kind, ContentProblem Problem)
{
    /// <summary>Whether it must be mended; all else is advice, to be followed or not.</summary>
    public bool IsError => Kind == HygieneKind.Contradiction;
}

/// <summary>Finds training lines worth a second look.</summary>
public static class DataHygiene
{
    /// <summary>Least <see cref="LabelSuspect.Margin"/> of a suspect that is told.</summary>
    /// <remarks>With 200 of 10,023 lines filed under another intent at random, 0.9 told 36 % of them and 36 % of what it told was one;
    /// 0.5 told 65 % at 19 %. The list is read by a person, so the shorter one was taken; of its first 50 lines, 29 were such.</remarks>
    public const double SuspectMargin = 0.9;

    /// <param name="data">With the place of each line.</param>
    /// <param name="labels">Intents in the order of the probabilities.</param>
    /// <param name="probabilities">float[data.Lines.Length][labels.Length]: each line as read by a model that was not trained on it.</param>
    /// <returns>By kind; duplicates in the order of the lines, suspects and alike intents the surest first.</returns>
    public static ImmutableArray<HygieneFinding> Find(TrainingData data, ImmutableArray<string> labels, IReadOnlyList<float[]> probabilities)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(data.Places.Length, data.Lines.Length);
        var own = data.Lines.Select(line => labels.IndexOf(line.Intent)).ToArray();
        return
        [
            .. DuplicateFinder.Find(data.Lines).Select(pair => Tell(pair, data)).OrderBy(finding => finding.Kind),
            .. LabelSuspects.Find(probabilities, own).Where(suspect => suspect.Margin >= SuspectMargin).Select(suspect => Tell(suspect, data, labels, probabilities[suspect.Line], own[suspect.Line])),
            .. LabelSuspects.FindAlike(probabilities, own).Select(pair => Tell(pair, data, labels)),
        ];
    }

    private static HygieneFinding Tell(DuplicatePair pair, TrainingData data)
    {
        var (line, earlier) = (data.Lines[pair.Line], data.Lines[pair.Earlier]);
        var isAcross = line.Intent != earlier.Intent;
        var there = isAcross ? $"'{earlier.Text}' of {earlier.Intent} ({data.Places[pair.Earlier]})" : $"'{earlier.Text}' ({data.Places[pair.Earlier]})";
        return (pair.Likeness, isAcross) switch
        {
            (Likeness.Same, true) => At(HygieneKind.Contradiction, data.Places[pair.Line], $"'{line.Text}' reads the same as {there}. Keep it in the intent that fits and take it out of the other"),
            (Likeness.Same, false) => At(HygieneKind.Repetition, data.Places[pair.Line], $"'{line.Text}' has the same words as {there}. Take one out, or ask it in another way"),
            _ => At(HygieneKind.NearDuplicate, data.Places[pair.Line], $"'{line.Text}' is nearly {there}. Keep both if the difference changes what is wanted; else take one out"),
        };
    }

    private static HygieneFinding Tell(LabelSuspect suspect, TrainingData data, ImmutableArray<string> labels, float[] reading, int own) =>
        At(HygieneKind.Suspect, data.Places[suspect.Line], string.Create(CultureInfo.InvariantCulture,
            $"'{data.Lines[suspect.Line].Text}' reads like {labels[suspect.Label]} ({reading[suspect.Label]:0.00}) and not like {labels[own]} ({reading[own]:0.00}). Move it if that is what the person wants; else write two or three more like it here"));

    private static HygieneFinding Tell(AlikeIntents pair, TrainingData data, ImmutableArray<string> labels)
    {
        var first = data.Lines.IndexOf(data.Lines.First(line => line.Intent == labels[pair.First]));
        return At(HygieneKind.Alike, new LinePlace(data.Places[first].File, 1), string.Create(CultureInfo.InvariantCulture,
            $"{pair.FirstAsSecond:0 %} of the lines of {labels[pair.First]} read as {labels[pair.Second]}, and {pair.SecondAsFirst:0 %} the other way. Say in both files what parts them, and move the lines that stand on the wrong side"));
    }

    private static HygieneFinding At(HygieneKind kind, LinePlace place, string message) => new(kind, new ContentProblem(place.File, place.Line, message));
}
