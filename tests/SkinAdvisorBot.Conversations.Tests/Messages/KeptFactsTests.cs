using System.Collections.Immutable;
using System.Text.Json;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Messages;

public sealed class KeptFactsTests
{
    [Fact]
    public void Facts_are_laid_flat_under_their_names()
    {
        Assert.Equal(
            """{"age":34,"area":["cheeks","chin"],"breast_feeding":false,"medicine":"doxycycline","pregnant":true,"skin_type":"5-6"}""",
            Json(
                new Fact(FactNames.Pregnant), new Fact(FactNames.BreastFeeding, IsDenied: true), new Fact(FactNames.Age, "34"), new Fact(FactNames.SkinType, "5-6"),
                new Fact(FactNames.Area, "cheeks"), new Fact(FactNames.Area, "chin"), new Fact(FactNames.Area, "cheeks"), new Fact(FactNames.Medicine, "doxycycline")));
    }

    [Fact]
    public void An_age_that_is_no_single_number_is_a_text() => Assert.Equal("""{"age":"40-49"}""", Json(new Fact(FactNames.Age, "40-49")));

    [Fact]
    public void Isotretinoin_is_also_kept_as_yes_or_no()
    {
        Assert.Equal("""{"medicine":"isotretinoin","on_isotretinoin":true}""", Json(new Fact(FactNames.Medicine, "isotretinoin")));
        Assert.Equal("""{"no_medicine":"isotretinoin","on_isotretinoin":false}""", Json(new Fact(FactNames.Medicine, "isotretinoin", IsDenied: true)));
        Assert.Equal("""{"on_isotretinoin":false,"past_medicine":"isotretinoin"}""", Json(new Fact(FactNames.Medicine, "isotretinoin", IsPast: true)));
    }

    [Fact]
    public void A_later_word_counts()
    {
        Assert.Equal(
            """{"on_isotretinoin":false,"past_medicine":"isotretinoin"}""",
            Json(new Fact(FactNames.Medicine, "isotretinoin"), new Fact(FactNames.Medicine, "isotretinoin", IsPast: true)));
        Assert.Equal(
            """{"medicine":"isotretinoin","on_isotretinoin":true}""",
            Json(new Fact(FactNames.Medicine, "isotretinoin", IsPast: true), new Fact(FactNames.Medicine, "isotretinoin")));
        Assert.Equal("""{"earlier_treatment":"laser"}""", Json(new Fact(FactNames.EarlierTreatment, "laser", IsDenied: true), new Fact(FactNames.EarlierTreatment, "laser")));
        Assert.Equal("""{"medicine":"aspirin","on_isotretinoin":false}""", Json(new Fact(FactNames.Medicine, IsDenied: true), new Fact(FactNames.Medicine, "aspirin")));
    }

    [Fact]
    public void No_medicine_at_all_is_no_isotretinoin_either()
    {
        Assert.Equal("""{"medicine":false,"on_isotretinoin":false}""", Json(new Fact(FactNames.Medicine, IsDenied: true)));
        Assert.Equal(
            """{"medicine":false,"on_isotretinoin":false}""",
            Json(new Fact(FactNames.Medicine, "isotretinoin"), new Fact(FactNames.Medicine, IsDenied: true)));
        Assert.Equal(
            """{"medicine":"isotretinoin","on_isotretinoin":true}""",
            Json(new Fact(FactNames.Medicine, IsDenied: true), new Fact(FactNames.Medicine, "isotretinoin")));
    }

    [Fact]
    public void A_past_pregnancy_says_nothing_of_today_but_nursing_that_ended_is_over()
    {
        Assert.Equal("""{"pregnant":true}""", Json(new Fact(FactNames.Pregnant), new Fact(FactNames.Pregnant, IsPast: true)));
        Assert.Equal("""{"breast_feeding":false}""", Json(new Fact(FactNames.BreastFeeding), new Fact(FactNames.BreastFeeding, IsPast: true)));
        Assert.Equal("{}", Json(new Fact(FactNames.ColdSores, IsPast: true), new Fact(FactNames.SkinType, "5-6", IsDenied: true)));
    }

    [Fact]
    public void Facts_of_others_are_kept_apart()
    {
        ImmutableArray<Fact> facts = [new Fact(FactNames.Pregnant, Whose: Whose.Friend), new Fact(FactNames.Age, "15", Whose: Whose.Child)];

        Assert.Empty(KeptFacts.Add(KeptFacts.None, facts));
        Assert.Equal([new(FactNames.Age, new FactValue.Number(15))], KeptFacts.Add(KeptFacts.None, facts, Whose.Child));
    }

    [Fact]
    public void A_list_is_bounded()
    {
        var facts = Enumerable.Range(0, 20).Select(i => new Fact(FactNames.Allergy, $"a{i}")).ToImmutableArray();

        var kept = Assert.IsType<FactValue.Texts>(KeptFacts.Add(KeptFacts.None, facts)[FactNames.Allergy]);

        Assert.Equal(KeptFacts.MaxValues, kept.Values.Length);
    }

    [Theory]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":[1]}""")]
    public void Anything_else_under_a_name_is_refused(string json)
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ImmutableSortedDictionary<string, FactValue>>(json));
    }

    private static string Json(params ReadOnlySpan<Fact> facts) => JsonSerializer.Serialize(KeptFacts.Add(KeptFacts.None, facts.ToImmutableArray()));
}
