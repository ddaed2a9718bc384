using System.Text;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.Conversations;
using SkinAdvisorBot.Host.Storage;

namespace SkinAdvisorBot.Host.Tests.Storage;

public sealed class StoredJsonTests
{
    [Fact]
    public void A_state_of_an_older_version_gets_the_initial_values_of_what_it_lacks()
    {
        var state = StoredJson.ReadState("""{"heard":3}"""u8);

        Assert.Equal(3, state.Heard);
        Assert.All(
            typeof(Conversation).GetProperties().Where(p => p.GetMethod!.IsStatic is false && p.Name != nameof(Conversation.Heard)),
            property => Assert.Equal(property.GetValue(Conversation.Empty), property.GetValue(state)));
    }

    [Fact]
    public void A_place_on_the_wait_list_is_read_as_it_was_written_and_an_older_one_gets_what_it_lacks()
    {
        var entry = new WaitEntry(
            "W1",
            "talk",
            new TimeWish { Windows = [new(new(2026, 12, 3), null, [DayOfWeek.Friday], new(new(9, 0), new(12, 0)), null)], Order = WishOrder.Soonest },
            new Contact("Kim 😀", "+12125550142", null, new TextConsent(DateTimeOffset.UnixEpoch, "May we?", "Yes")),
            "+12125550142",
            DateTimeOffset.UnixEpoch)
        {
            NotWanted = [DateTimeOffset.UnixEpoch.AddDays(1)],
            Passed = 1,
        };

        var read = StoredJson.ReadWait(StoredJson.Write(entry));
        var older = StoredJson.ReadWait("""{"id":"W1","visit":"talk","since":"1970-01-01T00:00:00+00:00"}"""u8);

        Assert.Equal(StoredJson.Write(entry), StoredJson.Write(read));
        Assert.Equal((DayOfWeek.Friday, new TimeOnly(12, 0)), (read.Wish!.Windows[0].Weekdays.Single(), read.Wish.Windows[0].Hours!.Value.To));
        Assert.Equal((true, 0), (older.NotWanted.IsEmpty, older.Passed));
    }

    [Fact]
    public void A_state_is_read_as_it_was_written()
    {
        var state = new Conversation
        {
            Heard = 2,
            Topics = ["exosomes", "melasma"],
            LastIntent = "ask_definition",
            Said = [new("exosomes/what", 1)],
            LastKeys = ["exosomes/what"],
            Misses = 1,
            Choices = [new("Melasma, \"the mask\"", "ask_cause", "melasma"), new("Hours", "ask_hours", null)],
            Flow = "booking:choose-slot",
            Outcome = "self-care",
            Rules = ["R70", "R12"],
            Facts = KeptFacts.None.Add("pregnant", new FactValue.Flag(true)).Add("age", new FactValue.Number(34)).Add("skin_type", new FactValue.Text("5-6"))
                .Add("medicine", new FactValue.Texts(["doxycycline", "spironolactone"])),
        };

        var json = StoredJson.Write(state);
        var read = StoredJson.ReadState(json);

        Assert.Equivalent(state, read, strict: true);
        Assert.Equal(json, StoredJson.Write(read));
        Assert.Contains("""
            "facts":{"age":34,"medicine":["doxycycline","spironolactone"],"pregnant":true,"skin_type":"5-6"}
            """, Encoding.UTF8.GetString(json), StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_of_an_older_version_are_still_read()
    {
        var state = StoredJson.ReadState("""{"heard":3,"facts":{"on_isotretinoin":false,"pregnant":true}}"""u8);
        var trace = StoredJson.ReadTrace("""
            {"meaning":{"clauses":[],"ranking":[],"topics":[],"isCorrection":false,"pointsToOther":false,"facts":{"on_isotretinoin":false,"pregnant":true}},
             "actedOn":[],"lines":[],"rules":[],"playbookHash":"p","modelHash":"m"}
            """u8);

        Assert.Equal(KeptFacts.None.Add("on_isotretinoin", new FactValue.Flag(false)).Add("pregnant", new FactValue.Flag(true)), state.Facts);
        Assert.Equal([new Fact(FactNames.Medicine, FactNames.Isotretinoin, IsDenied: true), new Fact(FactNames.Pregnant)], trace.Meaning!.Facts);
    }

    [Fact]
    public void Replies_and_trace_are_read_as_they_were_written()
    {
        var reply = new Reply(
            "Peau, جلد, кожа \u2028 <b>&amp;",
            ["And for dark skin?"],
            [new("Find us", "", [new("Map", "https://example.org/map")])],
            ["dialogs/answers/exosomes.yaml:12"],
            [new("aad-2024", "Title", "AAD", "2024", null)]);
        var clause = new Clause("what is it", [new("ask_definition", 0.97)], Certainty.Sure, ["exosomes"], [], IsEllipsis: false);
        var meaning = new Meaning([clause], clause.Ranking, ["exosomes"], false, false, [new Fact(FactNames.Age, "15", Whose: Whose.Child), new Fact(FactNames.Medicine, "isotretinoin", IsPast: true, Since: "P2M")]);
        var made = new MadeTurn(new(Conversation.Empty with { Outcome = "self-care", Rules = ["R70"] }, [reply], meaning, [new("ask_definition", 0.97)]), "playbook", "model");

        var replies = StoredJson.Write(made.Turn.Replies);
        var trace = StoredJson.Write(TurnTrace.Of(made));

        Assert.Equivalent(made.Turn.Replies, StoredJson.ReadReplies(replies), strict: true);
        Assert.Equivalent(TurnTrace.Of(made), StoredJson.ReadTrace(trace), strict: true);
        Assert.Contains(
            """
            "lines":[["dialogs/answers/exosomes.yaml:12"]],"outcome":"self-care","rules":["R70"],"playbookHash":"playbook","modelHash":"model"
            """.Trim(),
            Encoding.UTF8.GetString(trace),
            StringComparison.Ordinal);
        Assert.Contains("\"certainty\":\"Sure\"", Encoding.UTF8.GetString(trace), StringComparison.Ordinal);
    }
}
