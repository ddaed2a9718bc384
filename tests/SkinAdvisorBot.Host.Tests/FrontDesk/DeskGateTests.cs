using System.Net;
using Microsoft.Extensions.Options;
using SkinAdvisorBot.Host.Tests.Storage;

namespace SkinAdvisorBot.Host.Tests.FrontDesk;

public sealed class DeskGateTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Theory]
    [InlineData("/desk/appointments")]
    [InlineData("/desk/notices")]
    [InlineData("/desk/closures")]
    [InlineData("/desk/feeds")]
    [InlineData("/desk/anything")]
    public async Task Without_the_key_nobody_sees_anything(string path)
    {
        await using var desk = await DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", DeskServer.Key));

        var none = await desk.GetAsync(path);
        var wrong = await desk.GetAsync(path, ("Authorization", $"Bearer {DeskServer.Key}x"));
        var right = await desk.GetAsync(path, ("Authorization", $"Bearer {DeskServer.Key}"));

        Assert.Equal((HttpStatusCode.Unauthorized, "Send the key of Desk:ApiKeys in the header: Authorization: Bearer …"), (none.Status, none.Remedy));
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (wrong.Status, wrong.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(path == "/desk/anything" ? HttpStatusCode.NotFound : HttpStatusCode.OK, right.Status);
    }

    [Fact]
    public async Task Of_two_keys_either_opens_and_a_hash_will_do()
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("another key of thirty-two letters")));
        await using var desk = await DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", DeskServer.Key), ("Desk:ApiKeys:1", $"sha256:{hash}"));

        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/desk/feeds", ("Authorization", $"Bearer {DeskServer.Key}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/desk/feeds", ("Authorization", "Bearer another key of thirty-two letters"))).Status);
    }

    [Theory]
    [InlineData("Test-Address", "203.0.113.7")]
    [InlineData("Test-Address", "10.0.0.8")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Host", "clinic.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Without_a_key_to_be_had_only_a_program_on_this_machine_comes_in(string header, string value)
    {
        await using var desk = await DeskServer.StartAsync(_data);

        var here = await desk.GetAsync("/desk/appointments");
        var elsewhere = await desk.GetAsync("/desk/appointments", (header, value));

        Assert.Equal(HttpStatusCode.OK, here.Status);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.Status);
        Assert.Contains("Set Desk:ApiKeys:0", elsewhere.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_proxy_nobody_comes_in_without_a_key()
    {
        await using var desk = await DeskServer.StartAsync(_data, ("DirectLine:PublicUrl", "https://chat.clinic.example"));

        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/desk/appointments")).Status);
    }

    [Fact]
    public async Task A_weak_key_refuses_the_start()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => DeskServer.StartAsync(_data, ("Desk:ApiKeys:0", "secret"), ("Desk:FilesPerMinute", "0")));

        Assert.Equal(
            [
                "Desk:ApiKeys:0 is too short or no hash. Use 32 random characters or more (openssl rand -base64 32), or 'sha256:' and 64 hex digits.",
                "Desk:FilesPerMinute is 0. Write 1 to 10000.",
            ],
            refusal.Failures);
    }

    public void Dispose() => _data.Dispose();
}
