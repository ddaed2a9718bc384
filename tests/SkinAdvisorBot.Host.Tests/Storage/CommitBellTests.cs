using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

public sealed class CommitBellTests
{
    [Fact]
    public async Task Everyone_who_waits_for_a_conversation_is_woken_with_its_newest_sequence()
    {
        var bell = new CommitBell();
        using var first = bell.Join(1);
        using var second = bell.Join(1);
        using var other = bell.Join(2);

        bell.Ring(1, 5);

        var woken = await Task.WhenAll(first.Rung, second.Rung);
        Assert.Equal([5L, 5L], woken);
        Assert.False(other.Rung.IsCompleted);
        Assert.Equal(1, bell.Waiting);
    }

    [Fact]
    public void A_waiter_that_gave_up_leaves_nothing_behind_and_the_others_stay()
    {
        var bell = new CommitBell();
        var impatient = bell.Join(1);
        using var patient = bell.Join(1);

        impatient.Dispose();
        impatient.Dispose();

        Assert.Equal(1, bell.Waiting);
        bell.Ring(1, 2);
        Assert.True(patient.Rung.IsCompleted);
    }

    [Fact]
    public void A_waiter_of_a_round_gone_by_does_not_end_the_next_one()
    {
        var bell = new CommitBell();
        var old = bell.Join(1);
        bell.Ring(1, 2);
        using var fresh = bell.Join(1);

        old.Dispose();
        bell.Ring(1, 3);

        Assert.True(fresh.Rung.IsCompleted);
        Assert.Equal(0, bell.Waiting);
    }
}
