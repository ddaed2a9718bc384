using System.Text;
using SkinAdvisorBot.Host.Content;

namespace SkinAdvisorBot.Host.Reports;

/// <summary>What all pages for people have in common: one file without script and without anything from elsewhere.</summary>
internal static class ReportPage
{
    /// <summary>Adds all that stands before the first heading; the page closes <c>main</c>, <c>body</c> and <c>html</c>.</summary>
    public static void Open(Markup page, string title, params ReadOnlySpan<string> styles)
    {
        page.Add($"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">""");
        // A second lock behind the escaping: no browser runs or fetches anything for this page.
        page.Add($"""<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""");
        page.Add($"<title>{title}</title>");
        foreach (var css in styles)
            page.AddStyle(css);
        page.Add($"</head><body><main>");
    }

    /// <summary>Writes a page into a folder that is made when it is missing; an older page of that name is replaced.</summary>
    /// <param name="what">How messages name it: "training report".</param>
    /// <returns>The path of the page.</returns>
    /// <exception cref="UnusableInputException">The page can't be written there.</exception>
    public static string Write(string folder, string name, string what, string html)
    {
        var path = Path.Combine(folder, name);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(path, html, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The {what} can't be written to '{path}': {e.Message} Make the folder writable, or move away what stands in its place.", e);
        }

        return path;
    }
}
