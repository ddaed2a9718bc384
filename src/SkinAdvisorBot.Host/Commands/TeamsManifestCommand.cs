using System.CommandLine;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Teams;

namespace SkinAdvisorBot.Host.Commands;

/// <summary><c>teams-manifest</c>: writes the file that is uploaded to Microsoft Teams.</summary>
internal static class TeamsManifestCommand
{
    private const string FileName = "teams-app.zip";

    public static Command Create()
    {
        var to = new Option<FileInfo?>("--to") { Description = $"The file that is written; default {CommonOptions.Artifacts}/{FileName}." };
        var command = new Command("teams-manifest", $"Writes the app for Microsoft Teams, manifest and icons in a zip. Needs MicrosoftAppId, {TeamsOptions.Section}:PrivacyUrl and {TeamsOptions.Section}:TermsOfUseUrl; the rest comes from the content unless set.") { to };
        command.SetAction(parsed =>
        {
            var content = CommonOptions.Content();
            var file = parsed.GetValue(to)?.FullName ?? Path.Combine(content.Root, CommonOptions.Artifacts, FileName);
            Run(content, CommonOptions.Settings, file, Console.Out);
            return CommandLineApp.Done;
        });
        return command;
    }

    private static void Run(ContentFolder content, IConfiguration settings, string file, TextWriter output)
    {
        var playbook = PlaybookLoader.Load(content.Read()).Playbook
            ?? throw new UnusableInputException("The content has problems. Run `check` to see them.");
        var manifest = TeamsManifestMaker.Make(settings, playbook.Clinic);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using (var zip = new FileStream(file, FileMode.Create))
            TeamsPackage.Write(zip, manifest);
        output.WriteLine($"{file}: upload it in the Teams admin center under Teams apps, Manage apps. The bot's messaging endpoint, set at its Azure registration, ends in /api/messages.");
    }
}
