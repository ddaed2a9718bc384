using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Intents;
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
        try
        {
            Directory.CreateDirectory(directory);
            ModelFile.Write(PathOf(data), model);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The trained model can't be written to '{directory}' ({e.Message}). Make the folder writable, or set SkinAdvisor:DataDirectory to one that is.", e);
        }

        return model;
    }

    private string HashOf(TrainingData data) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{data.Hash} {Encoder?.Id ?? "no encoder"}")));

    /// <summary>Reads the training data of some files.</summary>
    /// <exception cref="UnusableInputException">It has problems; the message holds the first and their number.</exception>
    public static TrainingData ReadData(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        return TrainingData.Read(files, problems) ?? throw Refusal(problems);
    }

    internal static UnusableInputException Refusal(IReadOnlyList<ContentProblem> problems) =>
        new($"{problems[0]}{(problems.Count > 1 ? $" (and {problems.Count - 1} more: run the verb 'check' to see all)" : "")}");
}
