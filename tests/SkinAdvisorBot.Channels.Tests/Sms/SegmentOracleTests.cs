using System.Text;
using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class SegmentOracleTests
{
    private const int Texts = 10_000;

    private static readonly string[] Plain = [.. "abc XYZ 019.,?!@£$¥èéùìòÇ\nØøΔΦΓÆæßÉ¤ÄÖÑÜ§¿äöñüà".Select(letter => letter.ToString())];
    private static readonly string[] Extended = [.. "^{}\\[~]|€\f".Select(letter => letter.ToString())];
    private static readonly string[] Other = ["ê", "’", "–", "…", "`", "\t", "\u00A0", "ц", "皮", "😀", "🌞", "🧴", "𝒳"];

    [Fact]
    public async Task Lengths_are_those_of_Twilios_own_calculator()
    {
        TwilioOracle.SkipWhenMissing();
        var random = new Random(20261130);
        var texts = Enumerable.Range(0, Texts).Select(_ => Text(random)).ToList();

        var answers = await TwilioOracle.AskAsync(texts.Select(text => new { segments = text }));

        Assert.Equal(Texts, answers.Count);
        foreach (var (text, answer) in texts.Zip(answers))
        {
            var length = SmsSegments.Measure(text);
            Assert.Equal(((string)answer["encoding"]!, (int)answer["segments"]!), (length.IsGsm7 ? "GSM-7" : "UCS-2", length.Segments));
        }
    }

    private static string Text(Random random)
    {
        // Half of the texts stay in the alphabet; the lengths crowd where segments end.
        var letters = random.Next(4) switch { 0 => Plain, 1 => [.. Plain, .. Extended], 2 => [.. Plain, .. Extended, .. Other], _ => Other };
        var length = random.Next(3) == 0 ? random.Next(1, 700) : random.Next(1, 6) * (random.Next(2) == 0 ? 153 : 67) + random.Next(-4, 5);
        var text = new StringBuilder();
        while (text.Length < length)
            text.Append(letters[random.Next(letters.Length)]);
        return text.ToString();
    }
}
