using SkinAdvisorBot.Conversations.Messages;

namespace SkinAdvisorBot.Conversations.Tests.Messages;

/// <summary>Counts of 3GPP TS 23.038: 160 septets alone and 153 joined, or 70 UCS-2 units alone and 67 joined.</summary>
public sealed class SmsSegmentsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(160, 1)]
    [InlineData(161, 2)]
    [InlineData(306, 2)]
    [InlineData(307, 3)]
    [InlineData(459, 3)]
    [InlineData(460, 4)]
    public void Plain_letters_take_a_septet_each(int length, int segments)
    {
        Assert.Equal(new SmsLength(IsGsm7: true, length, segments), SmsSegments.Measure(new string('a', length)));
    }

    [Theory]
    [InlineData(70, 1)]
    [InlineData(71, 2)]
    [InlineData(134, 2)]
    [InlineData(135, 3)]
    public void Letters_outside_the_alphabet_take_a_UCS_2_unit_each(int length, int segments)
    {
        Assert.Equal(new SmsLength(IsGsm7: false, length, segments), SmsSegments.Measure(new string('ê', length)));
    }

    [Theory]
    [InlineData(69, 1)]
    [InlineData(70, 2)]
    [InlineData(133, 2)]
    [InlineData(134, 3)]
    public void One_character_outside_the_alphabet_halves_the_room_for_all(int plainLetters, int segments)
    {
        Assert.Equal(segments, SegmentsOf(new string('a', plainLetters) + "’"));
    }

    [Theory]
    [InlineData('€')]
    [InlineData('[')]
    [InlineData('|')]
    [InlineData('~')]
    [InlineData('\\')]
    [InlineData('\f')]
    public void An_extension_character_takes_two_septets(char extension)
    {
        Assert.Equal(new SmsLength(IsGsm7: true, 160, 1), SmsSegments.Measure(new string(extension, 80)));
        Assert.Equal(new SmsLength(IsGsm7: true, 162, 2), SmsSegments.Measure(new string(extension, 81)));
    }

    [Fact]
    public void An_extension_character_is_not_parted_from_its_escape()
    {
        // 306 septets that would fill two segments, were it not for the pair on the edge.
        Assert.Equal(new SmsLength(IsGsm7: true, 306, 3), SmsSegments.Measure(new string('a', 152) + "€" + new string('a', 152)));
    }

    [Theory]
    [InlineData("é", 160)]
    [InlineData("Ç", 160)]
    [InlineData("\n", 160)]
    [InlineData("ç", 70)]
    [InlineData("`", 70)]
    [InlineData("\t", 70)]
    [InlineData("—", 70)]
    public void The_room_of_one_segment_depends_on_the_alphabet(string letter, int room)
    {
        Assert.Equal(1, SegmentsOf(letter + new string('a', room - 1)));
        Assert.Equal(2, SegmentsOf(letter + new string('a', room)));
    }

    [Theory]
    [InlineData(35, 1)]
    [InlineData(36, 2)]
    [InlineData(66, 2)] // 132 units, 33 to a segment: the odd unit of each stays empty
    [InlineData(67, 3)]
    public void An_emoji_takes_two_units_and_is_not_split(int emoji, int segments)
    {
        Assert.Equal(new SmsLength(IsGsm7: false, 2 * emoji, segments), SmsSegments.Measure(string.Concat(Enumerable.Repeat("😀", emoji))));
    }

    [Theory]
    [InlineData("it’s “fine” – really…", "it's \"fine\" - really...")]
    [InlineData("• one\u00A0mg", "- one mg")]
    [InlineData("½ a\u200B pump, 2 × a day", "1/2 a pump, 2 x a day")]
    public void Typography_becomes_what_the_alphabet_has(string written, string sent)
    {
        Assert.Equal(sent, SmsSegments.ToGsm7(written));
        Assert.True(SmsSegments.Measure(sent).IsGsm7);
    }

    [Theory]
    [InlineData("çelik ê 😀")]
    [InlineData("👩\u200D⚕️")]
    [InlineData("half \uD83D a pair")]
    [InlineData("")]
    public void Letters_and_emoji_stay_as_they_are(string text)
    {
        Assert.Equal(text, SmsSegments.ToGsm7(text));
    }

    private static int SegmentsOf(string text) => SmsSegments.Measure(text).Segments;
}
