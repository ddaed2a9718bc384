using Microsoft.Extensions.DependencyInjection;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Storage.Booking;
using SkinAdvisorBot.Host.Tests.Notices;
using SkinAdvisorBot.Host.Tests.Storage;
using SkinAdvisorBot.Host.WaitList;

namespace SkinAdvisorBot.Host.Tests.WaitList;

public sealed class WaitListDeskTests : IDisposable
{
    /// <summary>Thursday, 3 December, at 3 in the afternoon, with either of the demo clinic's people.</summary>
    private static readonly TimeWish ThursdayAtThree = new() { Windows = [new(new(2026, 12, 3), new(2026, 12, 3), [], null, new(15, 0))] };

    private static readonly Slot AtThree = RunningDesk.SlotAt(15, day: 3);

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_cancelled_visit_is_offered_to_whoever_came_first_and_to_nobody_else()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first", "second");
        await LookAsync(desk);
        Assert.Empty(Offers());

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await LookAsync(desk);
        await desk.SendDueAsync();

        Assert.Equal(["first"], Offers());
        Assert.Contains("Thursday, December 3, at 3 pm", (await desk.SaidAsync("first"))[^1], StringComparison.Ordinal);
        Assert.Contains("until 2 pm", (await desk.SaidAsync("first"))[^1], StringComparison.Ordinal);
        Assert.Equal(["done"], await desk.SaidAsync("second"));
        Assert.Equal(HoldOf("first"), desk.Get<ConversationReader>().FindState("first")!.State.Offered);
        Assert.Equal(AppointmentStatus.Held, desk.Book.Find(HoldOf("first"))!.Status);
    }

    [Fact]
    public async Task A_moved_visit_leaves_its_time_to_the_list()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first");

        await desk.ChangeAsync("c", new BookingChange.Move("A", 0, RunningDesk.SlotAt(10, day: 3), []));
        await LookAsync(desk);

        Assert.Equal(["first"], Offers());
    }

    [Fact]
    public async Task A_no_passes_the_time_on_and_the_person_stays_on_the_list_without_that_time()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first", "second");
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await LookAsync(desk);

        await desk.ChangeAsync("first", new BookingChange.Release(HoldOf("first")));
        await LookAsync(desk);
        var passedOn = Offers();
        await desk.ChangeAsync("second", new BookingChange.Release(HoldOf("second")));
        await LookAsync(desk);

        Assert.Equal(["second"], passedOn);
        Assert.Empty(Offers());
        Assert.Equal(["first", "second"], desk.Get<WaitBook>().All().Select(person => person.Entry.Id));
        Assert.All(desk.Get<WaitBook>().All(), person => Assert.Equal(AtThree.Start, person.Entry.NotWanted.Single()));
    }

    [Fact]
    public async Task Silence_passes_the_time_on_when_the_deadline_is_over_and_not_before()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first", "second");
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        var lapses = await LookAsync(desk);

        desk.Clock.SetUtcNow(lapses!.Value.AddSeconds(-1));
        await LookAsync(desk);
        var before = Offers();
        desk.Clock.SetUtcNow(lapses.Value);
        await LookAsync(desk);

        Assert.Equal(RunningDesk.Tuesday.AddHours(4), lapses);
        Assert.Equal(["first"], before);
        Assert.Equal(["second"], Offers());
    }

    [Fact]
    public async Task A_yes_books_the_time_and_takes_the_person_off_the_list()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first", "second");
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await LookAsync(desk);
        var hold = desk.Book.Find(HoldOf("first"))!;

        await desk.BookAsync("first", RunningDesk.Visit("X") with { Id = hold.Id, Slot = hold.Slot });
        await LookAsync(desk);

        Assert.Equal(AppointmentStatus.Booked, desk.Book.Find(hold.Id)!.Status);
        Assert.Equal(["second"], desk.Get<WaitBook>().All().Select(person => person.Entry.Id));
        Assert.Empty(Offers());
    }

    [Fact]
    public async Task Two_freed_times_go_to_two_people_at_once_each_to_one()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first", "second", "third");

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0), new BookingChange.Cancel("B", 0));
        await LookAsync(desk);

        Assert.Equal(["first", "second"], Offers());
        Assert.NotEqual(desk.Book.Find(HoldOf("first"))!.Slot.Provider, desk.Book.Find(HoldOf("second"))!.Slot.Provider);
    }

    [Fact]
    public async Task Somebody_who_wished_for_another_day_is_passed_over()
    {
        await using var desk = await FullAsync();
        await desk.OpenAsync("other");
        await desk.ChangeAsync("other", new BookingChange.Wait(Entry("other", desk.Now.AddHours(-1)) with
        {
            // A Sunday, on which the demo clinic is closed.
            Wish = new() { Windows = [new(new(2026, 12, 6), new(2026, 12, 6), [], null, null)] },
        }));
        await WaitAsync(desk, "first");

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await LookAsync(desk);

        Assert.Equal(["first"], Offers());
    }

    [Fact]
    public async Task Whoever_has_left_the_chat_is_told_by_mail_as_well()
    {
        await using var desk = await FullAsync();
        await desk.OpenAsync("first");
        await desk.ChangeAsync("first", new BookingChange.Wait(Entry("first", desk.Now) with { To = RunningDesk.Email }));

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
        await LookAsync(desk);
        await desk.SendDueAsync();

        Assert.Contains("answer in our chat", Assert.Single(desk.Mail.Sent).Text, StringComparison.Ordinal);
        Assert.Null(desk.Mail.Sent.Single().Calendar);
        Assert.Equal(2, (await desk.SaidAsync("first")).Length);
    }

    [Fact]
    public async Task Whoever_leaves_the_list_while_an_offer_is_made_gets_none_and_the_time_stays_free()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first");
        var stale = desk.Get<WaitBook>().All().Single();
        await desk.ChangeAsync("first", new BookingChange.Unwait("first"));
        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));

        var hold = AHold("H", desk.Now);
        var made = await desk.Get<WaitBook>().OfferAsync(stale, new StoredOffer("H", hold.Slot.Start), [new BookingChange.Hold(hold)], desk.Now, TestContext.Current.CancellationToken);

        Assert.False(made);
        Assert.Null(desk.Book.Find("H"));
    }

    [Fact]
    public async Task A_time_that_somebody_takes_meanwhile_leaves_no_offer_behind()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first");
        var hold = AHold("H", desk.Now);

        await Assert.ThrowsAsync<BookingConflictException>(() => desk.Get<WaitBook>().OfferAsync(
            desk.Get<WaitBook>().All().Single(), new StoredOffer("H", hold.Slot.Start), [new BookingChange.Hold(hold)], desk.Now, TestContext.Current.CancellationToken));

        Assert.Empty(Offers());
    }

    [Fact]
    public async Task A_restart_forgets_neither_the_list_nor_what_is_offered()
    {
        await using (var desk = await FullAsync())
        {
            await WaitAsync(desk, "first", "second");
            await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));
            await LookAsync(desk);
        }

        await using var again = await RunningDesk.OnAsync(_data.Location, RunningDesk.Tuesday.AddHours(1), services: WithList);
        await LookAsync(again);
        var kept = Offers();
        again.Clock.Advance(TimeSpan.FromHours(3));
        await LookAsync(again);

        Assert.Equal(["first"], kept);
        Assert.Equal(["second"], Offers());
    }

    [Fact]
    public async Task Whose_days_are_over_is_off_the_list()
    {
        await using var desk = await FullAsync();
        await WaitAsync(desk, "first");

        desk.Clock.SetUtcNow(RunningDesk.SlotAt(0, day: 4).Start);
        await LookAsync(desk);

        Assert.Empty(desk.Get<WaitBook>().All());
    }

    [Fact]
    public async Task The_service_offers_as_soon_as_a_time_comes_free_though_no_time_passes()
    {
        await using var desk = await FullAsync(isRunning: true);
        await WaitAsync(desk, "first");

        await desk.ChangeAsync("c", new BookingChange.Cancel("A", 0));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (!Offers().SequenceEqual(["first"]))
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>On Thursday at three both people of the demo clinic have visits, A and B.</summary>
    private async Task<RunningDesk> FullAsync(bool isRunning = false)
    {
        var desk = await RunningDesk.OnAsync(_data.Location, services: isRunning ? WithService : WithList);
        await desk.OpenAsync("c");
        await desk.BookAsync("c", RunningDesk.Visit("A", day: 3));
        await desk.BookAsync("c", RunningDesk.Visit("B") with { Slot = AtThree with { Provider = "demo-clinician-b", Room = "demo-room-2" } });
        return desk;
    }

    private static async Task WaitAsync(RunningDesk desk, params string[] people)
    {
        foreach (var (person, index) in people.Select((person, index) => (person, index)))
        {
            await desk.OpenAsync(person);
            await desk.ChangeAsync(person, new BookingChange.Wait(Entry(person, desk.Now.AddSeconds(index))));
        }
    }

    private static WaitEntry Entry(string id, DateTimeOffset since) => new(id, "skin-consultation", ThursdayAtThree, null, null, since);

    private static Appointment AHold(string id, DateTimeOffset now) => RunningDesk.Visit(id, day: 3) with { Status = AppointmentStatus.Held, HeldUntil = now.AddHours(4), Contact = null };

    private static Task<DateTimeOffset?> LookAsync(RunningDesk desk) => desk.Get<WaitListDesk>().LookAsync(TestContext.Current.CancellationToken);

    /// <summary>Who has an offer, in the order of the list.</summary>
    private List<string> Offers() => [.. _data.Query("SELECT public_id FROM wait WHERE hold IS NOT NULL ORDER BY since_unix_ms, key").Select(row => (string)row[0])];

    private string HoldOf(string person) => (string)_data.Query($"SELECT hold FROM wait WHERE public_id = '{person}'").Single()[0];

    private static void WithList(IServiceCollection services, TimeProvider clock) =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WaitListDesk>(provider, clock));

    private static void WithService(IServiceCollection services, TimeProvider clock)
    {
        WithList(services, clock);
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<WaitListService>(provider, clock));
    }
}
