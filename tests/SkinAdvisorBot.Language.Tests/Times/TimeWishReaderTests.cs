using FsCheck.Xunit;
using Microsoft.Recognizers.Text;
using NodaTime;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Language.Times;
using SkinAdvisorBot.Language.Times.Chrono;

namespace SkinAdvisorBot.Language.Tests.Times;

public sealed class TimeWishReaderTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>A Wednesday morning.</summary>
    private static readonly DateTimeOffset Now = new(2026, 12, 2, 10, 0, 0, TimeSpan.FromHours(-5));

    private static readonly TimeWishReader Reader = TimeWishReader.Create();

    [Theory]
    [InlineData("what are exosomes?")]
    [InlineData("does fraxel hurt and how much is it")]
    [InlineData("I've had melasma for two weeks, since Monday it burns, I'm 34 and use spf 50")]
    [InlineData("how many sessions, 3 or 4? call me at 212 555 0142")]
    [InlineData("friday 3pm works")]
    [InlineData("not mondays, any other day after work")]
    public void A_message_without_a_date_wakes_no_recogniser(string text)
    {
        var recognizer = new Recording();

        new TimeWishReader(recognizer).Read(text, Now, Zone);

        Assert.Empty(recognizer.Texts);
    }

    [Fact]
    public void A_recogniser_sees_the_words_around_a_date_and_no_others()
    {
        var recognizer = new Recording();

        new TimeWishReader(recognizer).Read("hi it's Ana Cole, my e-mail is ana@example.com. could I come tmrw? my skin is a mess", Now, Zone);

        Assert.Equal("could i come tomorrow _", Assert.Single(recognizer.Texts));
    }

    [Fact]
    public void A_recogniser_that_gives_up_is_told_of_and_our_own_code_reads_on()
    {
        using var broken = new ChronoTimeRecognizer("globalThis.readDates = (text, now) => { if (now > 0) for (;;) {} return ''; };", TimeSpan.FromMilliseconds(50));
        var reader = new TimeWishReader(broken);
        var told = new List<TimeRecognizerException>();
        reader.GivenUp += told.Add;

        var wish = reader.Read("dec 10 at 3", Now, Zone);

        Assert.Equal("Dec10 @15:00", TimeWishNotation.Write(wish, 2026));
        Assert.Single(told);
    }

    [Fact]
    public void A_long_answer_is_a_wish_when_it_was_asked_for()
    {
        const string Answer = "well my daughter has ballet, then gymnastics, then homework and a bath, maybe tuesday";

        Assert.Null(Reader.Read(Answer, Now, Zone));
        Assert.Equal("Dec08", TimeWishNotation.Write(Reader.Read(Answer, Now, Zone, isAsked: true), 2026));
    }

    [Fact]
    public void Hours_of_an_unclear_day_are_kept_for_the_day_that_is_chosen()
    {
        var wish = Reader.Read("next friday after 3", Now, Zone)!;

        Assert.Equal([new DateOnly(2026, 12, 4), new DateOnly(2026, 12, 11)], wish.Which);
        Assert.Equal(new TimeWindow(null, null, [], new HourRange(new TimeOnly(15, 0), new TimeOnly(23, 59)), null), Assert.Single(wish.Windows), SameWindow);
    }

    [Property(MaxTest = 500)]
    public void Any_text_is_read_without_an_exception(string? text) => Reader.Read(text ?? "", Now, Zone);

    [Fact]
    public void Words_of_time_in_any_order_are_read_without_an_exception()
    {
        var random = new Random(4242);
        var words = TimeWishTableTests.Cases().SelectMany(row => row.Data.Item3.Split(' ')).Distinct().ToArray();
        var reader = new TimeWishReader(PlainTimeRecognizer.Instance);
        for (var i = 0; i < 5_000; i++)
        {
            var text = string.Join(random.Next(4) == 0 ? ", " : " ", Enumerable.Range(0, random.Next(1, 15)).Select(_ => words[random.Next(words.Length)]));

            Assert.InRange(reader.Read(text, Now, Zone)?.Windows.Length ?? 0, 0, 20);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1.")]
    [InlineData("3-")]
    [InlineData("1/2/")]
    [InlineData("15:30:")]
    [InlineData("dec 3 or 4 ")]
    [InlineData("2 weeks 1 day ")]
    [InlineData("not friday or ")]
    [InlineData("in a few ")]
    [InlineData("january ")]
    [InlineData("😀3pm ")]
    [InlineData("a@")]
    [InlineData("(555) ")]
    [InlineData("\n")]
    public void Ten_thousand_characters_of_one_kind_give_a_wish_of_bounded_size(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));

        var wish = Reader.Read(text, Now, Zone);

        Assert.InRange((wish?.Windows.Length ?? 0) + (wish?.Except.Length ?? 0), 0, 40);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8990)]
    public void The_ends_of_the_calendar_are_no_trap(int year)
    {
        foreach (var sentence in (string[])["tomorrow", "next friday", "in 104 weeks", "in 900 months", "the 31st", "last week", "feb 29", "yesterday or 2 weeks ago", "december 31"])
            Reader.Read(sentence, new DateTimeOffset(year, 12, 30, 12, 0, 0, TimeSpan.Zero), DateTimeZone.Utc);
    }

    private static bool SameWindow(TimeWindow one, TimeWindow other) =>
        (one.From, one.To, one.Hours, one.At) == (other.From, other.To, other.Hours, other.At) && one.Weekdays.SequenceEqual(other.Weekdays);

    /// <summary>Remembers what it was asked and finds nothing.</summary>
    private sealed class Recording : ITimeRecognizer
    {
        public List<string> Texts { get; } = [];

        public IReadOnlyList<ModelResult> Recognize(string text, DateOnly today)
        {
            Texts.Add(text);
            return [];
        }
    }
}
