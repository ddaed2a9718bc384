namespace SkinAdvisorBot.Language.Evaluation.Noise;

/// <summary>What a thumb does to a word on a phone's QWERTY keyboard: a neighbouring key, two letters swapped, one left out or hit twice.</summary>
public static class KeySlips
{
    /// <summary>Chance that a letter of a word goes wrong and stays wrong.</summary>
    /// <remarks>2.3 % of characters: the uncorrected errors of 37,370 people in Palin et al., "How do People Type on Mobile Devices?" (MobileHCI 2019).</remarks>
    public const double PerLetter = 0.023;

    /// <summary>Shortest word that slips; a slip in a shorter one leaves another word, or nothing to go by.</summary>
    public const int ShortestWord = 3;

    /// <summary>Longest way to a key that a thumb hits by mistake, in key widths: the keys beside, above and below.</summary>
    private const double Reach = 1.2;

    // A row of keys and the centre of its first, in key widths from that of 'q': rows of a phone stand centred.
    private static readonly (string Keys, double Left)[] Rows = [("qwertyuiop", 0), ("asdfghjkl", 0.5), ("zxcvbnm", 1.5)];

    private static readonly string[] Neighbours = [.. Enumerable.Range('a', 26).Select(letter => NeighboursOf((char)letter))];

    /// <summary>A word with every letter given its chance to slip.</summary>
    /// <param name="word">Letters a to z in either case, and apostrophes; anything else never slips.</param>
    /// <returns>Never empty for a word that is not; the word itself when it is shorter than <see cref="ShortestWord"/>.</returns>
    public static string Slip(string word, Random random)
    {
        if (word.Length < ShortestWord)
            return word;
        var typed = new List<char>(word.Length + 1);
        for (var i = 0; i < word.Length; i++)
        {
            if (!char.IsAsciiLetter(word[i]) || random.NextDouble() >= PerLetter)
            {
                typed.Add(word[i]);
                continue;
            }

            // Chosen: hitting the wrong key is the usual slip of a thumb, the other kinds share the rest.
            switch (random.NextDouble())
            {
                case < 0.45:
                    typed.Add(Beside(word[i], random));
                    break;
                case < 0.65 when i + 1 < word.Length:
                    typed.Add(word[i + 1]);
                    typed.Add(word[i]);
                    i++;
                    break;
                case < 0.85:
                    break;
                default:
                    typed.Add(word[i]);
                    typed.Add(word[i]);
                    break;
            }
        }

        return typed.Count == 0 ? word : new string([.. typed]);
    }

    /// <summary>Whether two letters stand side by side, or one below the other.</summary>
    public static bool AreNeighbours(char a, char b) => Neighbours[a - 'a'].Contains(b, StringComparison.Ordinal);

    private static char Beside(char letter, Random random)
    {
        var around = Neighbours[char.ToLowerInvariant(letter) - 'a'];
        var hit = around[random.Next(around.Length)];
        return char.IsUpper(letter) ? char.ToUpperInvariant(hit) : hit;
    }

    private static string NeighboursOf(char letter)
    {
        var (x, y) = PlaceOf(letter);
        return new string([.. Rows.SelectMany(row => row.Keys).Where(key => key != letter && PlaceOf(key) is var (left, top) && double.Hypot(left - x, top - y) <= Reach)]);
    }

    private static (double X, int Y) PlaceOf(char letter)
    {
        var row = Array.FindIndex(Rows, row => row.Keys.Contains(letter, StringComparison.Ordinal));
        return (Rows[row].Left + Rows[row].Keys.IndexOf(letter, StringComparison.Ordinal), row);
    }
}
