using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times.Tokens;
using SkinAdvisorBot.Language.Times.Words;

namespace SkinAdvisorBot.Language.Times.Grammar;

/// <summary>What was said, in order, before it is put together.</summary>
/// <param name="IsAny">"any time".</param>
/// <param name="Impossible">The words for a day or time that does not exist; null for none.</param>
internal sealed record SaidTimes(ImmutableArray<TimeAtom> Atoms, WishOrder Order, bool IsAny, string? Impossible);

/// <summary>Reads tokens as days and times with their ranges, joints and denials.</summary>
internal sealed class WishGrammar(TimeText text, List<TimeToken> tokens)
{
    /// <summary>Tokens between "can't" and the "before" that belongs to it.</summary>
    private const int DenialReach = 9;

    private readonly ImmutableArray<TimeAtom>.Builder atoms = ImmutableArray.CreateBuilder<TimeAtom>();
    private WishOrder order;
    private bool isAny;
    private string? impossible;

    /// <summary>What the next time is joined by, and whether it is ruled out.</summary>
    private Joint joint;
    private bool isExcluded;

    /// <summary>"no" after a time: a correction when a day of the same kind follows, a denial otherwise.</summary>
    private bool isNo;

    /// <summary>Whether a denial was said since the last time: "no Mondays, no mornings" rules out two things.</summary>
    private bool isAnew;

    /// <summary>Whether only small words stand between the time before and the next.</summary>
    private bool isBeside = true;

    /// <summary>The last "not" or "can't" of this stretch; -1 for none.</summary>
    private int lastDenial = -1;

    public static SaidTimes Read(TimeText text, List<TimeToken> tokens)
    {
        var grammar = new WishGrammar(text, tokens);
        for (var i = 0; i < tokens.Count;)
            i = grammar.Next(i);
        return new SaidTimes(grammar.atoms.ToImmutable(), grammar.order, grammar.isAny, grammar.impossible);
    }

    /// <returns>Index of the token to go on with.</returns>
    private int Next(int i)
    {
        var token = tokens[i];
        BeginStretch(i);
        switch (token.Sign)
        {
            case TimeSign.Word:
                isNo = false;
                isBeside = false;
                if (!IsAfterDenial(token))
                    isExcluded = false;
                return i + 1;
            case TimeSign.Impossible:
                impossible ??= text.AsWritten(token.First, token.Last);
                return i + 1;
            case TimeSign.Order:
                order = order == WishOrder.None && !isExcluded ? token.Order : order;
                return i + 1;
            case TimeSign.Any:
                isAny = true;
                return i + 1;
            case TimeSign.Or or TimeSign.And:
                joint = joint == Joint.Beside ? Joint.Either : joint;
                return i + 1;
            case TimeSign.But:
                joint = Joint.Beside;
                isExcluded = IsAllBut(i);
                return i + 1;
            case TimeSign.Not:
                isExcluded = isAnew = true;
                lastDenial = i;
                return i + 1;
            case TimeSign.No:
                isNo = isAnew = true;
                return i + 1;
            case TimeSign.Correct:
                joint = atoms.Count > 0 ? Joint.Instead : joint;
                isExcluded = isNo = false;
                return i + 1;
            case TimeSign.RuledOut:
                RuleOut();
                return i + 1;
            case TimeSign.Busy:
                if (Follows(i + 1))
                    isExcluded = true;
                else if (text.Near(token.Last) is not "cant" || text.IsLastOfStretch(token.Last) || text.Near(token.Last + 1) is "do" or "make" or "come")
                    RuleOut();
                return i + 1;
            case TimeSign.Filler when text.Near(token.First) is "make" && text.Near(token.First + 1) is "it" && text.IsFirstOfStretch(token.First) && atoms.Count > 0:
                joint = Joint.Instead;
                return i + 1;
            default:
                return ReadTime(i);
        }
    }

    /// <summary>A comma or a new sentence ends what "not" holds for; commas between times are an "or".</summary>
    private void BeginStretch(int i)
    {
        if (i == 0)
            return;
        var mark = text[tokens[i].First].Before;
        if (text.IsDropped(tokens[i].First))
            mark = TimeMark.Space;
        if (mark >= TimeMark.Comma)
            lastDenial = -1;
        if (mark is TimeMark.Sentence)
        {
            isExcluded = false;
            isNo = isNo && tokens[i - 1].Sign == TimeSign.No;
            joint = joint == Joint.Beside ? Joint.Apart : joint;
        }
        else if (mark is TimeMark.Comma && !(isExcluded && tokens[i - 1].Sign is TimeSign.Day or TimeSign.Hours && IsTime(tokens[i]) && EndsInOr(i)))
        {
            isExcluded = false;
            isNo = isNo && tokens[i - 1].Sign == TimeSign.No;
            joint = joint == Joint.Instead ? joint : Joint.Beside;
        }
        else if (mark is TimeMark.Slash && tokens[i - 1].Sign == tokens[i].Sign)
        {
            joint = Joint.Either;
        }
    }

