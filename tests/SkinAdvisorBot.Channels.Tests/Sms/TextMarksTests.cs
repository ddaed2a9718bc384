using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class TextMarksTests
{
    [Theory]
    [InlineData("**Bold**, *slanted* and _slanted_ (*so*).", "Bold, slanted and slanted (so).", "*Bold*, _slanted_ and _slanted_ (_so_).")]
    [InlineData("# Melasma\ntext", "Melasma\ntext", "*Melasma*\ntext")]
    [InlineData("* one\n+ two\n- three", "- one\n- two\n- three", "- one\n- two\n- three")]
    [InlineData("say `price`", "say price", "say `price`")]
    [InlineData("[page](https://clinic.example/a_b_c)", "page: https://clinic.example/a_b_c", "page: https://clinic.example/a_b_c")]
    public void What_a_phone_can_not_draw_is_taken_off_and_the_words_stay(string markdown, string plain, string whatsApp) =>
        Assert.Equal((plain, whatsApp), (TextMarks.Plain(markdown), TextMarks.WhatsApp(markdown)));

    [Theory]
    [InlineData("2*3*4 and 5 * 6 * 7")]
    [InlineData("my_own_name@example.com or https://example.com/_a_/b")]
    [InlineData("name: ______ #1, [a] (b)")]
    [InlineData("a * b\nc * d")]
    public void Signs_that_are_no_marks_stay(string text) => Assert.Equal((text, text), (TextMarks.Plain(text), TextMarks.WhatsApp(text)));
}
