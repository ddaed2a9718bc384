using System.Globalization;
using System.Text.RegularExpressions;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>How the chat presents itself to visitors. Taken from the services for each request, so that it may follow the content.</summary>
/// <param name="ClinicName">Shown in the chat's header; its initials are the bot's avatar.</param>
/// <param name="Accent">Colour of header, buttons and the person's own words: <c>#rrggbb</c>.</param>
/// <param name="AccentText">Colour of words on <paramref name="Accent"/>: <c>#rrggbb</c>.</param>
/// <param name="Background">Colour behind the messages: <c>#rrggbb</c>, a light one.</param>
/// <param name="Disclaimer">One line that says the bot is not a person and not a doctor; always visible.</param>
/// <param name="Phone">As people read it; empty when the clinic tells none.</param>
/// <param name="AwaitsReview">True while anything of medicine in use has no valid clinical signature; the chat then says so.</param>
public sealed partial record ChatSettings(
    string ClinicName,
    string Accent,
    string AccentText,
    string Background,
    string Disclaimer,
    string Phone,
    bool AwaitsReview = true)
{
    /// <summary>The least contrast at which words of normal size are readable for people with weak sight: WCAG 2.2, 1.4.3.</summary>
    private const double LeastContrast = 4.5;

    /// <summary>First letters of the first two words of the name, such as "FA".</summary>
    public string Initials =>
        string.Concat(ClinicName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(word => char.ToUpperInvariant(word[0])));

    /// <exception cref="InvalidOperationException">A colour is malformed, or words in it could not be read.</exception>
    public void EnsureReadable()
    {
        EnsureContrast(Accent, AccentText, "words on the accent colour");
        EnsureContrast(Accent, Background, "links on the background");
    }

    private static void EnsureContrast(string one, string other, string what)
    {
        var (dark, light) = (Luminance(one), Luminance(other)) is var (a, b) && a < b ? (a, b) : (b, a);
        var contrast = (light + 0.05) / (dark + 0.05);

        if (contrast < LeastContrast)
        {
            var shown = contrast.ToString("0.0", CultureInfo.InvariantCulture);
            throw new InvalidOperationException(
                $"The chat's colours {one} and {other} have a contrast of {shown} for {what}; choose colours with 4.5 or more.");
        }
    }

    /// <summary>Relative luminance of WCAG 2.2 in [0, 1]: 0 black, 1 white.</summary>
    private static double Luminance(string colour)
    {
        if (!Colour().IsMatch(colour))
        {
            throw new InvalidOperationException($"The chat's colour '{colour}' is not one: write it as #rrggbb, for example #1f4d45.");
        }

        double Part(int start)
        {
            var share = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Colour();
}
