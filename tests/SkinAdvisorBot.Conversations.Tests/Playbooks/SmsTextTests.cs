using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

/// <summary>Counts of 3GPP TS 23.038: 160 septets alone and 153 joined, or 70 UCS-2 units alone and 67 joined.</summary>
public sealed class SmsTextTests
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
        Assert.Equal(segments, SmsText.Segments(new string('a', length)));
    }

    [Theory]
    [InlineData(69, 1)]
    [InlineData(70, 2)]
    [InlineData(133, 2)]
    [InlineData(134, 3)]
    public void One_character_outside_the_alphabet_halves_the_room_for_all(int plainLetters, int segments)
    {
        Assert.Equal(segments, SmsText.Segments(new string('a', plainLetters) + "’"));
    }

    [Theory]
    [InlineData('€')]
    [InlineData('[')]
    [InlineData('|')]
    [InlineData('~')]
    [InlineData('\\')]
    public void An_extension_character_takes_two_septets(char extension)
    {
        Assert.Equal(1, SmsText.Segments(extension + new string('a', 158)));
        Assert.Equal(2, SmsText.Segments(extension + new string('a', 159)));
    }

    [Theory]
    [InlineData("é", 160)]
    [InlineData("Ç", 160)]
    [InlineData("\n", 160)]
    [InlineData("ç", 70)]
    [InlineData("`", 70)]
    [InlineData("—", 70)]
    public void The_room_of_one_segment_depends_on_the_alphabet(string letter, int room)
    {
        Assert.Equal(1, SmsText.Segments(letter + new string('a', room - 1)));
        Assert.Equal(2, SmsText.Segments(letter + new string('a', room)));
    }

    [Fact]
    public void An_emoji_takes_two_units()
    {
        Assert.Equal(1, SmsText.Segments("😀" + new string('a', 68)));
        Assert.Equal(2, SmsText.Segments("😀" + new string('a', 69)));
    }
}
