using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class FactReaderTests
{
    [Theory]
    [InlineData("I'm not pregnant but i am breastfeeding and i'm on roaccutane", "pregnant,denied;breast_feeding;medicine=isotretinoin")]
    [InlineData("34F, fitz 5, melasma on cheeks for 3 yrs, never had laser, on the pill", "age=34;skin_type=5;area=cheeks;duration=P3Y;earlier_treatment=laser,denied;medicine=birth_control")]
    [InlineData("hi im 29, quite dark, not pregnant. had a peel last month and my forehead got worse", "age=29;pregnant,denied;earlier_treatment=chemical_peel;area=forehead")]
    [InlineData("about six months, mostly my forehead", "duration=P6M;area=forehead")]
    [InlineData("age 45, no meds, no allergies, i burn easily", "age=45;medicine,denied;allergy,denied;skin_type=1-2")]
    [InlineData("My 14 yo son has had acne on his back for a year. He's on doxy.", "age=14,whose:child;area=back,whose:child;duration=P1Y,whose:child;medicine=doxycycline,whose:child")]
    [InlineData("ok so ive got these brown patches on my upper lip n cheeks, 2 yrs now, im 38 n brown skin", "area=upper_lip;area=cheeks;duration=P2Y;age=38;skin_type=4-5")]
    [InlineData("Came off Accutane 8 months ago; using tretinoin since. Had BBL in 2022.", "medicine=isotretinoin,past;medicine=tretinoin;earlier_treatment=bbl")]
    [InlineData("Hi there, I'm a 36-year-old woman with melasma on my upper lip and forehead that started during my second pregnancy", "age=36;area=upper_lip;area=forehead;pregnant,past")]
    [InlineData("im 26f type 3 skin no meds never had any laser", "age=26;skin_type=3;medicine,denied;earlier_treatment=laser,denied")]
    [InlineData("Im 45. 2 kids. Brown skin. Melasma since 2015.", "age=45;skin_type=4-5;duration=since 2015")]
    [InlineData("for my husband: 45, fair skin, spots on scalp", "age=45,whose:friend;skin_type=1-2,whose:friend;area=scalp,whose:friend")]
    [InlineData("my bf is black and wants laser for razor bumps on his neck", "skin_type=5-6,whose:friend;area=neck,whose:friend")]
    public void All_facts_of_a_message_are_read_in_the_order_said(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Fact]
    public void A_fact_told_twice_is_one()
    {
        Assert.Equal("pregnant", Told.In("im pregnant. yes i am pregnant"));
    }

    [Theory]
    [InlineData("I was pregnant last year and now im pregnant again", "pregnant,past;pregnant", FactNames.Pregnant, true)]
    [InlineData("im pregnant. no wait im not pregnant. sorry, yes im pregnant", "pregnant;pregnant,denied;pregnant", FactNames.Pregnant, true)]
    [InlineData("i was on accutane, im on accutane again", "medicine=isotretinoin,past;medicine=isotretinoin", KeptFacts.OnIsotretinoin, true)]
    [InlineData("im breastfeeding. wait, i stopped breastfeeding last week", "breast_feeding;breast_feeding,past", FactNames.BreastFeeding, false)]
    public void Of_facts_that_contradict_each_other_the_last_is_kept(string text, string facts, string name, bool isSo)
    {
        Assert.Equal(facts, Told.In(text));
        Assert.Equal(new FactValue.Flag(isSo), KeptFacts.Add(KeptFacts.None, FactReader.Read(text))[name]);
    }

    [Fact]
    public void A_message_of_any_length_gives_a_bounded_list()
    {
        var text = string.Join(". ", Enumerable.Range(10, 90).Select(age => $"im {age}"));

        Assert.Equal(40, FactReader.Read(text).Length);
    }

    [Theory]
    [InlineData("больно? мне 34 года")]
    [InlineData("مرحبا")]
    [InlineData("\0\u0001'’")]
    [InlineData("😀 😀")]
    [InlineData("im")]
    [InlineData("1/2")]
    [InlineData("½ year")]
    [InlineData("2.")]
    [InlineData("since")]
    [InlineData("fitz")]
    public void Any_text_is_read(string text) => Assert.Empty(FactReader.Read(text));
}
