using SkinAdvisorBot.Channels.Sms;

namespace SkinAdvisorBot.Channels.Tests.Sms;

public sealed class TwilioSignatureTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string Url = "https://bot.example.com/api/twilio/sms";

    private static readonly (string, string)[] Parameters =
    [
        ("ToCountry", "US"), ("MessageSid", "SM00000000000000000000000000000001"), ("Body", "My skin is oily & dry ☀"),
        ("From", "+14155550100"), ("To", "+14155550199"), ("NumMedia", "0"), ("FromCity", ""),
    ];

    [Theory]
    [InlineData(Url, "O7xbTWmH/7lq1Mm3fUjf6F0/hSQ=")]
    [InlineData($"{Url}?t=a%20b&x=1", "MyNbXDuqbCoqQu91yduNwutfDAA=")]
    [InlineData("https://bot.example.com:443/api/twilio/sms", "pCoP2FoKr1THIrYwSPYWpNuL5wM=")]
    public void A_form_is_signed_with_its_address_and_all_parameters(string url, string signature)
    {
        Assert.Equal(signature, TwilioSignature.Of(Token, url, Parameters));
    }

    [Fact]
    public void A_request_without_a_form_is_signed_by_its_address()
    {
        Assert.Equal("wYd3jpJsL1ChhE0NreyFimgXwmY=", TwilioSignature.Of(Token, Url, []));
    }

    [Fact]
    public void Values_of_a_repeated_name_count_once_and_sorted()
    {
        Assert.Equal("2UKbWUTyIsWKkuxuu4Hnz+vAx+0=", TwilioSignature.Of(Token, Url, [("MediaUrl", "b"), ("MediaUrl", "a"), ("A", "1"), ("MediaUrl", "a")]));
    }

    [Theory]
    [InlineData("https://bot.example.com")]
    [InlineData("https://bot.example.com/")]
    [InlineData("https://bot.example.com:443")]
    public void With_and_without_port_an_address_is_the_same(string publicUrl)
    {
        var urls = WebhookUrl.FormsOf(publicUrl, "/api/twilio/sms");

        Assert.True(TwilioSignature.IsValid("O7xbTWmH/7lq1Mm3fUjf6F0/hSQ=", [Token], urls, Parameters));
        Assert.True(TwilioSignature.IsValid("pCoP2FoKr1THIrYwSPYWpNuL5wM=", [Token], urls, Parameters));
    }

    [Theory]
    [InlineData("http://bot.example.com", "http://bot.example.com/x", "http://bot.example.com:80/x")]
    [InlineData("https://Bot.example.com:8443/clinic/", "https://Bot.example.com/clinic/x", "https://Bot.example.com:8443/clinic/x")]
    [InlineData("https://[2001:db8::1]", "https://[2001:db8::1]/x", "https://[2001:db8::1]:443/x")]
    public void The_address_is_kept_letter_by_letter(string publicUrl, string without, string with)
    {
        Assert.Equal([without, with], WebhookUrl.FormsOf(publicUrl, "/x"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("O7xbTWmH/7lq1Mm3fUjf6F0/hSQ")]
    [InlineData(" O7xbTWmH/7lq1Mm3fUjf6F0/hSQ=")]
    [InlineData("o7xbTWmH/7lq1Mm3fUjf6F0/hSQ=")]
    [InlineData("ééé")]
    public void Anything_else_is_no_signature(string signature)
    {
        Assert.False(TwilioSignature.IsValid(signature, [Token], [Url], Parameters));
    }

    [Fact]
    public async Task Signatures_are_those_of_Twilios_own_package()
    {
        TwilioOracle.SkipWhenMissing();
        var random = new Random(20261201);
        var requests = Enumerable.Range(0, 2_000).Select(_ => Request(random)).ToList();

        var answers = await TwilioOracle.AskAsync(requests.Select(request => new
        {
            sign = new
            {
                token = Token,
                url = request.Url,
                @params = request.Parameters.GroupBy(each => each.Name).ToDictionary(group => group.Key, object (group) => group.Count() == 1 ? group.Single().Value : group.Select(each => each.Value).ToArray()),
            },
        }));

        Assert.Equal(requests.Count, answers.Count);
        foreach (var (request, answer) in requests.Zip(answers))
            Assert.Equal((string)answer["signature"]!, TwilioSignature.Of(Token, request.Url, request.Parameters));
    }

    private static (string Url, (string Name, string Value)[] Parameters) Request(Random random)
    {
        var url = $"https://bot.example.com{(random.Next(2) == 0 ? ":443" : "")}/api/sms{(random.Next(2) == 0 ? "?a=%20b" : "")}";
        var parameters = Enumerable.Range(0, random.Next(12)).Select(_ => (Text(random, random.Next(1, 4), "ABab_019Z"), Text(random, random.Next(6), "ABab_ +&=é皮ß😀\n")));
        return (url, [.. parameters]);
    }

    private static string Text(Random random, int length, string letters)
    {
        var runes = letters.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, length).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }
}
