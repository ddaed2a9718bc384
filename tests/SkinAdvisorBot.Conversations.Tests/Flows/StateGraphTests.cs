using System.Collections.Immutable;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Tests.Booking;
using SkinAdvisorBot.Conversations.Triage;

namespace SkinAdvisorBot.Conversations.Tests.Flows;

/// <summary>Walks every state that a conversation can come to by a set of ordinary messages, the shortest way first.</summary>
public sealed class StateGraphTests
{
    /// <summary>Longest way walked, in messages.</summary>
    private const int Deepest = 9;

    /// <summary>Fewest states a walk must see; fewer would mean that the walk got stuck.</summary>
    private const int FewestStates = 60;

    private sealed record Move(string Text, string Intent, TimeWish? When = null, string? Phone = null, string? Email = null, string? Topic = null, string? Fact = null);

    private sealed record Place(Conversation State, MemoryBook Book, ImmutableArray<string> Way);

    private static readonly ImmutableArray<Move> Moves =
    [
        new("I'd like to book a visit", "book_appointment"),
        new("book a follow-up", "book_appointment"),
        new("yes", "affirm"),
        new("no", "deny"),
        new("1", "give_information"),
        new("Dec 8 at 3", "give_information", ACaller.At(8, 15)),
        new("Monday", "give_information", new TimeWish { Which = [new(2026, 12, 7), new(2026, 12, 14)] }),
        new("Ana Cole", "give_information"),
        new("ana@example.com", "give_information", Email: "ana@example.com"),
        new("212 555 0142", "give_information", Phone: "+12125550142"),
        new("when is my visit?", "check_appointment"),
        new("move my visit", "reschedule_appointment"),
        new("cancel my appointment", "cancel_appointment"),
        new("123456", "give_information"),
        new("remind me in june", "give_information", new TimeWish { Windows = [new(new(2027, 6, 1), new(2027, 6, 1), [], null, null)] }),
        new("I'm pregnant", "give_information", Fact: FactNames.Pregnant),
        new("I have dark patches on my cheeks", "report_concern", Topic: "melasma"),
        new("I have a skin concern", "report_concern"),
        new("about a year", "give_information", Fact: FactNames.Duration),
        new("skip", "give_information"),
        new("what are exosomes?", "ask_definition", Topic: "exosomes"),
        new("does it hurt", "ask_pain"),
        new("my mole has changed colour", "report_concern"),
        new("a doctor looked at it since and said it is nothing", "give_information"),
        new("what would happen if my throat swelled up?", "ask_safety"),
        new("zzz zzz", "out_of_scope"),
        new("thanks", "thank"),
    ];

    private static readonly Lazy<ImmutableArray<Place>> Walked = new(Walk);

    [Fact]
    public void From_every_state_emergency_advice_is_one_message_away() => Holds(
        new Move("my throat is closing and I can't breathe", "report_reaction"),
        (caller, said) => caller.State.Outcome == TriageOutcomes.Emergency && said.Contains("911", StringComparison.Ordinal) && caller.State.Flow is null);

    [Fact]
    public void From_every_state_a_person_is_one_message_away() => Holds(
        new Move("can I talk to a real person please", "talk_to_human"),
        (_, said) => said.Contains("212-555-0100", StringComparison.Ordinal) || said.Contains("911", StringComparison.Ordinal));

    [Fact]
    public void From_every_state_the_flow_can_be_left_with_one_message() => Holds(
        new Move("never mind", "stop"),
        (caller, _) => caller.State.Flow is null && caller.State.Booking is not { IsOpen: true });

    [Fact]
    public void No_state_keeps_a_slot_once_its_flow_is_closed()
    {
        foreach (var place in Walked.Value.Where(place => place.State.Flow is null))
        {
            var held = place.Book.Busy(Start, Start.AddDays(365), Start).Where(busy => place.Book.Find(busy.Appointment!)!.Status == AppointmentStatus.Held);
            Assert.True(!held.Any(), $"A slot stays held after: {string.Join(" / ", place.Way)}");
        }
    }

    [Fact]
    public void The_walk_reaches_every_step_of_every_flow()
    {
        var steps = Walked.Value.Select(place => place.State.Flow).OfType<string>().ToHashSet(StringComparer.Ordinal);

        Assert.True(Walked.Value.Length >= FewestStates, $"only {Walked.Value.Length} states");
        string[] expected =
        [
            "booking:visit", "booking:fit", "booking:which-day", "booking:choose-slot", "booking:name", "booking:contact", "booking:consent", "booking:confirm", "booking:change",
            "reschedule:find", "reschedule:choose-slot", "reschedule:confirm", "cancel:find", "cancel:code", "cancel:confirm", "check:find", "check:code", "check:another", "remind:contact", "concern:concern",
        ];
        Assert.Equal("", string.Join(", ", expected.Except(steps)));
    }

    private static DateTimeOffset Start => new ACaller().Now;

    private static void Holds(Move move, Func<ACaller, string, bool> promise)
    {
        foreach (var place in Walked.Value)
        {
            var caller = At(place);
            var said = Say(caller, move);
            Assert.True(promise(caller, said), $"Not so after: {string.Join(" / ", place.Way)} / {move.Text}\nIt said: {said}\nFlow: {caller.State.Flow}");
        }
    }

    private static ImmutableArray<Place> Walk()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<Place>();
        var open = new Queue<Place>([new Place(Conversation.Empty, new MemoryBook(), [])]);
        while (open.TryDequeue(out var place))
        {
            if (!seen.Add(Key(place)))
                continue;
            found.Add(place);
            if (place.Way.Length == Deepest)
                continue;
            foreach (var move in Moves)
            {
                var caller = At(place);
                Say(caller, move);
                open.Enqueue(new Place(caller.State, caller.Book, place.Way.Add(move.Text)));
            }
        }

        return found.DrainToImmutable();
    }

    private static ACaller At(Place place) => new(new MemoryBook(place.Book.Appointments)) { State = place.State };

    private static string Say(ACaller caller, Move move)
    {
        var meaning = move.Topic is { } topic ? AMeaning.Of(move.Intent, topic) : AMeaning.Of(move.Intent);
        meaning = meaning.InWords(move.Text) with
        {
            When = move.When,
            Contact = move.Phone is null && move.Email is null ? null : new ToldContact(move.Phone, move.Email, null, null, ""),
            Facts = move.Fact is { } fact ? [new Fact(fact, fact == FactNames.Duration ? "P1Y" : null)] : [],
        };
        return caller.Hears(move.Text, meaning);
    }

    /// <summary>What decides how a conversation goes on, without what was told in so many words.</summary>
    private static string Key(Place place)
    {
        var state = place.State;
        return string.Join(
            '|', state.Flow, state.Outcome, state.Settling?.Rule, state.Settling?.Reason, state.Booking?.IsAskedAgain, state.Booking?.Slot is not null, state.Interview?.IsOpen, state.Interview?.IsDone,
            state.Choices is not null, state.Misses > 0, place.Book.Booked().Any());
    }
}
