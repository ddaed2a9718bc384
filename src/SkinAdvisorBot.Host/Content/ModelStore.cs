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
    public string PathOf(TrainingData data) => Path.Combine(directory, $"intents-{HashOf(data)[..16]}.model");

    public IntentModel? Find(TrainingData data) => ModelFile.Find(PathOf(data), HashOf(data), Encoder);

    /// <summary>Trains and keeps a model.</summary>
    public IntentModel Train(TrainingData data, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var model = IntentTrainer.Train(data.Lines, IntentNames.OutOfScope, Encoder, HashOf(data), progress, cancellationToken);
        Keep(() => ModelFile.Write(PathOf(data), model));
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

    private string HashOf(TrainingData data) => HashOf(data.Hash);

    private string HashOf(string data) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{data} {Encoder?.Id ?? "no encoder"}")));

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
