using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Signs;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Finds the model of some training data, or trains it: the file's name is the hash of data, settings and encoder.</summary>
/// <param name="directory">Where models are kept.</param>
/// <param name="encoder">Loads the sentence encoder, once; null to read n-grams alone.</param>
public sealed class ModelStore(string directory, Func<ISentenceEncoder?> encoder)
{
    private readonly Lazy<ISentenceEncoder?> loaded = new(encoder);

    private const string Folder = "models";

    /// <summary>Where models are kept instead of in the data directory, such as a folder several services share.</summary>
    public const string DirectoryKey = "SkinAdvisor:ModelDirectory";

    /// <param name="configured">What <see cref="DirectoryKey"/> says; null or empty for <c>models/</c> in the data directory.</param>
    /// <param name="encoder">Loads the sentence encoder, when it is needed first.</param>
    public static ModelStore From(string? configured, string dataDirectory, Func<ISentenceEncoder?> encoder) =>
        new(configured is { Length: > 0 } ? Path.GetFullPath(configured) : Path.Combine(dataDirectory, Folder), encoder);

    /// <summary>The sentence encoder models are trained with; null when none is installed.</summary>
    public ISentenceEncoder? Encoder => loaded.Value;

    /// <summary>The path of the model of some data.</summary>
    /// <param name="isFineTuned">Whether the sentence encoder is fine-tuned on the data.</param>
    public string PathOf(TrainingData data, bool isFineTuned) => Path.Combine(directory, $"intents-{HashOf(data, isFineTuned)[..16]}.model");

    /// <summary>The model of some data, fine-tuned if there is such a one; null for none.</summary>
    public IntentModel? Find(TrainingData data) => Find(data, isFineTuned: true) ?? Find(data, isFineTuned: false);

    /// <summary>Trains and keeps a model, which <see cref="Find(TrainingData)"/> gives from then on.</summary>
    /// <param name="isFineTuned">Whether the sentence encoder is fine-tuned on the data: minutes instead of seconds.</param>
    /// <exception cref="UnusableInputException">The encoder can't be fine-tuned, or the model can't be written.</exception>
    public IntentModel Train(TrainingData data, bool isFineTuned, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        RequireTunable(Encoder, isFineTuned);
        var model = IntentTrainer.Train(data.Lines, IntentNames.OutOfScope, Encoder, isFineTuned, HashOf(data, isFineTuned), progress, cancellationToken, hasSlips: true);
        Keep(() =>
        {
            ModelFile.Write(PathOf(data, isFineTuned), model);
            // What was trained last is meant: a fine-tuned model of the same data would be found first.
            if (!isFineTuned)
                File.Delete(PathOf(data, isFineTuned: true));
        });
        return model;
    }

    /// <summary>The path of the detector of signs of some data.</summary>
    public string PathOf(SignData data) => Path.Combine(directory, $"signs-{HashOf(data.Hash)[..16]}.model");

    /// <summary>The detector of some data, trained and kept when there is none.</summary>
    public SignDetector FindOrTrain(SignData data, CancellationToken cancellationToken)
    {
        var hash = HashOf(data.Hash);
        var first = Encoder is null ? null : new FirstPartEncoder(Encoder);
        if (SignDetectorFile.Find(PathOf(data), hash, first) is { } kept)
            return kept;
        var detector = SignDetectorTrainer.Train(data, first, hash, cancellationToken);
        Keep(() => SignDetectorFile.Write(PathOf(data), detector));
        return detector;
    }

    private void Keep(Action write)
    {
        try
        {
            Directory.CreateDirectory(directory);
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The trained model can't be written to '{directory}' ({e.Message}). Make the folder writable, or set SkinAdvisor:DataDirectory to one that is.", e);
        }
    }

    /// <exception cref="UnusableInputException">The encoder is to be fine-tuned and can't be.</exception>
    internal static void RequireTunable(ISentenceEncoder? encoder, bool isFineTuned)
    {
        if (isFineTuned && encoder?.Tunable is null)
            throw new UnusableInputException($"{(encoder is null ? "No sentence encoder is installed" : $"The sentence encoder {encoder.Id} can't be fine-tuned")}. Leave out --fine-tune, or use the encoder that comes with the program: build without SkipEncoder, and unset {EncoderChoice.PathKey}.");
    }

    private IntentModel? Find(TrainingData data, bool isFineTuned) => ModelFile.Find(PathOf(data, isFineTuned), HashOf(data, isFineTuned), Encoder);

    private string HashOf(TrainingData data, bool isFineTuned) =>
        HashOf(data.Hash, isFineTuned ? $" {IntentTrainer.FineTuning}" : "");

    private string HashOf(string data, string more = "") => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{data} {Encoder?.Id ?? "no encoder"}{more}")));

    /// <summary>Reads the training data of some files.</summary>
    /// <exception cref="UnusableInputException">It has problems; the message holds the first and their number.</exception>
    public static TrainingData ReadData(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        return TrainingData.Read(files, problems) ?? throw Refusal(problems);
    }

    /// <summary>Reads what the detector of signs is trained on; null where content has no triage.</summary>
    /// <exception cref="UnusableInputException">It has problems; the message holds the first and their number.</exception>
    public static SignData? ReadSigns(IReadOnlyList<ContentFile> files, Playbook playbook, TrainingData talk)
    {
        var problems = new List<ContentProblem>();
        var data = SignData.Read(files, playbook, talk.Lines, problems);
        return problems.Count > 0 ? throw Refusal(problems) : data;
    }

    internal static UnusableInputException Refusal(IReadOnlyList<ContentProblem> problems) =>
        new($"{problems[0]}{(problems.Count > 1 ? $" (and {problems.Count - 1} more: run the verb 'check' to see all)" : "")}");
}
