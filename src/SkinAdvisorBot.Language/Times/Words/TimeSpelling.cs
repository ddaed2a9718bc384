using System.Collections.Frozen;
using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Language.Times.Words;

/// <summary>Writes out how times are abbreviated and misspelt in text messages.</summary>
internal static class TimeSpelling
{
    private const int LeastLetters = 5;

    /// <summary>A word this long may be wrong in two places, a shorter one in one.</summary>
    private const int LongWord = 8;

    private const int MaxLetters = 12;

    private static readonly FrozenDictionary<string, string> Short = new (string Means, string Written)[]
    {
        ("tomorrow", "tmrw tmr tmw tmmrw tmrrw tomo tomoz 2morrow 2moro 2mrw 2mro 2mo tmoro tomoro tomorow tommorow tommorrow tomorro tmorrow 2mrrw"),
        ("today", "2day tday todya tody toady"), ("tonight", "2nite 2night tonite tonit tnite"), ("night", "nite"),
        ("monday", "mon mond mondy lunes"), ("tuesday", "tue tues tuse teusday tuesdy martes"), ("wednesday", "wed weds wednes wednsday wensday miércoles miercoles"),
        ("thursday", "thu thur thurs thr thrs thirsday jueves"), ("friday", "fri frid fryday viernes"), ("saturday", "satday sábado sabado"), ("sunday", "sundy"),
        ("january", "jan"), ("february", "feb febuary"), ("april", "apr"), ("june", "jun"), ("july", "jul"), ("august", "aug"),
        ("september", "sep sept"), ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ("morning", "morn mornin mrng mornng"), ("mornings", "mornins"), ("afternoon", "arvo aft afternn aftrnoon afternon afternoo"), ("afternoons", "arvos"), ("evening", "eve evng evenin"),
        ("weekend", "wkend wknd wkd wkn"), ("weekends", "wkends wknds"), ("week", "wk"), ("weeks", "wks"), ("month", "mth mnth"), ("months", "mths mnths mos"), ("year", "yr"), ("years", "yrs"),
        ("hour", "hr"), ("hours", "hrs"), ("minutes", "mins min minute"), ("next", "nxt nex"), ("this", "dis"), ("before", "b4 bfore befor"), ("after", "aftr"), ("around", "arnd aroun"),
        ("about", "abt bout"), ("between", "btwn btw btween betwn inbetween"), ("earliest", "erliest earlist"), ("earlier", "earlyer erlier ealier"), ("soonest", "sooonest"), ("asap", "asp asapp"),
        ("please", "pls plz plss"), ("appointment", "appt appmt apt appointmnt"), ("anytime", "nytime anytme"), ("anything", "nething anythin anythng"), ("and", "n nd"), ("or", "orr"),
        ("you", "u"), ("for", "fr"), ("because", "cuz coz bc"), ("cant", "cannot cnt"), ("until", "til till untill"),
        ("except", "xcept exept"), ("with", "w"), ("through", "thru"),
    }.SelectMany(entry => entry.Written.Split(' ').Select(written => KeyValuePair.Create(written, entry.Means))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Words worth mending, by their first letter.</summary>
    private static readonly FrozenDictionary<char, string[]> Known = (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays tomorrow today tonight morning "
            + "mornings afternoon afternoons evening evenings weekend weekends weekday weekdays january february april august september october november december "
            + "between earliest soonest lunchtime midday anytime")
        .Split(' ').GroupBy(word => word[0]).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Right words that look like a slip of another.</summary>
    private static readonly FrozenSet<string> Right = (
        "todays midway weaken weakened mourning monthly months betweens evenly evened eventing "
            + "augusta sundae sundaes sundry moaning earlier early")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <param name="word">Lower case, letters and digits; any length.</param>
    /// <returns>The word meant, or the word itself.</returns>
    public static string WriteOut(string word)
    {
        if (Short.TryGetValue(word, out var meant))
            return meant;
        return word.Length is < LeastLetters or > MaxLetters || Right.Contains(word) || !Known.TryGetValue(word[0], out var known) ? word : Nearest(word, known);
    }

    private static string Nearest(string word, string[] known)
    {
        string? best = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            var allowed = candidate.Length >= LongWord ? 2 : candidate.Length > LeastLetters ? 1 : 0;
            if (Math.Abs(candidate.Length - word.Length) > allowed)
                continue;
            var distance = Spelling.Distance(word, candidate);
            if (distance > allowed || distance >= least)
                continue;
            best = candidate;
            least = distance;
        }

        return best ?? word;
    }
}
