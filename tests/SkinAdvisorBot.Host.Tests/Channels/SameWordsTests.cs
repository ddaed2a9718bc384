using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Host.DialogueTests;
using SkinAdvisorBot.Host.Storage;
using SkinAdvisorBot.Host.Tests.WebChat;

namespace SkinAdvisorBot.Host.Tests.Channels;

/// <summary>Whoever asks hears the same, wherever they ask: one service, spoken to on the website, in Teams and by text.</summary>
public sealed class SameWordsTests(RunningHost host) : IClassFixture<RunningHost>
{
    /// <summary>Presses the second button, or texts its number.</summary>
    private const string SecondChoice = "<2>";

    // Each dialogue is that of a person who was not there before.
    private static int _people;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="ground">Where the dialogue has to lead, so that it is not the same excuse everywhere.</param>
    [Theory]
    [InlineData("intents: ask_pain", "How much downtime does Fraxel need?", "and does it hurt?")]
    [InlineData("outcome: emergency", "I put on an exosome serum an hour ago and my throat feels tight and my tongue is swelling", "ok but can I book the laser anyway")]
    [InlineData("said: exosomes/pain", "does it hurt?", SecondChoice)]
    [InlineData("outcome: clinic-consult", "I've had brown patches on my cheeks for four years", "no")]
    public async Task A_dialogue_rests_on_the_same_content_everywhere_and_is_told_in_full_on_web_and_Teams(string ground, params string[] said)
    {
        var (web, teams, sms) = await HoldAsync(said);

        Assert.Contains(ground, web[^1].Grounds, StringComparison.Ordinal);
        ShareGrounds(web, teams, sms);
        Assert.All(web, (footing, i) => Assert.Equal(footing.Replies.Select(reply => reply.Text), teams[i].Replies.Select(reply => reply.Text)));
        Assert.All(web, (footing, i) => Assert.Equal(footing.Replies.SelectMany(reply => reply.Suggestions), teams[i].Replies.SelectMany(reply => reply.Suggestions)));
    }

    // The times offered differ, as each booking takes one; what is asked and said does not.
    [Fact]
    public async Task A_booking_goes_the_same_way_everywhere_to_its_confirmation()
    {
        var (web, teams, sms) = await HoldAsync("can i book a skin consultation", "no", "the first one", "jo bell", "jo@example.com", "yes");

        ShareGrounds(web, teams, sms);
        Assert.Equal(3, await BookedAsync());
    }

    private static void ShareGrounds(ImmutableArray<Footing> web, ImmutableArray<Footing> teams, ImmutableArray<Footing> sms)
    {
        Assert.All(web, (footing, i) => Assert.Equal(footing.Grounds, teams[i].Grounds));
        Assert.All(web, (footing, i) => Assert.Equal(footing.Lines, teams[i].Lines));
        Assert.All(web, (footing, i) => Assert.Equal(footing.Grounds, sms[i].Grounds));
        Assert.All(web, (footing, i) => Assert.Equal(footing.Files, sms[i].Files));
    }

    private async Task<(ImmutableArray<Footing> Web, ImmutableArray<Footing> Teams, ImmutableArray<Footing> Sms)> HoldAsync(params string[] said)
    {
        using var visitor = new HttpClient { BaseAddress = host.Address };
        using var others = new HttpClient { BaseAddress = host.Address };
        var person = Interlocked.Increment(ref _people);
        return (
            await HoldAsync(await DirectLineDialogue.OpenAsync(visitor, TimeProvider.System, Stop), ChannelKind.Web, said),
            await HoldAsync(new TeamsDialogue(others, string.Create(CultureInfo.InvariantCulture, $"chat-{person}")), ChannelKind.Teams, said),
            await HoldAsync(new SmsDialogue(others, string.Create(CultureInfo.InvariantCulture, $"+1212555{person:D4}")), ChannelKind.Sms, said));
    }

    private async Task<ImmutableArray<Footing>> HoldAsync(IDialogue dialogue, ChannelKind channel, string[] said)
    {
        var footings = ImmutableArray.CreateBuilder<Footing>();
        for (var i = 0; i < said.Length; i++)
        {
            var words = said[i] != SecondChoice ? said[i] : channel == ChannelKind.Sms ? "2" : footings[^1].Replies[^1].Suggestions[1];
            var message = new InboundMessage(string.Create(CultureInfo.InvariantCulture, $"m{i + 1}"), words, channel, TimeProvider.System.GetUtcNow());
            var heard = await dialogue.SayAsync(message, Stop);
            var footing = await Footing.ReadAsync(host.DataDirectory, channel, Stop);
            // The form may differ; no letter of what was saved for the person may be missing.
            var letters = LettersOf(string.Concat(heard.Texts));
            Assert.All(footing.Replies, reply => Assert.Contains(LettersOf(reply.Text), letters, StringComparison.Ordinal));
            footings.Add(footing);
        }

        return footings.ToImmutable();
    }

    private async Task<int> BookedAsync()
    {
        await using var context = AdvisorDbContext.At(StorageLocation.In(host.DataDirectory));
        return await context.Appointments.CountAsync(appointment => appointment.Status == AppointmentStatus.Booked, Stop);
    }

    private static string LettersOf(string text) => string.Concat(WebUtility.HtmlDecode(text).Where(char.IsLetterOrDigit));
}
