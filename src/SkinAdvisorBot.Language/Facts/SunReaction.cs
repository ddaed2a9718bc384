using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Language.Facts;

/// <summary>Reads the skin type from how somebody burns and tans: "I burn easily and never tan".</summary>
/// <remarks>The questions of the Fitzpatrick scale: 1 always burns, never tans; 2 usually burns, tans with difficulty; 3 sometimes burns, tans gradually; 4 rarely burns, tans easily; 5 and 6 all but never burn.</remarks>
internal static class SunReaction
{
    private static readonly PhraseTable<Burn> Burns = new(
        ("always burn, burn every time, always burns, only burn, just burn, burn so fast, burn super fast, burn in minutes, burn really easily, burn right away, burn immediately, burn to a crisp, burn like crazy, burn in like, burn within", Burn.Always),
        ("burn easily, burn easy, burns easily, burns easy, burn so easily, burn very easily, burn super easily, burn fast, burn quickly, burn so easy, sunburn easily, burn pretty easily, burns so easily, burns super easily, burn a lot, burn easly", Burn.Easily),
        ("usually burn, mostly burn, usually burns, burn most of the time, often burn, tend to burn, burn first, burn then", Burn.Usually),
        ("sometimes burn, burn sometimes, burn a little, burn a bit, occasionally burn, sometimes burns, burn occasionally, burn mildly", Burn.Sometimes),
        ("rarely burn, hardly ever burn, rarely burns, hardly burn, barely burn, dont burn easily, dont really burn, almost never burn, seldom burn, dont burn much, doesnt burn easily, barely ever burn, dont usually burn", Burn.Rarely),
        ("never burn, dont burn, never burns, doesnt burn, never get sunburned, never get sunburnt, never get burned, never sunburn, cant burn, never been sunburned, never been sunburnt, never really burn", Burn.Never));

    private static readonly PhraseTable<Tan> Tans = new(
        ("never tan, dont tan, never tans, cant tan, doesnt tan, never get tan, never get a tan, not tan, wont tan, tan never", Tan.Never),
        ("barely tan, hardly tan, tan a little, rarely tan, tan with difficulty, tan a bit, tan poorly, tan slowly, tan lightly, barely ever tan, hardly ever tan, tan eventually", Tan.Hardly),
        ("then tan, tan gradually, sometimes tan, turn tan, turns to tan, turns into a tan, tan after, fades to tan, fades to a tan, turns tan, tan over time", Tan.Gradually),
        ("tan easily, tan easy, always tan, tan well, tans easily, tan quickly, tan fast, tan very easily, tan really easily, tan so easily, i just tan, i only tan, tan super easily, tan right away, always tans, tan deeply, usually tan, tan dark, tan really fast, i tan", Tan.Easily));

    public static void Read(FactScene scene)
    {
        var text = scene.Text;
        for (var i = 0; i < text.Count; i++)
        {
            var burn = Burn.Unknown;
            var tan = Tan.Unknown;
            var length = Burns.Match(text, i, out burn);
            if (length == 0)
                length = Tans.Match(text, i, out tan);
            if (length == 0 || !scene.Suppositions.IsTold(i) || !IsBySun(text, i, i + length - 1, burn))
                continue;
            var end = i + length;
            var other = 0;
            for (; other == 0 && end <= i + length + 4 && text.SameSentence(i, end); end++)
                other = burn == Burn.Unknown ? Burns.Match(text, end, out burn) : Tans.Match(text, end, out tan);
            scene.Add(i, new Fact(FactNames.SkinType, RangeOf(burn, tan)));
            if (other > 0)
                i = end + other - 2;
        }
    }

    /// <summary>"I burn easily"; a burning after a treatment, and a tan had of late, are something else.</summary>
    private static bool IsBySun(FactText text, int first, int last, Burn burn)
    {
        for (var i = last + 1; i <= last + 4 && text.SameSentence(last, i); i++)
        {
            if (text[i] is "laser" or "peel" or "serum" or "cream" or "when" && text.Near(i + 1) is "apply" or "laser" or "treatment" or "acid" or "fraxel")
                return false;
        }

        for (var i = first - 1; i >= first - 5 && i >= 0 && text.SameSentence(i, first); i--)
        {
            if (text[i] is "i" or "we" or "she" or "he" or "skin" or "type" or "im" or "who" or "and" or "but" or "my" or "that" or "ill")
                return true;
            if (text[i] is "to" or "you" or "does" or "will" or "it" or "they" or "people" or "not" or "can")
                return false;
        }

        return first == 0 || text.IsHead(first) || text[first] is "i" || burn != Burn.Unknown;
    }

    private static string RangeOf(Burn burn, Tan tan) => (burn, tan) switch
    {
        (_, Tan.Never) when burn is not (Burn.Never or Burn.Rarely) => "1",
        (Burn.Always or Burn.Easily, Tan.Unknown) => "1-2",
        (Burn.Always or Burn.Easily or Burn.Usually, Tan.Hardly) => "2",
        (Burn.Usually, Tan.Unknown) => "2",
        (Burn.Always or Burn.Easily or Burn.Usually, _) => "2-3",
        (Burn.Sometimes, _) => "3",
        (Burn.Rarely, Tan.Easily) => "4",
        (Burn.Rarely, _) => "4-5",
        (Burn.Never, _) => "4-6",
        (_, Tan.Hardly) => "2",
        (_, Tan.Gradually) => "3",
        _ => "4-5",
    };

    private enum Burn
    {
        Unknown,
        Always,
        Easily,
        Usually,
        Sometimes,
        Rarely,
        Never,
    }

    private enum Tan
    {
        Unknown,
        Never,
        Hardly,
        Gradually,
        Easily,
    }
}
