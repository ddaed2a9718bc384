using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace SkinAdvisorBot.Host.Tests.WebChat;

public sealed partial class WebChatEndpointsTests
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task The_loader_takes_at_most_5_kB_on_the_wire(string encoding)
    {
        await using var chat = await ChatForTest.StartAsync();

        using var response = await chat.GetAsync("/chat.js", encoding);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.InRange(response.Content.Headers.ContentLength!.Value, 1, 5_000);
    }

    [Fact]
    public async Task The_first_opening_takes_at_most_360_kB_of_script_on_the_wire()
    {
        await using var chat = await ChatForTest.StartAsync();
        var scripts = ScriptAddress().Matches(await chat.ReadAsync("/chat/frame")).Select(match => match.Groups[1].Value).ToList();

        var bytes = 0L;
        foreach (var script in scripts)
        {
            using var response = await chat.GetAsync(script, "br");
            bytes += response.Content.Headers.ContentLength!.Value;
        }

        Assert.Equal(2, scripts.Count);
        Assert.InRange(bytes, 100_000, 360_000);
    }

    [Fact]
    public async Task The_frame_runs_and_loads_nothing_but_our_own()
    {
        await using var chat = await ChatForTest.StartAsync(sites: ["https://www.example.com"]);

        using var response = await chat.GetAsync("/chat/frame");

        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
            + "img-src 'self'; font-src 'self'; connect-src 'self' ws://localhost; base-uri 'none'; form-action 'none'; "
            + "object-src 'none'; worker-src 'none'; frame-src 'none'; frame-ancestors 'self' https://www.example.com",
            response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("camera=(), microphone=(), geolocation=()", response.Headers.GetValues("Permissions-Policy").Single());
    }

    [Fact]
    public async Task A_host_header_cannot_add_to_the_policy()
    {
        await using var chat = await ChatForTest.StartAsync();
        chat.Client.DefaultRequestHeaders.TryAddWithoutValidation("Host", "x;script-src");

        using var response = await chat.GetAsync("/chat/frame");

        Assert.Contains("connect-src 'self'; base-uri", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_file_is_kept_by_browsers_for_ever_and_a_page_is_asked_for_again()
    {
        await using var chat = await ChatForTest.StartAsync();
        var script = ScriptAddress().Match(await chat.ReadAsync("/chat/frame")).Groups[1].Value;

        using var named = await chat.GetAsync(script);
        using var page = await chat.GetAsync("/chat/frame");
        using var pageAgain = await chat.GetAsync("/chat/frame", ifNoneMatch: page.Headers.ETag!.ToString());

        Assert.Equal("public, max-age=31536000, immutable", named.Headers.CacheControl!.ToString());
        Assert.Equal("text/javascript; charset=utf-8", named.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, pageAgain.StatusCode);
    }

    [Fact]
    public async Task The_clinics_name_and_colours_are_shown_and_follow_the_content()
    {
        var settings = ChatForTest.Settings;
        await using var chat = await ChatForTest.StartAsync(() => settings);
        var before = await chat.ReadAsync("/chat/frame");

        settings = settings with { ClinicName = "Skin & <b>Co</b>", Accent = "#5b2a4f", AwaitsReview = false };
        var after = await chat.ReadAsync("/chat/frame");

        Assert.Contains("Fifth Avenue Aesthetics", before, StringComparison.Ordinal);
        Assert.Contains("Skin &amp; &lt;b&gt;Co&lt;/b&gt;", after, StringComparison.Ordinal);
        Assert.Contains("id=\"review\" hidden", after, StringComparison.Ordinal);
        Assert.Contains("--chat-accent:#5b2a4f", await chat.ReadAsync("/chat/theme.css"), StringComparison.Ordinal);
        Assert.Contains("#5b2a4f", await chat.ReadAsync("/chat.js"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat/frame")]
    public async Task A_page_has_no_script_or_style_of_its_own_and_no_word_left_out(string path)
    {
        await using var chat = await ChatForTest.StartAsync();

        var html = await chat.ReadAsync(path);

        Assert.DoesNotMatch("<style|style=|onclick|<script>", html);
        Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("https://www.example.com/")]
    [InlineData("https://www.example.com; script-src *")]
    [InlineData("*")]
    public async Task A_site_that_is_no_origin_refuses_the_start(string site)
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => ChatForTest.StartAsync(sites: [site]));

        Assert.Equal(
            $"WebChat:Sites:0 is '{site}'. Write an origin without a path, for example https://www.example.com.",
            refusal.Failures.Single());
    }

    [Fact]
    public void Colours_that_cannot_be_read_are_refused()
    {
        var settings = ChatForTest.Settings with { AccentText = "#6f9d95" };

        var refusal = Assert.Throws<InvalidOperationException>(settings.EnsureReadable);

        Assert.Equal(
            "The chat's colours #1f4d45 and #6f9d95 have a contrast of 3.1 for words on the accent colour; choose colours with 4.5 or more.",
            refusal.Message);
    }

    [Fact]
    public void A_colour_that_is_none_is_refused()
    {
        var settings = ChatForTest.Settings with { Accent = "red;}" };

        Assert.Throws<InvalidOperationException>(settings.EnsureReadable);
    }

    [Fact]
    public async Task Every_part_in_the_bundle_names_its_licence()
    {
        await using var chat = await ChatForTest.StartAsync();

        var licences = await chat.ReadAsync("/chat/assets/licences.txt");

        Assert.Contains("botframework-webchat-component 4.18.1 (MIT)", licences, StringComparison.Ordinal);
        Assert.Contains("adaptivecards 3.0.6", licences, StringComparison.Ordinal);
        Assert.Contains("SIL OPEN FONT LICENSE", licences, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_that_is_none_of_ours_is_not_found()
    {
        await using var chat = await ChatForTest.StartAsync();

        using var response = await chat.GetAsync("/chat/assets/..%2Fframe.html");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [GeneratedRegex("(?:src|modulepreload\" href)=\"(/chat/assets/[^\"]+\\.js)\"")]
    private static partial Regex ScriptAddress();
}
