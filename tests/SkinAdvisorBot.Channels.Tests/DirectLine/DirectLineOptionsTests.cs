using Microsoft.Extensions.Options;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class DirectLineOptionsTests
{
    [Fact]
    public void The_defaults_are_safe()
    {
        var options = new DirectLineOptions();

        Assert.Empty(options.Secrets);
        Assert.Empty(options.Origins);
        Assert.False(options.AllowSecretsFromBrowsers);
        Assert.Equal(TimeSpan.FromMinutes(30), options.TokenLifetime);
        Assert.Equal((600, 1_200), (options.TokensPerMinute, options.MessagesPerMinute));
        Assert.Equal((4 * 1024 * 1024, 10), (options.MaxUploadBytes, options.MaxUploadFiles));
        Assert.Equal((TimeSpan.FromSeconds(25), TimeSpan.FromSeconds(20)), (options.KeepAlive, options.SlowReaderTimeout));
    }

    [Theory]
    [InlineData("Secrets:1", "short", "DirectLine:Secrets:1 is too short or no hash. Use 32 random characters or more (openssl rand -base64 32), or 'sha256:' and 64 hex digits.")]
    [InlineData("Secrets:1", "sha256:abc", "DirectLine:Secrets:1 is too short or no hash. Use 32 random characters or more (openssl rand -base64 32), or 'sha256:' and 64 hex digits.")]
    [InlineData("Origins:0", "clinic.example", "DirectLine:Origins:0 is 'clinic.example'. Write scheme and host of a website without a path, like https://clinic.example.")]
    [InlineData("Origins:0", "https://clinic.example/chat", "DirectLine:Origins:0 is 'https://clinic.example/chat'. Write scheme and host of a website without a path, like https://clinic.example.")]
    [InlineData("Origins:0", "*", "DirectLine:Origins:0 is '*'. Write scheme and host of a website without a path, like https://clinic.example.")]
    [InlineData("PublicUrl", "chat.clinic.example", "DirectLine:PublicUrl is 'chat.clinic.example'. Write the address visitors use, like https://chat.clinic.example.")]
    [InlineData("TokenLifetime", "00:15:00", "DirectLine:TokenLifetime is 00:15:00. Clients renew every 15 minutes: write 00:16:00 to 1.00:00:00.")]
    [InlineData("TokensPerMinute", "0", "DirectLine:TokensPerMinute is 0. Write 1 to 1000000.")]
    [InlineData("MessagesPerMinute", "0", "DirectLine:MessagesPerMinute is 0. Write 1 to 1000000.")]
    [InlineData("MaxUploadBytes", "0", "DirectLine:MaxUploadBytes is 0. Write 1 to 104857600 bytes.")]
    [InlineData("MaxUploadFiles", "101", "DirectLine:MaxUploadFiles is 101. Write 1 to 100.")]
    [InlineData("KeepAlive", "00:00:31", "DirectLine:KeepAlive is 00:00:31. Write 00:00:01 to 00:00:30.")]
    [InlineData("SlowReaderTimeout", "00:00:00", "DirectLine:SlowReaderTimeout is 00:00:00. Write 00:00:01 to 00:02:00.")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value, string message)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineServer.StartAsync([(key, value)]));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task All_wrong_settings_are_named_at_once()
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => DirectLineServer.StartAsync([("Origins:0", "x"), ("MaxUploadFiles", "0")]));

        Assert.Equal(2, error.Failures.Count());
    }
}
