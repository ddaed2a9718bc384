using System.Text.RegularExpressions;
using SkinAdvisorBot.Conversations.Playbooks;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.DialogueTests;

namespace SkinAdvisorBot.Host.Tests.Content;

/// <summary>The worked example of docs/authoring.md, done as the guide says.</summary>
public sealed partial class AuthoringGuideTests(ShippedContent content) : IClassFixture<ShippedContent>
{
    [Fact]
    public async Task The_worked_example_of_the_guide_works()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(ShippedContent.Folder.Root, "docs", "authoring.md"), TestContext.Current.CancellationToken);
        var written = Example().Matches(guide).Select(match => new ContentFile(match.Groups["file"].Value, match.Groups["text"].Value)).ToArray();

        ContentFile[] all = [.. ShippedContent.Folder.Read(), .. written];
        var shelf = new PlaybookShelf(PlaybookLoader.Load(all).Playbook!, content.Shelf.Model);
        var test = DialogueTest.Read(written[1], [])!;
        var failures = await DialogueRunner.RunAsync(test, new AdvisorDialogue(new TurnMaker(shelf), test.Channel, test.At), TestContext.Current.CancellationToken);

        Assert.Empty(ContentCheck.Problems(all));
        Assert.Empty(failures);
    }

    [GeneratedRegex("^```yaml file=(?<file>[^\n]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
