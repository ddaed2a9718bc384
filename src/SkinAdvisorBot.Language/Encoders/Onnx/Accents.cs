namespace SkinAdvisorBot.Language.Encoders.Onnx;

/// <summary>Takes the accents from Latin letters, as the vocabularies of uncased BERT models expect: <c>café</c> is read as <c>cafe</c>.</summary>
/// <remarks>The tokenizer does so by <see cref="string.Normalize()"/>, which changes nothing while <c>InvariantGlobalization</c> is on.</remarks>
internal static class Accents
{
    private const char First = '\u00C0';

    /// <summary>The letter below the accent, or a dot for what is no letter with an accent; index i is U+00C0 + i, as far as U+017F.</summary>
    /// <remarks>The canonical decompositions of the Unicode character database, Latin-1 Supplement and Latin Extended-A.</remarks>
    private const string Letters =
        "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y" +
        "AaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl." +
        "...NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZz.";

    /// <returns>A text of the same length; other characters, and accents that stand alone, stay as they are.</returns>
    public static string Strip(string text) => string.Create(text.Length, text, static (stripped, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var index = from[i] - First;
            stripped[i] = index >= 0 && index < Letters.Length && Letters[index] != '.' ? Letters[index] : from[i];
        }
    });
}
