using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Language.Intents;
using SkinAdvisorBot.Language.Training;

namespace SkinAdvisorBot.Host.Content;

/// <summary>Finds the model of some training data, or trains it: the file's name is the hash of data and settings.</summary>
/// <param name="directory">Where models are kept.</param>
public sealed class ModelStore(string directory)
{
    private const string Folder = "models";

    /// <summary>Where models are kept instead of in the data directory, such as a folder several services share.</summary>
    public const string DirectoryKey = "SkinAdvisor:ModelDirectory";

    /// <param name="configured">What <see cref="DirectoryKey"/> says; null or empty for <c>models/</c> in the data directory.</param>
    public static ModelStore From(string? configured, string dataDirectory) =>
        new(configured is { Length: > 0 } ? Path.GetFullPath(configured) : Path.Combine(dataDirectory, Folder));

    /// <summary>The path of the model of some data.</summary>
    public string PathOf(TrainingData data) => Path.Combine(directory, $"intents-{data.Hash[..16]}.model");

    public IntentModel? Find(TrainingData data) => ModelFile.Find(PathOf(data), data.Hash);

    /// <summary>Trains and keeps a model.</summary>
    public IntentModel Train(TrainingData data, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var model = IntentTrainer.Train(data.Lines, data.Hash, progress, cancellationToken);
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
