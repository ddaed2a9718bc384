using BenchmarkDotNet.Attributes;
using SkinAdvisorBot.Conversations.Booking;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Triage;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Benchmarks;

/// <summary>One turn in process: reading, triage, answer and words, without storage.</summary>
/// <remarks>In this process: a project made by BenchmarkDotNet would lack the widget's build and the package pins.</remarks>
[InProcess]
[MemoryDiagnoser]
public class TurnBenchmarks
{
    private TurnMaker maker = null!;
    private PlaybookShelf shelf = null!;
    private Conversation conversation = null!;

    /// <summary>A short question, a follow-up, a long story, and two questions at once.</summary>
    [Params(
        "what are exosomes?",
        "and for dark skin?",
        "I've had brown patches on both cheeks since my second pregnancy and nothing I bought at the store has helped, so I wonder what you would do about it",
        "hi! does fraxel hurt and how much is it")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Load()
    {
        var content = ContentFolder.Find(null);
        shelf = PlaybookShelf.Load(content, ModelStore.From(null, Path.Combine(content.Root, "data"), () => EncoderChoice.Find(configured: null)), progress: null, CancellationToken.None);
        maker = new TurnMaker(shelf);
        conversation = maker.Answer(Conversation.Empty, Message("what is fraxel"), Desk.Empty).Turn.After;
    }

    [Benchmark(Description = "whole turn")]
    public Turn Turn() => maker.Answer(conversation, Message(Text), Desk.Empty).Turn;

    [Benchmark(Description = "understanding")]
    public Meaning Read() => shelf.Current.Reader.Read(Text);

    [Benchmark(Description = "triage: signs in words")]
    public object? Screen() => TriageScreen.Look(Text, shelf.Current.Playbook);

    /// <remarks>The encoder remembers the vector of a text it read, so this is the detector beside the one pass that the classifier made.</remarks>
    [Benchmark(Description = "triage: detector")]
    public object? Detect() => shelf.Signs?.Read(Text, out _);

    private static InboundMessage Message(string text) => new("m1", text, ChannelKind.Web, DialogueTest.DefaultTime);
}
