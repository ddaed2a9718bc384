using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Staff.Signing;
using SkinAdvisorBot.Host.Storage.Signatures;
using static SkinAdvisorBot.Host.Tests.Staff.Signing.AnItem;

namespace SkinAdvisorBot.Host.Tests.Staff.Signing;

public sealed class SignOffStateTests
{
    private static SignOffState Of(SignableItem item, params Signature[] signatures) => SignOffState.Of(item, [.. signatures], Now);

    [Fact]
    public void What_nobody_signed_is_pending() => Assert.Equal(SignOffKind.Pending, Of(Answer()).Kind);

    [Fact]
    public void One_clinician_signs_an_answer()
    {
        var state = Of(Answer(), Signed());

        Assert.Equal((SignOffKind.Signed, Signed().ExpiresAt), (state.Kind, state.ExpiresAt));
    }

    [Fact]
    public void A_signature_of_other_words_does_not_count() => Assert.Equal(SignOffKind.Changed, Of(Answer("h2"), Signed()).Kind);

    [Fact]
    public void Words_that_are_again_as_they_were_signed_are_signed() => Assert.Equal(SignOffKind.Signed, Of(Answer(), Signed(), Signed(hash: "h2")).Kind);

    [Fact]
    public void A_signature_counts_until_the_moment_it_expires()
    {
        Assert.Equal(SignOffKind.Expired, Of(Answer(), Signed(daysAgo: 10, validDays: 10)).Kind);
        Assert.Equal(SignOffKind.Signed, SignOffState.Of(Answer(), [Signed(daysAgo: 10, validDays: 10)], Now.AddMilliseconds(-1)).Kind);
    }

    [Fact]
    public void A_new_signature_renews_an_expired_one() => Assert.Equal(SignOffKind.Signed, Of(Answer(), Signed(daysAgo: 400), Signed()).Kind);

    [Theory]
    [InlineData("emergency")]
    [InlineData("crisis")]
    [InlineData("urgent")]
    public void A_red_flag_rule_needs_two_clinicians(string outcome)
    {
        Assert.Equal(SignOffKind.HalfSigned, Of(Rule(outcome), Signed("ana")).Kind);
        Assert.Equal(SignOffKind.Signed, Of(Rule(outcome), Signed("ana"), Signed("ben")).Kind);
    }

    [Fact]
    public void The_same_clinician_twice_is_one() => Assert.Equal(SignOffKind.HalfSigned, Of(Rule("urgent"), Signed("ana", daysAgo: 3), Signed("ana")).Kind);

    [Fact]
    public void Any_other_rule_needs_one_clinician() => Assert.Equal(SignOffKind.Signed, Of(Rule("defer"), Signed()).Kind);

    [Fact]
    public void A_red_flag_rule_is_signed_until_the_first_of_two_signatures_expires()
    {
        var state = Of(Rule("urgent"), Signed("ana", daysAgo: 100), Signed("ben"));

        Assert.Equal(Now.AddDays(265), state.ExpiresAt);
        Assert.Equal(SignOffKind.HalfSigned, SignOffState.Of(Rule("urgent"), [Signed("ana", daysAgo: 100), Signed("ben")], Now.AddDays(265)).Kind);
    }

    [Fact]
    public void A_return_wins_over_the_signatures_before_it()
    {
        var state = Of(Answer(), Signed("ana", daysAgo: 2), Returned("ben"));

        Assert.Equal((SignOffKind.Returned, "too long"), (state.Kind, state.Remark));
    }

    [Fact]
    public void After_a_return_it_counts_who_signs_anew()
    {
        Assert.Equal(SignOffKind.Signed, Of(Answer(), Returned("ben", daysAgo: 2), Signed("ana")).Kind);
        Assert.Equal(SignOffKind.HalfSigned, Of(Rule("crisis"), Signed("ana", daysAgo: 3), Returned("ben", daysAgo: 2), Signed("ben")).Kind);
    }

    [Fact]
    public void A_return_of_other_words_does_not_hold_up_the_new_ones()
    {
        Assert.Equal(SignOffKind.Pending, Of(Answer("h2"), Returned()).Kind);
        Assert.Equal(SignOffKind.Changed, Of(Answer("h2"), Signed(daysAgo: 2), Returned()).Kind);
        Assert.Equal(SignOffKind.Signed, Of(Answer("h2"), Returned(daysAgo: 2), Signed(hash: "h2")).Kind);
    }

    [Fact]
    public void Totals_name_every_state_that_has_items()
    {
        var totals = SignOffTotals.Of([Of(Answer()), Of(Answer()), Of(Answer(), Signed())]);

        Assert.Equal((3, 2), (totals.All, totals.Unsigned));
        Assert.Equal("2 never signed, 1 signed", totals.ToString());
    }
}