    /// <summary>"not Monday, Tuesday or Friday": the list goes on behind the comma.</summary>
    private bool EndsInOr(int i)
    {
        for (var j = i + 1; j < tokens.Count && j < i + 4; j++)
        {
            if (tokens[j].Sign is TimeSign.Or or TimeSign.And)
                return true;
        }

        return false;
    }

    private static bool IsTime(TimeToken token) => token.Sign is TimeSign.Day or TimeSign.Hours;

    /// <summary>Between "can't" and the day may stand a few words: "can't make it to you on Friday".</summary>
    private bool IsAfterDenial(TimeToken token) => text.Near(token.First) is "to" or "it" or "come" or "fan" or "of" or "a" or "there" or "we" or "really" or "usually" or "into" or "keen" or "too" or "very" or "able" or "attend";

    /// <summary>"any afternoon but Wednesday".</summary>
    private bool IsAllBut(int i)
    {
        var next = i + 1 < tokens.Count && tokens[i + 1].Sign == TimeSign.Filler ? i + 2 : i + 1;
        if (next >= tokens.Count || !IsTime(tokens[next]))
            return false;
        for (var word = tokens[i].First - 1; word >= tokens[i].First - 4; word--)
        {
            if (text.Near(word) is "any" or "every" or "all" or "anything" or "everything")
                return true;
        }

        return false;
    }

    private bool Follows(int i)
    {
        for (; i < tokens.Count && text[tokens[i].First].Before < TimeMark.Comma; i++)
        {
            if (IsTime(tokens[i]))
                return true;
            if (tokens[i].Sign is TimeSign.But or TimeSign.RuledOut or TimeSign.Busy or TimeSign.Or)
                return false;
        }

        return false;
    }

    private int ReadTime(int i)
    {
        // "I can't come before 5", "can't talk until 3": from then on.
        var isDenied = lastDenial >= 0 && i - lastDenial < DenialReach && tokens[i].Sign is TimeSign.Before or TimeSign.Until && IsVerb(lastDenial);
        var (span, next) = TimeRange.Read(text, tokens, i, isDenied ? TimeSign.From : tokens[i].Sign);
        if (span is null)
            return i + 1;
        if (isDenied)
            isExcluded = false;
        lastDenial = -1;
        Add(span);
        return next;
    }

    private bool IsVerb(int denial) => text.Near(tokens[denial].First) is "cant" or "can" or "wont" or "couldnt" or "unable" or "dont" or "never";

    private void Add(TimeAtom atom)
    {
        var isDenied = isExcluded;
        var how = joint == Joint.Beside && !isBeside ? Joint.Loose : joint;
        isBeside = true;
        if (isNo)
        {
            // "thursday... no friday" takes Thursday back; "no fridays" and "next week, no friday" rule days out.
            var isPlural = atom.Day?.Kind == DayKind.Pattern || atom.Hours?.IsPlural == true;
            var takesBack = atoms.Count > 0 && !isPlural && atoms.Any(other => IsOfSameKind(other, atom));
            how = takesBack ? Joint.Instead : how;
            isDenied = isDenied || (!takesBack && (isPlural || atoms.Count > 0));
        }

        atoms.Add(atom with { Joint = isDenied && isAnew && how != Joint.Instead ? Joint.Either : how, IsExcluded = isDenied });
        isAnew = false;
        joint = Joint.Beside;
        isNo = false;
    }

    private static bool IsOfSameKind(TimeAtom one, TimeAtom other) =>
        one.IsExcluded == false && ((one.Day is { Kind: not (DayKind.Period or DayKind.Pattern) } && other.Day is not null) || (one.Hours is { At: not null } && other.Hours is { At: not null }));

    /// <summary>What was said last, and what is listed with it, is ruled out: "Friday or Saturday won't work".</summary>
    private void RuleOut()
    {
        for (var i = atoms.Count - 1; i >= 0; i--)
        {
            var atom = atoms[i];
            atoms[i] = atom with { IsExcluded = true };
            if (i == 0 || (atom.Joint != Joint.Either && !(atom.Joint is Joint.Beside or Joint.Loose && atom.Day is null && atoms[i - 1].Day is not null && !atoms[i - 1].IsExcluded)))
                return;
        }
    }
}
