using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.Conversations.Booking;

public sealed class DeskMakerTests
{
    private static readonly DeskMaker Desks = DeskMaker.Repeatable(EmptyBook.Instance);

    [Fact]
    public void An_id_can_be_read_aloud_and_a_code_has_six_digits()
    {
        foreach (var desk in Enumerable.Range(0, 2_000).Select(n => Desks.For("c", $"m{n}")))
        {
            Assert.Matches("^[0-9A-HJKMNP-TV-Z]{8}$", desk.NewId);
            Assert.Matches("^[0-9]{6}$", desk.NewCode);
        }
    }

    [Fact]
    public void The_same_message_has_the_same_id_and_code_and_every_other_has_others()
    {
        var drawn = new[] { Desks.For("c", "m"), Desks.For("c", "m2"), Desks.For("c2", "m"), Desks.For("cm", ""), Desks.For("", "cm"), Desks.For("c", "m", attempt: 1) };

        Assert.Equal(drawn[0], Desks.For("c", "m"));
        Assert.Equal(drawn.Length, drawn.Select(desk => desk.NewId).Distinct().Count());
        Assert.Equal(drawn.Length, drawn.Select(desk => desk.NewCode).Distinct().Count());
        Assert.DoesNotContain(drawn, desk => desk.NewId == new DeskMaker(EmptyBook.Instance, [.. Enumerable.Repeat((byte)1, 32)]).For("c", "m").NewId);
    }

    [Fact]
    public async Task The_key_is_made_once_in_the_data_directory_and_outlives_a_restart()
    {
        using var data = new DataDirectory();
        var ids = new List<string>();
        for (var start = 0; start < 2; start++)
        {
            await using var bot = await RunningConversations.OnAsync(data.Location, TestContext.Current.CancellationToken, new BookingTurnMaker());
            await bot.OpenAsync($"c{start}");
            ids.Add(((DeskMaker)bot.Services.GetService(typeof(DeskMaker))!).For("c", "m").NewId);
        }

        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(Desks.For("c", "m").NewId, ids[0]);
        Assert.True(File.Exists(Path.Combine(data.Path, "booking.key")));
    }
}
