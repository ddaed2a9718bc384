using System.CommandLine;
using System.Globalization;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Encoders;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>get-encoder</c>: downloads a sentence encoder and says how to use it.</summary>
internal static class GetEncoderCommand
{
    private const string Folder = "encoders";

    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = $"{string.Join(" or ", NamedEncoder.All.Select(Describe))}." };
        var to = new Option<DirectoryInfo?>("--to") { Description = $"The folder it is put in; default {Folder}/NAME in the data directory." };
        var command = new Command("get-encoder", "Downloads a sentence encoder from huggingface.co, checks it bit by bit, and says how to use it.") { name, to };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var encoder = NamedEncoder.Get(parsed.GetRequiredValue(name));
            var folder = parsed.GetValue(to)?.FullName ?? Path.GetFullPath(Path.Combine(CommonOptions.DataDirectory(CommonOptions.Content()), Folder, encoder.Name));
            using var http = new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectPatience });
            await CommonOptions.WithProgressAsync($"Downloading {encoder.Name}", progress =>
                new EncoderDownload(http, TimeProvider.System).FetchAsync(encoder, folder, progress, cancellationToken));
            await Console.Out.WriteLineAsync($"{Describe(encoder)} is in '{folder}'. To use it, set {EncoderChoice.PathKey} to that folder.");
            return CommandLineApp.Done;
        });
        return command;
    }

    private static string Describe(NamedEncoder encoder) =>
        string.Create(CultureInfo.InvariantCulture, $"{encoder.Name} ({encoder.Licence}, {encoder.Bytes / 1_000_000} MB)");
}
