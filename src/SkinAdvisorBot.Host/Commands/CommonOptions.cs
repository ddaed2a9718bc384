using System.CommandLine;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Language.Encoders;
using Spectre.Console;

namespace SkinAdvisorBot.Host.Commands;

/// <summary>What several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>Where pages for people are written, beside the content.</summary>
    public const string Artifacts = "artifacts";

    /// <summary>The folder of the current content, as configured by environment or found.</summary>
    public static ContentFolder Content() => ContentFolder.Find(Setting(ContentFolder.DirectoryKey));

    /// <summary>Where data is kept: configured, or <c>data/</c> beside the content.</summary>
    public static string DataDirectory(ContentFolder content) =>
        Setting(Storage.StorageLocation.DirectoryKey) is { Length: > 0 } directory ? directory : Path.Combine(content.Root, Storage.StorageLocation.DefaultDirectory);

    public static ModelStore Models(ContentFolder content) => ModelStore.From(Setting(ModelStore.DirectoryKey), DataDirectory(content), Encoder);

    /// <summary>The sentence encoder that is configured, or comes with the program; null when there is neither.</summary>
    public static ISentenceEncoder? Encoder() => EncoderChoice.Find(Setting(EncoderChoice.PathKey));

    /// <summary>The settings, for a verb that reads a whole section.</summary>
    public static IConfiguration Settings => Configuration.Value;

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    public static Option<bool> FineTune() => new("--fine-tune") { Description = "Trains the sentence encoder itself on the lines, too: minutes instead of seconds, and more exact." };

    /// <summary>The seed of typing slips, null when they are not asked for.</summary>
    public static Option<int?> Noise() => new("--noise")
    {
        Description = "Scores the lines a second time with the slips people make on phones; the same seed, any whole number, makes the same slips.",
        HelpName = "seed",
    };

    /// <summary>Runs long work with a progress bar on a terminal, and silently in a pipe.</summary>
    public static T WithProgress<T>(string what, Func<IProgress<double>?, T> work) =>
        FindBar() is { } bar ? bar.Start(context => work(AddTask(context, what))) : work(null);

    /// <summary>As <see cref="WithProgress"/>; for work that Ctrl+C should end in order, which it does only while a command is awaited.</summary>
    public static Task WithProgressAsync(string what, Func<IProgress<double>?, Task> work) =>
        FindBar() is { } bar ? bar.StartAsync(context => work(AddTask(context, what))) : work(null);

    /// <summary>Loads content and model, training with progress when none is kept.</summary>
    public static PlaybookShelf LoadShelf(ContentFolder content, CancellationToken cancellationToken) =>
        WithProgress("Training", progress => PlaybookShelf.Load(content, Models(content), progress, cancellationToken));

    // As the service reads them, so that no verb looks elsewhere than it does.
    private static readonly Lazy<IConfiguration> Configuration = new(() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
        .AddEnvironmentVariables()
        .Build());

    private static Progress? FindBar() => Console.IsErrorRedirected
        ? null
        : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true);

    private static DirectProgress AddTask(ProgressContext context, string what)
    {
        var task = context.AddTask(what, autoStart: false, maxValue: 1);
        return new DirectProgress(done =>
        {
            task.StartTask();
            task.Value = done;
        });
    }

    private static string? Setting(string key) => Configuration.Value[key];

    // Progress<T> reports on another thread, after the bar is gone.
    private sealed class DirectProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
