using System.Text.Json;
using Microsoft.Playwright;

namespace SkinAdvisorBot.Host.Tests.WebChat;

/// <summary>axe-core, the checker of accessibility; the npm packages of the widget bring it.</summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
          .violations.map(found => `${found.id}: ${found.nodes.map(node => node.html).join(' | ')}`)
        """;

    private static readonly string Source = File.ReadAllText(
        Path.Combine(Repository.Root, "src", "SkinAdvisorBot.Host", "WebChat", "node_modules", "axe-core", "axe.min.js"));

    /// <returns>One line a violation, in every frame of the page; empty when there is none.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var frame in page.Frames)
        {
            await frame.EvaluateAsync(Source);
            var violations = await frame.EvaluateAsync<JsonElement>(Run);
            found.AddRange(violations.EnumerateArray().Select(each => $"{new Uri(frame.Url).AbsolutePath} {each.GetString()}"));
        }

        return found;
    }
}
