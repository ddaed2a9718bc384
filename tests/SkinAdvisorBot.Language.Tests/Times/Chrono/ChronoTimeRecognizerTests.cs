using Microsoft.Recognizers.Text;
using SkinAdvisorBot.Language.Times;
using SkinAdvisorBot.Language.Times.Chrono;

namespace SkinAdvisorBot.Language.Tests.Times.Chrono;

public sealed class ChronoTimeRecognizerTests
{
    private static readonly DateOnly Today = new(2026, 12, 2);

    /// <summary>Patient: a machine that runs all tests at once may be slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly ChronoTimeRecognizer Real = new(ChronoTimeRecognizer.FindScript()!, Patience);

    [Fact]
    public void The_program_is_built_with_chrono_node()
    {
        Assert.True(TimeWishReader.Create().HasChrono);
        Assert.Contains("chrono-node 2.10.3", ChronoTimeRecognizer.FindScript(), StringComparison.Ordinal);
        Assert.Contains("MIT License", ChronoTimeRecognizer.FindScript(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("overmorrow", "2026-12-04")]
    [InlineData("2 days after dec 10", "2026-12-12")]
    [InlineData("1 week and 2 days from now", "2026-12-11")]
    public void It_reads_dates_that_our_own_code_does_not(string text, string day)
    {
        Assert.Equal(day, Assert.Single(Values(Assert.Single(Real.Recognize(text, Today))))["value"]);
        Assert.DoesNotContain(PlainTimeRecognizer.Instance.Recognize(text, Today), result => result.Text == text);
    }

    [Fact]
    public void A_day_without_a_year_is_the_last_one_and_the_next_as_Recognizers_Text_gives_it()
    {
        var result = Assert.Single(Real.Recognize("see you dec 3 then", Today));

        Assert.Equal(("dec 3", 8, 12, "datetimeV2.date"), (result.Text, result.Start, result.End, result.TypeName));
        Assert.Equal(["2025-12-03", "2026-12-03"], Values(result).Select(value => value["value"]));
        Assert.All(Values(result), value => Assert.Equal(("XXXX-12-03", "date"), (value["timex"], value["type"])));
    }

    [Fact]
    public void A_range_ends_with_the_day_after_it()
    {
        var value = Assert.Single(Values(Assert.Single(Real.Recognize("december 8-10 2026", Today))));

        Assert.Equal(("(2026-12-08,2026-12-11,P3D)", "daterange", "2026-12-08", "2026-12-11"), (value["timex"], value["type"], value["start"], value["end"]));
    }

    [Fact]
    public void A_month_is_a_range()
    {
        var result = Assert.Single(Real.Recognize("in january 2027", Today));

        Assert.Equal(("datetimeV2.daterange", "2027-01"), (result.TypeName, Values(result)[0]["timex"]));
        Assert.Equal(("2027-01-01", "2027-02-01"), (Values(result)[0]["start"], Values(result)[0]["end"]));
    }

    [Fact]
    public void Thirty_days_hath_no_February() => Assert.Empty(Real.Recognize("february 30", Today));

    [Theory]
    [InlineData("globalThis.readDates = (text, now) => { if (now > 0) for (;;) {} return ''; };")]
    [InlineData("globalThis.readDates = (text, now) => { let all = []; while (now > 0) all.push(new Array(100000).fill(text)); return ''; };")]
    [InlineData("globalThis.readDates = (text, now) => { const again = () => again() + 1; return now > 0 ? String(again()) : ''; };")]
    [InlineData("globalThis.readDates = (text, now) => /^(?:a+)+$/.test(now > 0 ? 'a'.repeat(40) + '!' : '') ? '' : 'no date';")]
    [InlineData("globalThis.readDates = () => { throw new Error('broken'); };")]
    [InlineData("globalThis.readDates = (text, now) => now > 0 ? 'nonsense' : '';")]
    [InlineData("globalThis.readDates = (text, now) => now > 0 ? '0\\t3\\tNaN-12-03\\t\\tday' : '';")]
    [InlineData("throw 1;")]
    public void A_script_that_hangs_grows_or_breaks_is_stopped(string script)
    {
        using var recognizer = new ChronoTimeRecognizer(script, TimeSpan.FromMilliseconds(200));

        Assert.Throws<TimeRecognizerException>(() => recognizer.Recognize("dec 3", Today));
    }

    [Fact]
    public void A_text_longer_than_it_may_be_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Real.Recognize(new string('a', TimeResults.MaxText + 1), Today));

    [Fact]
    public void Many_threads_read_at_once_and_alike()
    {
        string[] texts = ["dec 3", "2 days after dec 10", "january 5 or 6", "overmorrow", "nothing here"];
        var alone = texts.ToDictionary(text => text, text => Written(Real.Recognize(text, Today)));

        Parallel.For(0, 200, i => Assert.Equal(alone[texts[i % texts.Length]], Written(Real.Recognize(texts[i % texts.Length], Today))));
    }

    private static string Written(IReadOnlyList<ModelResult> results) => string.Join(';', results.SelectMany(Values).SelectMany(value => value.Values));

    private static List<Dictionary<string, string>> Values(ModelResult result) => (List<Dictionary<string, string>>)result.Resolution["values"];
}
