using SkinAdvisorBot.Conversations.Playbooks;

namespace SkinAdvisorBot.Conversations.Tests.Playbooks;

public sealed class WordsTests
{
    private static readonly Dictionary<string, object?> Clinic = new(StringComparer.Ordinal)
    {
        ["name"] = "Harbor Skin",
        ["parking"] = null,
        ["hours"] = new List<string> { "Monday, 9 am to 6 pm", "Friday, closed" },
    };

    [Fact]
    public void Words_without_holes_are_said_as_written()
    {
        var words = Parse("Sunscreen, every day.");

        Assert.Equal("Sunscreen, every day.", words.Say(Clinic));
        Assert.Equal(("Sunscreen, every day.", "dialogs/acts.yaml:7"), (words.Source, words.Place));
    }

    [Fact]
    public void What_the_clinic_tells_is_filled_in_once_when_the_words_are_read()
    {
        var words = Parse("Welcome to {{ clinic.name }}.");

        var said = words.Say(new Dictionary<string, object?> { ["name"] = "another clinic" });

        Assert.Equal("Welcome to Harbor Skin.", said);
    }

    [Fact]
    public void What_a_turn_tells_is_filled_in_each_time()
    {
        var words = Parse("About {{ topic }} ask {{ clinic.name }}.");

        Assert.Equal("About Fraxel ask Harbor Skin.", words.Say(Clinic, ("topic", "Fraxel")));
        Assert.Equal("About melasma ask Harbor Skin.", words.Say(Clinic, ("topic", "melasma")));
    }

    [Fact]
    public void What_the_clinic_does_not_tell_can_be_asked_for()
    {
        var words = Parse("{% if clinic.parking %}Park at {{ clinic.parking }}.{% else %}Please ask about parking.{% endif %}");

        Assert.Equal("Please ask about parking.", words.Say(Clinic));
    }

    [Fact]
    public void A_list_can_be_walked_and_a_name_assigned()
    {
        var words = Parse("{% assign sign = '*' %}{% for line in clinic.hours %}{{ sign }}{{ forloop.index }} {{ line }} {% endfor %}");

        Assert.Equal("*1 Monday, 9 am to 6 pm *2 Friday, closed", words.Say(Clinic, ("topic", "unused")));
    }

    [Theory]
    [InlineData("{{ clinic.nam }}", "the clinic has no 'nam'. Did you mean 'clinic.name'?")]
    [InlineData("{{ person }}", "unknown name 'person' in the template. Known here: clinic, topic")]
    [InlineData("{% if clinic.name %}x", "the Liquid template can't be read")]
    [InlineData("{{ clinic.name", "the Liquid template can't be read")]
    public void A_template_that_could_not_be_said_is_refused_when_it_is_read(string source, string says)
    {
        var words = Words.Parse(source, "dialogs/acts.yaml", 7, Clinic, ["topic"], out var error);

        Assert.Null(words);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    private static Words Parse(string source)
    {
        var words = Words.Parse(source, "dialogs/acts.yaml", 7, Clinic, ["topic"], out var error);
        Assert.Null(error);
        return words!;
    }
}
