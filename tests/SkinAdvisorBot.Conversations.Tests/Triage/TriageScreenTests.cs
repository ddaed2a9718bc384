using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Triage;

/// <summary>The general rules of the protocol, each by its name, on the shipped rows.</summary>
public sealed class TriageScreenTests
{
    // Rule 1: the highest wins.
    [Theory]
    [InlineData("how much is fraxel, my mole is growing, and my throat is closing up", "emergency", "R01")]
    [InlineData("blisters where they lasered, and i want to kill myself", "crisis", "R11")]
    [InlineData("I'm pregnant, 17, and lost vision in one eye after filler", "emergency", "R04")]
    public void The_most_urgent_thing_said_is_the_outcome(string text, string outcome, string rule)
    {
        var finding = TriageScreen.Look(text, ShippedContent.Playbook);

        Assert.Equal((outcome, rule), (finding?.Outcome, finding?.RuleIds[0]));
    }

    [Fact]
    public void Everything_that_fired_is_named_the_most_urgent_first()
    {
        var finding = TriageScreen.Look("my mole got bigger. blisters where they lasered. my tongue is swelling", ShippedContent.Playbook);

        Assert.Equal(["R01", "R21", "R30"], finding!.RuleIds.Where(id => id is "R01" or "R21" or "R30"));
        Assert.Equal("triage/R01", finding.Key);
        Assert.Contains("911", finding.Wordings[0].Short.Say(ShippedContent.Playbook.Clinic.Facts), StringComparison.Ordinal);
    }

    // Rule 4: a denial takes away only its own sign.
    [Theory]
    [InlineData("no fever but pus and spreading where they needled", "R22")]
    [InlineData("no pain in my lip but it is turning black and cold", "R05")]
    [InlineData("no, my throat is closing", "R01")]
    [InlineData("not sure but i think my tongue is swelling", "R01")]
    [InlineData("my lips aren't swollen but i can't breathe", "R01")]
    [InlineData("it does not heal, a sore on my nose for months", "R34")]
    public void A_denial_hides_no_sign_but_its_own(string text, string rule) =>
        Assert.Contains(rule, TriageScreen.Look(text, ShippedContent.Playbook)?.RuleIds ?? []);

    [Theory]
    [InlineData("no swelling of my throat, no trouble breathing")]
    [InlineData("my throat is not tight")]
    [InlineData("no swelling, lips are fine")]
    [InlineData("I don't have any blisters, redness or pus after the laser")]
    [InlineData("no bleeding, itching or pain in the mole")]
    public void What_is_denied_is_no_sign(string text) => Assert.Null(TriageScreen.Look(text, ShippedContent.Playbook));

    // Rule 5: past and healed is no acute sign; history counts where the row says so.
    [Theory]
    [InlineData("i was suicidal years ago, much better now")]
    [InlineData("as a kid i burned my whole arm with acid")]
    [InlineData("my lips swelled up from a serum in 2019")]
    [InlineData("the blister from the laser is fully healed")]
    public void Past_and_healed_is_no_acute_sign(string text) => Assert.Null(TriageScreen.Look(text, ShippedContent.Playbook));

    [Theory]
    [InlineData("i had filler years ago and now my lip is turning black", "emergency")]
    [InlineData("the blister from the laser healed, but today there is pus again", "urgent")]
    [InlineData("had a melanoma removed ten years ago", "see-dermatologist")]
    public void Since_again_and_history_are_still_heard(string text, string outcome) =>
        Assert.Equal(outcome, TriageScreen.Look(text, ShippedContent.Playbook)?.Outcome);

    // Rule 6: a question about what could happen is no emergency; telling in the form of a question is.
    [Theory]
    [InlineData("can filler make you blind?")]
    [InlineData("what if my throat swells")]
    [InlineData("does laser cause blisters")]
    [InlineData("I'm worried about the risk of losing my sight")]
    [InlineData("could i have an allergic reaction")]
    public void A_question_about_what_could_happen_is_no_emergency(string text) => Assert.Null(TriageScreen.Look(text, ShippedContent.Playbook));

    [Theory]
    [InlineData("is it normal that my throat is swelling?", "emergency")]
    [InlineData("can filler make u blind bc i cant see out of one eye now", "emergency")]
    [InlineData("what should i do, my lips and tongue are swelling", "emergency")]
    [InlineData("can you help, there is pus where they did microneedling", "urgent")]
    [InlineData("my wife, 30, is gasping for air", "emergency")]
    public void Telling_in_the_form_of_a_question_counts(string text, string outcome) =>
        Assert.Equal(outcome, TriageScreen.Look(text, ShippedContent.Playbook)?.Outcome);

    // Rule 7: third persons count.
    [Theory]
    [InlineData("my husband can't breathe since the mask", "emergency")]
    [InlineData("a client of mine lost vision after filler", "emergency")]
    [InlineData("my daughter says she wants to die", "crisis")]
    [InlineData("grandma has blisters where the laser was", "urgent")]
    public void Other_people_count(string text, string outcome) =>
        Assert.Equal(outcome, TriageScreen.Look(text, ShippedContent.Playbook)?.Outcome);

    // Rule 8: idioms.
    [Theory]
    [InlineData("this humidity is killing me lol")]
    [InlineData("i could kill for skin like that")]
    [InlineData("she looks drop dead gorgeous after her peel")]
    [InlineData("I nearly had a heart attack when i saw the price")]
    [InlineData("i'm dying to try bbl")]
    public void Idioms_are_no_signs(string text) => Assert.Null(TriageScreen.Look(text, ShippedContent.Playbook));

    [Theory]
    [InlineData("MY THROAT IS CLOSING HELPPP", "R01")]
    [InlineData("thraot clsoing up cant brethe", "R01")]
    [InlineData("i am suicidl", "R11")]
    [InlineData("blistrs were u did the lazer", "R21")]
    public void Shouting_and_slips_of_the_finger_are_read(string text, string rule) =>
        Assert.Contains(rule, TriageScreen.Look(text, ShippedContent.Playbook)?.RuleIds ?? []);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀")]
    [InlineData("???")]
    [InlineData("how much is fraxel and are you open on sunday")]
    public void Harmless_and_empty_messages_are_quiet(string text) => Assert.Null(TriageScreen.Look(text, ShippedContent.Playbook));

    [Fact]
    public void A_message_of_full_length_is_read_to_its_end()
    {
        var flag = "my throat is closing and i cant breathe";
        var filler = string.Concat(Enumerable.Repeat("I was wondering about the price of a visit. ", 100))[..(InboundMessage.MaxLength - flag.Length)];

        var finding = TriageScreen.Look(filler + flag, ShippedContent.Playbook);

        Assert.Equal("R01", finding?.Rule.Id);
    }

    [Fact]
    public void Content_without_triage_finds_nothing() => Assert.Null(TriageScreen.Look("my throat is closing", APlaybook.Ready));
}
