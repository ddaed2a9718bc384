using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class TreatmentReaderTests
{
    [Theory]
    [InlineData("had a peel last month", "chemical_peel", "P1M")]
    [InlineData("ive done fraxel before", "fraxel", null)]
    [InlineData("I had 3 laser sessions", "laser", null)]
    [InlineData("got botox yesterday", "botox", "P1D")]
    [InlineData("filler 3 days ago", "fillers", "P3D")]
    [InlineData("i tried microneedling at home", "microneedling", null)]
    [InlineData("did ipl 2 yrs ago", "bbl", "P2Y")]
    [InlineData("had clear and brilliant twice", "clear_brilliant_permea", null)]
    [InlineData("2 weeks ago i had prp", "prp", "P2W")]
    [InlineData("got a chem peel in january", "chemical_peel", null)]
    [InlineData("had fraxel 10 days ago want bbl now", "fraxel", "P10D")]
    [InlineData("ive had a bad laser once", "laser", null)]
    [InlineData("peel last week, still flaking", "chemical_peel", "P1W")]
    [InlineData("burning since the laser yesterday", "laser", "P1D")]
    [InlineData("my skin got darker after my peel", "chemical_peel", null)]
    [InlineData("two weeks after microneedling i have bumps", "microneedling", "P2W")]
    [InlineData("botox every 4 months", "botox", null)]
    public void A_treatment_had_is_named_by_its_topic_with_the_time_since(string text, string topic, string? since)
    {
        Assert.Equal($"earlier_treatment={topic}", Told.In(text));
        Assert.Equal(since, FactReader.Read(text)[0].Since);
    }

    [Theory]
    [InlineData("never had laser", "earlier_treatment=laser,denied")]
    [InlineData("no i havent had any peels", "earlier_treatment=chemical_peel,denied")]
    [InlineData("never done any treatments before", "earlier_treatment,denied")]
    [InlineData("no laser before", "earlier_treatment=laser,denied")]
    [InlineData("i never had botox, filler or laser", "earlier_treatment=botox,denied;earlier_treatment=fillers,denied;earlier_treatment=laser,denied")]
    [InlineData("no previous treatments", "earlier_treatment,denied")]
    [InlineData("had botox and filler", "earlier_treatment=botox;earlier_treatment=fillers")]
    [InlineData("my friend had fraxel", "earlier_treatment=fraxel,whose:friend")]
    [InlineData("never had laser but ive had peels", "earlier_treatment=laser,denied;earlier_treatment=chemical_peel")]
    [InlineData("no botox, no fillers, nothing", "earlier_treatment=botox,denied;earlier_treatment=fillers,denied")]
    public void Denied_several_and_of_others(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("what is fraxel")]
    [InlineData("i want laser")]
    [InlineData("i dont want laser")]
    [InlineData("i have laser tomorrow")]
    [InlineData("do you do peels")]
    [InlineData("i got a question about laser")]
    [InlineData("how is laser done")]
    [InlineData("can i have botox and laser the same day")]
    [InlineData("what can i do after laser")]
    [InlineData("i would like to get a peel")]
    [InlineData("no laser please")]
    [InlineData("have you done fraxel on dark skin")]
    [InlineData("i got a laser printer")]
    [InlineData("is it true that peels burn")]
    [InlineData("i watched a video where a girl got filler")]
    [InlineData("my old place did botox")]
    [InlineData("i never wanted botox")]
    [InlineData("after the laser, what should i use")]
    [InlineData("why add exosomes after the laser")]
    public void A_treatment_asked_about_wanted_or_booked_is_no_fact(string text) => Assert.Empty(FactReader.Read(text));

    [Fact]
    public void Every_treatment_is_a_topic_of_the_content()
    {
        var topics = Directory.GetFiles(Path.Combine(Repository.Root, "dialogs", "answers")).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(TreatmentReader.Topics, topic => Assert.Contains(topic, topics));
        Assert.NotEmpty(TreatmentReader.Topics);
    }
}
