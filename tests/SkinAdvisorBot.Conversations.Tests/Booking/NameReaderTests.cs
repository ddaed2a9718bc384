using SkinAdvisorBot.Conversations.Booking;

namespace SkinAdvisorBot.Conversations.Tests.Booking;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("Ana Cole", "Ana Cole")]
    [InlineData("ana cole", "Ana Cole")]
    [InlineData("ANA COLE", "Ana Cole")]
    [InlineData("it's Ana Cole.", "Ana Cole")]
    [InlineData("sure, Ana Cole", "Ana Cole")]
    [InlineData("My name is Ana Cole", "Ana Cole")]
    [InlineData("put it under Jean-Luc O'Neil please", "Jean-Luc O'Neil")]
    [InlineData("me llamo José Muñoz", "José Muñoz")]
    [InlineData("Fiona McKay", "Fiona McKay")]
    [InlineData("Nguyễn Thị Minh Khai", "Nguyễn Thị Minh Khai")]
    [InlineData("李 明", "李 明")]
    [InlineData("Bo", "Bo")]
    public void The_name_asked_for_is_read(string text, string expected) => Assert.Equal(expected, NameReader.Read(text, isAsked: true));

    [Theory]
    [InlineData("yes")]
    [InlineData("why do you need that?")]
    [InlineData("tomorrow at 3")]
    [InlineData("friday")]
    [InlineData("<b>Ana</b>")]
    [InlineData("Ana\r\nATTENDEE:x")]
    [InlineData("{{ clinic.phone }}")]
    [InlineData("12345")]
    [InlineData("😀😀")]
    [InlineData("")]
    [InlineData("I don't want to say")]
    public void What_is_no_name_is_not_taken_for_one(string text) => Assert.Null(NameReader.Read(text, isAsked: true));

    [Fact]
    public void A_name_longer_than_any_is_refused()
    {
        var text = new string('a', 10_000);

        Assert.Null(NameReader.Read(text, isAsked: true));
        Assert.True(NameReader.IsOdd(text));
    }

    [Theory]
    [InlineData("book me for friday 3pm, Ana Cole, 212 555 0142", "Ana Cole")]
    [InlineData("my name is ana cole and I'd like friday", "Ana Cole")]
    public void A_name_told_unasked_is_read(string text, string expected) => Assert.Equal(expected, NameReader.Read(text, isAsked: false));

    [Theory]
    [InlineData("I'm pregnant")]
    [InlineData("this is urgent")]
    [InlineData("I'm free on Friday")]
    [InlineData("Tuesday, Wednesday, or Friday")]
    [InlineData("Hello, Good Morning, can I book")]
    public void Ordinary_words_are_no_name_unasked(string text) => Assert.Null(NameReader.Read(text, isAsked: false));
}
