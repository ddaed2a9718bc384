using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Host.WebChat;

/// <summary>The chat's looks and header, taken from the clinic's content.</summary>
internal static class ClinicChat
{
    private const string DefaultAccent = "#1f4d45";
    private const string DefaultAccentText = "#ffffff";
    private const string DefaultBackground = "#fbf8f3";

    /// <summary>Colours that can't be read; null when all is well.</summary>
    public static ContentProblem? FindProblem(Playbook playbook)
    {
        try
        {
            Settings(playbook, awaitsReview: true).EnsureReadable();
            return null;
        }
        catch (InvalidOperationException e)
        {
            return new ContentProblem(playbook.Clinic.File, 1, $"{e.Message} They stand under 'colors:'");
        }
    }

    /// <param name="awaitsReview">Whether the footer says that the information awaits clinical review.</param>
    public static ChatSettings Settings(Playbook playbook, bool awaitsReview)
    {
        var facts = playbook.Clinic.Facts;
        var colors = facts["colors"] as IReadOnlyDictionary<string, object?>;
        return new ChatSettings(
            playbook.Clinic.Name,
            Color(colors, "accent", DefaultAccent),
            Color(colors, "accent_text", DefaultAccentText),
            Color(colors, "background", DefaultBackground),
            "Not a person and not a doctor",
            facts["phone"] as string ?? "",
            awaitsReview);
    }

    private static string Color(IReadOnlyDictionary<string, object?>? colors, string name, string otherwise) =>
        colors?.GetValueOrDefault(name) as string ?? otherwise;
}
