using System.Collections.Frozen;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Finds how long ago a thing was or how long it goes on, said near it: "a peel last month", "3 days ago I had", "off it for 2 months".</summary>
internal static class SinceReader
{
    /// <summary>Words between a thing and its time.</summary>
    private const int Reach = 6;

    private static readonly FrozenSet<string> Links = WordSet.Of("off out post since on clean postpartum after");

    private static readonly FrozenSet<string> Joins = WordSet.Of(
        "for since about around over almost nearly now already the past last like only just cream pills pill tablets approx roughly maybe treatment done here "
            + "at completely fully course on my face gel mg in out of more than anymore user finished stopped quit took it i up to cheeks forehead with results sessions times and a session facial hair removal filler peel laser");

    /// <param name="orWithoutAgo">Whether a length without "ago" counts too, as it does for what one takes or has stopped ("off accutane 3 months").</param>
    public static string? Near(FactScene scene, int first, int last, bool orWithoutAgo)
    {
        var found = After(scene, last, orWithoutAgo) ?? Before(scene, first, orWithoutAgo);
        if (found is { } period)
            scene.Take(period.First, period.Last);
        return found?.Iso;
    }

    private static Period? After(FactScene scene, int last, bool orWithoutAgo)
    {
        var text = scene.Text;
        for (var i = last + 1; i <= last + Reach && text.SameSentence(last, i); i++)
        {
            if (scene.IsTaken(i))
                return null;
            if (Periods.AgoAt(text, i) is { } ago)
                return ago;
            // "on prednisone since january" names no length, but the time is the medicine's all the same.
            if (orWithoutAgo && text[i] is "since" && text.SameStretch(last, i + 1) && Periods.At(text, i + 1) is null)
                scene.Take(i, i);
            if (orWithoutAgo && Periods.At(text, i) is { } length && MayFollow(text, last, length))
                return length;
            if (!Joins.Contains(text[i]) && !char.IsAsciiDigit(text[i][0]))
                return null;
        }

        return null;
    }

    /// <summary>"off accutane 3 months", "ex accutane user, 5 months out"; no "accutane, 3 months old".</summary>
    private static bool MayFollow(FactText text, int last, Period length)
    {
        var next = text.Near(length.Last + 1);
        return next is "out" or "off" or "clean" || (text.SameStretch(last, length.First) && next is not ("apart" or "old" or "before" or "later"));
    }

    /// <summary>"3 months off accutane", "6 months postpartum".</summary>
    private static bool MayPrecede(FactText text, int first, Period length) =>
        length.Last < first && text.SameStretch(length.First, first) && Links.Contains(text[length.Last + 1]) && text.Near(length.First - 1) is not ("a" or "few" or "couple");

    private static Period? Before(FactScene scene, int first, bool orWithoutAgo)
    {
        var text = scene.Text;
        for (var i = first - 1; i >= first - Reach - 2 && i >= 0 && text.SameSentence(i, first); i--)
        {
            if (scene.IsTaken(i) || text[i] is "but" or "im" or "started" or "appeared" or "noticed")
                return null;
            if (Periods.AgoAt(text, i) is { } ago && ago.Last < first)
                return ago;
            if (orWithoutAgo && first - i <= 4 && Periods.At(text, i) is { } length && MayPrecede(text, first, length))
                return length;
        }

        return null;
    }
}
