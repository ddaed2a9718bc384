using SkinAdvisorBot.Language.Contacts;

namespace SkinAdvisorBot.Language.Tests.Contacts;

public sealed class ContactReaderTests
{
    [Theory]
    [InlineData("212 555 0142", "+12125550142")]
    [InlineData("(212) 555-0142", "+12125550142")]
    [InlineData("call me at 212.555.0142 please", "+12125550142")]
    [InlineData("1-212-555-0142", "+12125550142")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+49 30 901820", "+4930901820")]
    [InlineData("book me for friday 3pm, Ana Cole, 2125550142", "+12125550142")]
    public void A_number_is_read_and_written_as_the_world_writes_it(string text, string expected) => Assert.Equal(expected, ContactReader.Read(text, "US")?.Phone);

    [Theory]
    [InlineData("020 7946 0958")]
    [InlineData("555 01 42 9")]
    [InlineData("123 456 7890 1234 5678")]
    public void A_number_that_nobody_could_call_is_named(string text)
    {
        var told = ContactReader.Read(text, "US");

        Assert.Null(told?.Phone);
        Assert.NotNull(told?.BadPhone);
    }

    [Theory]
    [InlineData("ana@example.com", "ana@example.com")]
    [InlineData("my email is Ana.Cole+skin@Mail.Example.co.uk.", "ana.cole+skin@mail.example.co.uk")]
    [InlineData("(ana@example.com)", "ana@example.com")]
    [InlineData("theo dot lund at example dot com", "theo.lund@example.com")]
    [InlineData("it's ana underscore cole at mail dot example dot org thanks", "ana_cole@mail.example.org")]
    public void An_address_is_read(string text, string expected) => Assert.Equal(expected, ContactReader.Read(text, "US")?.Email);

    [Theory]
    [InlineData("ana@")]
    [InlineData("ana@example")]
    [InlineData("@example.com")]
    [InlineData("ana@@example.com")]
    [InlineData("ana@exa_mple.com")]
    public void An_address_that_takes_no_mail_is_named(string text)
    {
        var told = ContactReader.Read(text, "US");

        Assert.Null(told?.Email);
        Assert.NotNull(told?.BadEmail);
    }

    [Theory]
    [InlineData("tomorrow at 3")]
    [InlineData("I am 34 and use spf 50")]
    [InlineData("2026-12-08")]
    [InlineData("between 10 and 12 on 12/08/2026")]
    [InlineData("what are exosomes?")]
    public void Other_numbers_are_no_contact(string text) => Assert.Null(ContactReader.Read(text, "US"));

    [Fact]
    public void What_is_left_is_the_message_without_them() =>
        Assert.Equal("Ana Cole,", ContactReader.Read("Ana Cole, 212 555 0142", "US")?.Rest);

    [Fact]
    public void Ten_thousand_digits_are_no_number() => Assert.Null(ContactReader.Read(new string('7', 10_000), "US")?.Phone);
}
