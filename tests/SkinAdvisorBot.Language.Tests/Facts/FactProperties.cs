using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SkinAdvisorBot.Conversations.Messages;
using SkinAdvisorBot.Language.Facts;

namespace SkinAdvisorBot.Language.Tests.Facts;

/// <summary>What holds for any message.</summary>
[Properties(Arbitrary = [typeof(FactProperties)], MaxTest = 300)]
public sealed class FactProperties
{
    private static readonly string[] Pieces =
    [
        "im", "i'm", "i am", "not", "no", "never", "pregnant", "nursing", "my", "daughter", "she", "is", "15", "34", "y/o", "years", "wks", "for", "since", "last", "ago", "half", "a", "and", "or", "but", "if", "can i", "on", "off", "stopped", "accutane", "doxy",
        "the pill", "had", "peel", "laser", "fraxel", "dark", "skin", "type", "IV", "fitz", "burn", "easily", "tan", "cheeks", "upper lip", "back", "allergic", "to", "latex", "keloids", "cold sore", ".", ",", "?", ":", "-", "/", "1.5", "2-3", "40s", "F34", "’", "\n", "😀", "½", "in my",
        "couple of", "few", "a year and a half", "type v", "trying to conceive", "postpartum", "was", "used to", "never had", "after", "yesterday", "except",
    ];

    public sealed record Message(string Text)
    {
        public override string ToString() => $"'{Text}'";
    }

    public static Arbitrary<Message> Messages() => Gen.Elements(Pieces).ListOf().Select(pieces => new Message(string.Join(' ', pieces))).ToArbitrary();

    [Property]
    public void Any_text_is_read_without_failing(string? text)
    {
        Assert.InRange(FactReader.Read(text ?? "").Length, 0, 40);
    }

    [Property]
    public void Every_fact_has_a_known_name_and_a_value_of_its_kind(Message message)
    {
        foreach (var fact in FactReader.Read(message.Text))
        {
            Assert.Contains(fact.Name, FactNames.All);
            Assert.False(fact.IsDenied && fact.IsPast);
            if (FactNames.Flags.Contains(fact.Name))
                Assert.Null(fact.Value);
            else if (fact.Name == FactNames.SkinType)
                Assert.Matches("^[1-6](?:-[1-6])?$", fact.Value);
            else if (fact.Name == FactNames.Age)
                Assert.Matches("^[1-9][0-9]{0,2}(?:-[1-9][0-9])?$", fact.Value);
            if (fact.Since is not null)
                Assert.Matches("^PT?[0-9]+[HDWMY]$", fact.Since);
        }
    }

    [Property]
    public void Capitals_and_spaces_change_nothing(Message message)
    {
        var loud = $"  {message.Text.ToUpperInvariant().Replace(" ", "   ", StringComparison.Ordinal)} ";

        Assert.Equal(FactReader.Read(message.Text).Select(Told.Line), FactReader.Read(loud).Select(Told.Line));
    }

    [Fact]
    public void A_denial_word_flips_what_is_told()
    {
        string[] told = ["pregnant", "breastfeeding", "nursing", "on accutane", "on the pill", "allergic to latex", "taking doxycycline", "trying to conceive", "dark skinned"];

        foreach (var so in told)
        {
            var yes = Assert.Single(FactReader.Read($"im {so}"));
            var no = Assert.Single(FactReader.Read($"im not {so}"));

            Assert.False(yes.IsDenied);
            Assert.Equal(yes with { IsDenied = true }, no);
        }
    }

    [Property]
    public void Digits_inside_other_words_are_no_age(PositiveInt number)
    {
        var digits = (10 + (number.Get % 90)).ToString(CultureInfo.InvariantCulture);

        foreach (var text in (string[])[$"im a{digits}b", $"im b{digits}", $"shes c{digits}d", $"my age is x{digits}", $"im 1{digits}4", $"im {digits}x better"])
            Assert.DoesNotContain(FactReader.Read(text), fact => fact.Name == FactNames.Age);
    }

    [Property]
    public void Numbers_of_other_things_are_no_age(PositiveInt number)
    {
        var digits = (10 + (number.Get % 90)).ToString(CultureInfo.InvariantCulture);

        foreach (var text in (string[])[$"spf {digits}", $"im {digits} weeks pregnant", $"{digits}%", $"costs {digits} dollars", $"im {digits}.5", $"im {digits} lbs heavier"])
            Assert.DoesNotContain(FactReader.Read(text), fact => fact.Name == FactNames.Age);
    }

    [Fact]
    public void An_if_takes_the_telling_away()
    {
        foreach (var so in (string[])["pregnant", "breastfeeding", "on accutane", "34", "dark skinned", "allergic to latex", "trying to conceive"])
        {
            Assert.NotEmpty(FactReader.Read($"im {so}"));
            Assert.Empty(FactReader.Read($"what if im {so}"));
        }
    }
}
