namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>What stands between a word and the one before it; of several marks the one that parts most.</summary>
internal enum TimeMark
{
    /// <summary>Nothing: "3" and "pm" in "3pm".</summary>
    Glued,
    Space,
    Slash,
    Colon,
    Dot,
    Dash,
    Comma,

    /// <summary>The end of a sentence or line, dots, a dash with blanks around it.</summary>
    Sentence,
}

/// <param name="Text">Lower case, without apostrophes, abbreviations and slips written out; digits as they are.</param>
/// <param name="Start">Index of its first character in the message.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Before">What parts it from the word before.</param>
internal readonly record struct TimeWord(string Text, int Start, int End, TimeMark Before)
{
    /// <summary>The number it is, in digits or as a word up to thirty-one; null for none.</summary>
    public int? Number => NumberWords.Of(Text);

    /// <summary>The number of "3rd" or "third"; null for none.</summary>
    public int? Ordinal => NumberWords.Ordinal(Text);
}
