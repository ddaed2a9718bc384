using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

public sealed class MedicineReaderTests
{
    [Theory]
    [InlineData("I'm on Accutane", "isotretinoin")]
    [InlineData("i am still taking isotretinoin", "isotretinoin")]
    [InlineData("im on roaccutane rn", "isotretinoin")]
    [InlineData("on acutane", "isotretinoin")]
    [InlineData("just started claravis", "isotretinoin")]
    [InlineData("taking isotretinion 20mg", "isotretinoin")]
    [InlineData("i use tretinoin at night", "tretinoin")]
    [InlineData("using retin-a", "tretinoin")]
    [InlineData("on doxy for acne can i do bbl", "doxycycline")]
    [InlineData("taking minocycline rn", "minocycline")]
    [InlineData("i take spiro", "spironolactone")]
    [InlineData("im on the pill", "birth_control")]
    [InlineData("on birth control", "birth_control")]
    [InlineData("on eliquis can i do microneedling", "apixaban")]
    [InlineData("warfarin patient", "warfarin")]
    [InlineData("im on blood thinners", "blood_thinner")]
    [InlineData("taking baby aspirin", "aspirin")]
    [InlineData("my doctor put me on methotrexate", "methotrexate")]
    [InlineData("ive been using hydroquinone for 3 months", "hydroquinone")]
    [InlineData("i was prescribed tranexamic acid", "tranexamic_acid")]
    [InlineData("im using a steroid cream", "steroids")]
    [InlineData("ive used hydroquinone for 2 years", "hydroquinone")]
    [InlineData("i am taking st johns wort", "st_johns_wort")]
    [InlineData("on prednisone since january", "prednisone")]
    [InlineData("hydroquinone 4% for 3 months, no change", "hydroquinone")]
    public void A_medicine_taken_has_its_generic_name(string text, string medicine) => Assert.Equal($"medicine={medicine}", Told.In(text));

    [Theory]
    [InlineData("I stopped accutane 2 months ago", "isotretinoin", "P2M")]
    [InlineData("finished isotretinoin 2 months ago", "isotretinoin", "P2M")]
    [InlineData("came off accutane last year", "isotretinoin", "P1Y")]
    [InlineData("been off accutane 3 mo, exosomes ok?", "isotretinoin", "P3M")]
    [InlineData("used to take the pill", "birth_control", null)]
    [InlineData("took accutane 6 years ago", "isotretinoin", "P6Y")]
    [InlineData("i was on doxycycline", "doxycycline", null)]
    [InlineData("ive tried hydroquinone before", "hydroquinone", null)]
    [InlineData("no longer on warfarin", "warfarin", null)]
    [InlineData("im not on accutane anymore", "isotretinoin", null)]
    [InlineData("ex accutane user, 5 months out", "isotretinoin", "P5M")]
    [InlineData("i stopped taking spironolactone 3 weeks ago", "spironolactone", "P3W")]
    [InlineData("had gold injections years ago", "gold", null)]
    [InlineData("i havent taken accutane in over a year", "isotretinoin", "P1Y")]
    [InlineData("I used to be on birth control pills for 10 years", "birth_control", null)]
    public void A_medicine_stopped_is_past_with_the_time_since(string text, string medicine, string? since)
    {
        Assert.Equal($"medicine={medicine},past", Told.In(text));
        Assert.Equal(since, FactReader.Read(text)[0].Since);
    }

    [Theory]
    [InlineData("I am not on accutane", "medicine=isotretinoin,denied")]
    [InlineData("never took accutane", "medicine=isotretinoin,denied")]
    [InlineData("i dont take any meds", "medicine,denied")]
    [InlineData("no medications", "medicine,denied")]
    [InlineData("not on the pill or doxycycline", "medicine=birth_control,denied;medicine=doxycycline,denied")]
    [InlineData("accutane? never", "medicine=isotretinoin,denied")]
    [InlineData("no accutane ever", "medicine=isotretinoin,denied")]
    [InlineData("ive never used hydroquinone", "medicine=hydroquinone,denied")]
    [InlineData("havent used retinol", "medicine=retinol,denied")]
    public void A_medicine_never_taken_is_denied(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("i take doxycycline and spironolactone", "medicine=doxycycline;medicine=spironolactone")]
    [InlineData("my son is on accutane, i want laser", "medicine=isotretinoin,whose:child")]
    [InlineData("mom is on warfarin", "medicine=warfarin")]
    [InlineData("my mom is on warfarin", "medicine=warfarin,whose:friend")]
    [InlineData("i'm not on any medication except spironolactone", "medicine,denied;medicine=spironolactone")]
    public void Several_medicines_and_those_of_others(string text, string facts) => Assert.Equal(facts, Told.In(text));

    [Theory]
    [InlineData("does accutane scar")]
    [InlineData("should i stop hydroquinone first")]
    [InlineData("can i use retinol after fraxel")]
    [InlineData("info on accutane")]
    [InlineData("what if i take aspirin")]
    [InlineData("is laser ok on accutane")]
    [InlineData("accutane")]
    [InlineData("i want to start tretinoin")]
    [InlineData("the pill or hydroquinone which is better")]
    [InlineData("hydroquinone vs tretinoin")]
    [InlineData("never heard of tranexamic acid")]
    public void A_medicine_only_named_is_no_fact(string text) => Assert.Empty(FactReader.Read(text));
}
