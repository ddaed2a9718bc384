using System.Runtime.ExceptionServices;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Times;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Content;

/// <summary>The content and reader in force. They change together, whole or not at all; a turn takes one copy and keeps it.</summary>
public sealed class PlaybookShelf
{
    private volatile Shelved current;

    /// <param name="signs">Null to leave triage to its lexicon.</param>
    public PlaybookShelf(Playbook playbook, IntentModel model, SignDetector? signs = null)
    {
        Model = model;
        Signs = signs;
        current = new Shelved(playbook, new MeaningReader(model, playbook, signs, Times));
    }

    public IntentModel Model { get; }

    public SignDetector? Signs { get; }

    /// <summary>Reads when people would like to come; the same for all content.</summary>
    public TimeWishReader Times { get; } = TimeWishReader.Create();

    /// <summary>Names classifier and detector: their hashes, joined by a plus sign.</summary>
    public string ModelHash => Signs is null ? Model.Hash : $"{Model.Hash}+{Signs.Hash}";

    public Shelved Current => current;

    /// <summary>Puts other content in force for all turns from now on.</summary>
    public void Replace(Playbook playbook) => current = new Shelved(playbook, new MeaningReader(Model, playbook, Signs, Times));

    /// <summary>Loads content and model; trains when no model matches the training data.</summary>
    /// <param name="progress">Told the share of training done; never called when the model was kept.</param>
    /// <exception cref="UnusableInputException">The content or training data has problems, or the encoder can't be used.</exception>
    public static PlaybookShelf Load(ContentFolder folder, ModelStore models, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var files = folder.Read();
        PlaybookResult loaded = new(null, []);
        TrainingData? data = null;
        IntentModel? kept = null;
        var problems = new List<ContentProblem>();
        try
        {
            Parallel.Invoke(
                () => loaded = PlaybookLoader.Load(files),
                () =>
                {
                    data = TrainingData.Read(files, problems);
                    kept = data is null ? null : models.Find(data);
                });
        }
        catch (AggregateException e)
        {
            // As if both had been done one after the other: a caller knows the refusal, not its wrapping.
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        var playbook = loaded.Playbook ?? throw ModelStore.Refusal(loaded.Problems);
        if (WebChat.ClinicChat.FindProblem(playbook) is { } colors)
            throw ModelStore.Refusal([colors]);
        var talk = data ?? throw ModelStore.Refusal(problems);
        var signs = ModelStore.ReadSigns(files, playbook, talk) is { } signData ? models.FindOrTrain(signData, cancellationToken) : null;
        return new PlaybookShelf(playbook, kept ?? models.Train(talk, isFineTuned: false, progress, cancellationToken), signs);
    }
}

/// <param name="Reader">Reads messages with the topics of this playbook.</param>
public sealed record Shelved(Playbook Playbook, MeaningReader Reader);

/// <summary>The content in force at the moment of the call.</summary>
public delegate Playbook CurrentPlaybook();
