using NodaTime;
using NodaTime.Text;
using SkinAdvisorBot.Language.Times;

namespace SkinAdvisorBot.Language.Tests.Times;

/// <summary>What people say about when, with the clock set: every line of <c>cases/</c>, in the words of <see cref="TimeWishNotation"/>.</summary>
public sealed class TimeWishTableTests
{
    private const string Clock = "#now ";

    private const string Arrow = " => ";

    private static readonly TimeWishReader WithChrono = TimeWishReader.Create();

    private static readonly TimeWishReader Alone = new(PlainTimeRecognizer.Instance);

    /// <summary>File, moment and zone, sentence, wish.</summary>
    public static TheoryData<string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Times", "cases"), "*.txt").Order(StringComparer.Ordinal))
        {
            var clock = "";
            foreach (var line in File.ReadLines(file))
            {
                if (line.StartsWith(Clock, StringComparison.Ordinal))
                    clock = line[Clock.Length..];
                else if (line.Split(Arrow) is [var sentence, var wish])
                    cases.Add(Path.GetFileName(file), clock, sentence, wish);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wish_is_read_as_it_was_said(string file, string clock, string sentence, string wish) => AssertReads(WithChrono, file, clock, sentence, wish);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_program_built_without_Node_reads_it_alike(string file, string clock, string sentence, string wish) => AssertReads(Alone, file, clock, sentence, wish);

    [Fact]
    public void The_table_holds_what_it_promises() => Assert.True(Cases().Count >= 200, $"{Cases().Count} cases");

    private static void AssertReads(TimeWishReader reader, string file, string clock, string sentence, string wish)
    {
        var local = LocalDateTimePattern.GeneralIso.Parse(clock.Split(' ')[0]).Value;
        var zone = DateTimeZoneProviders.Tzdb[clock.Split(' ')[1]];

        var read = reader.Read(sentence.Replace("\\n", "\n", StringComparison.Ordinal), local.InZoneStrictly(zone).ToDateTimeOffset(), zone);

        Assert.Equal($"{file}: {sentence}{Arrow}{wish}", $"{file}: {sentence}{Arrow}{TimeWishNotation.Write(read, local.Year)}");
    }
}
