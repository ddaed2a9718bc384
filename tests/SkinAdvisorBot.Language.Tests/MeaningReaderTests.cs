using NodaTime;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Tests;
using SkinAdvisorBot.Language.Times;

namespace SkinAdvisorBot.Language.Tests;

public sealed class MeaningReaderTests
{
    private static readonly MeaningReader Reader = new(TinyData.Model, APlaybook.Ready);

    [Fact]
    public void A_message_is_read_for_its_intent_and_its_topics()
    {
        var meaning = Reader.Read("does fraxel hurt a lot");

        var clause = Assert.Single(meaning.Clauses);
        Assert.Equal("does fraxel hurt a lot", clause.Text);
        Assert.Equal(("ask_pain", "ask_pain"), (clause.Ranking[0].Name, meaning.Ranking[0].Name));
        Assert.Equal(["fraxel"], clause.Topics);
        Assert.Equal(["fraxel"], meaning.Topics);
        Assert.Empty(clause.DeniedTopics);
        Assert.False(clause.IsEllipsis || meaning.IsCorrection || meaning.PointsToOther);
    }

    [Fact]
    public void A_phones_curly_apostrophe_reads_like_a_straight_one()
    {
        Assert.Equal(new Fact("pregnant"), Assert.Single(Reader.Read("I’m pregnant, does fraxel hurt").Facts));
    }

    [Fact]
    public void Typos_of_common_words_are_mended_before_the_intent_is_read()
    {
        var known = new SkinAdvisorBot.Language.Intents.Respeller(["downtime", "much", "hurts"], ["downtime", "hurts"]);

        Assert.Equal("how much downtime", known.Mend("how much downtme"));
        Assert.Equal("how much zebra!", known.Mend("how much zebra!"));
    }

    [Fact]
    public void Topics_of_a_message_come_once_in_the_order_said()
    {
        Assert.Equal(["exosomes", "fraxel"], Reader.Read("exosomes or fraxel or exosomes").Topics);
    }

    [Theory]
    [InlineData("i want laser not fraxel", "laser", "fraxel")]
    [InlineData("i want laser but not the fraxel", "laser", "fraxel")]
    [InlineData("anything other than fraxel", "", "fraxel")]
    [InlineData("exosomes instead of fraxel", "exosomes", "fraxel")]
    [InlineData("exosomes rather than laser", "exosomes", "laser")]
    [InlineData("not fraxel", "", "fraxel")]
    [InlineData("no, fraxel", "fraxel", "")]
    [InlineData("not fraxel, or fraxel after all", "fraxel", "")]
    [InlineData("better than fraxel", "fraxel", "")]
    public void A_topic_ruled_out_is_denied(string text, string named, string denied)
    {
        var meaning = Reader.Read(text);

        Assert.Equal(named, string.Join(',', meaning.Topics));
        Assert.Equal(denied, string.Join(',', meaning.Clauses.SelectMany(clause => clause.DeniedTopics)));
    }

    [Theory]
    [InlineData("and for fraxel?", true)]
    [InlineData("fraxel", true)]
    [InlineData("what about the laser then", true)]
    [InlineData("and for dark skin", true)]
    [InlineData("no, i meant fraxel", true)]
    [InlineData("no i ment fraxel", true)]
    [InlineData("does fraxel hurt", false)]
    [InlineData("what about it", false)]
    public void Nothing_but_topics_and_small_words_is_an_ellipsis(string text, bool isEllipsis)
    {
        Assert.Equal(isEllipsis, Assert.Single(Reader.Read(text).Clauses).IsEllipsis);
    }

    [Theory]
    [InlineData("no, i meant fraxel", true)]
    [InlineData("no i ment melasma", true)]
    [InlineData("sorry, i meant the laser", true)]
    [InlineData("I meant exosomes", true)]
    [InlineData("no, fraxel", true)]
    [InlineData("oops - the laser", true)]
    [InlineData("actually i was asking about fraxel", true)]
    [InlineData("wait, not the laser", true)]
    [InlineData("does it hurt", false)]
    [InlineData("is there no pain with fraxel", false)]
    [InlineData("no", false)]
    public void Taking_something_back_is_a_correction(string text, bool isCorrection)
    {
        Assert.Equal(isCorrection, Reader.Read(text).IsCorrection);
    }

    [Theory]
    [InlineData("what about the other one", true)]
    [InlineData("and the other?", true)]
    [InlineData("does that other laser hurt", true)]
    [InlineData("the first one", true)]
    [InlineData("what about fraxel", false)]
    [InlineData("any other questions", false)]
    public void The_other_of_two_is_pointed_at(string text, bool pointsToOther)
    {
        Assert.Equal(pointsToOther, Reader.Read(text).PointsToOther);
    }

    [Fact]
    public void Facts_are_read_along()
    {
        var facts = Reader.Read("I'm not pregnant, does fraxel hurt").Facts;

        Assert.Equal([new Fact("pregnant", IsDenied: true)], facts);
    }

    [Fact]
    public void What_stands_beyond_4000_characters_is_not_read()
    {
        var filler = string.Concat(Enumerable.Repeat("ab ", InboundMessage.MaxLength / 3));

        Assert.Empty(Reader.Read(filler + "  exosomes").Topics);
        Assert.Equal(["exosomes"], Reader.Read(filler[..3000] + "exosomes").Topics);
    }

    [Theory]
    [InlineData("больно?")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("مرحبا")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("😀")]
    public void Any_text_has_a_meaning(string text)
    {
        var meaning = Reader.Read(text);

        Assert.All(meaning.Clauses, clause => Assert.NotEmpty(clause.Ranking));
        Assert.NotEmpty(meaning.Clauses);
    }

    [Fact]
    public void A_combined_treatment_stands_for_its_parts()
    {
        var playbook = APlaybook.Small.With("dialogs/answers/combined_treatment.yaml", """
            topic: combined_treatment
            name: the combined treatment
            aliases: [combined treatment]
            answers:
              - id: what
                intent: ask_definition
                questions: [What is the combined treatment?]
                short: Laser first, exosomes after.
                full: Laser first, exosomes after.
                sources: [BETA-2021]
                reviewed: pending
            """).Get();

        var meaning = new MeaningReader(TinyData.Model, playbook).Read("combined treatment with laser and exosomes and fraxel");

        Assert.Equal(["combined_treatment", "fraxel"], meaning.Topics);
    }

    [Fact]
    public void When_somebody_would_like_to_come_is_read_in_the_clinics_zone()
    {
        var reader = new MeaningReader(TinyData.Model, APlaybook.Ready, signs: null, TimeWishReader.Create());
        var evening = new DateTimeOffset(2026, 12, 3, 1, 0, 0, TimeSpan.Zero);

        var meaning = reader.Read("can I book tomorrow at 3", evening, DateTimeZoneProviders.Tzdb["America/New_York"]);

        var window = Assert.Single(meaning.When!.Windows);
        Assert.Equal((new DateOnly(2026, 12, 3), new TimeOnly(15, 0)), (window.From, window.At));
        Assert.Null(reader.Read("what is fraxel", evening, DateTimeZone.Utc).When);
        Assert.Null(reader.Read("can I book tomorrow at 3").When);
    }
}
