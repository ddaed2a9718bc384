using System.Runtime.Versioning;
using SkinAdvisorBot.Channels.DirectLine;

namespace SkinAdvisorBot.Channels.Tests.DirectLine;

public sealed class SigningKeyFileTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), $"key-{Guid.NewGuid():N}");

    private string KeyFile => Path.Combine(_directory, "data", "directline.key");

    [Fact]
    public void The_first_start_makes_a_key_of_256_bits_that_later_starts_read()
    {
        var first = SigningKeyFile.ReadOrCreate(KeyFile);
        var second = SigningKeyFile.ReadOrCreate(KeyFile);

        Assert.Equal(32, first.Length);
        Assert.Equal(first, second);
        Assert.Equal([KeyFile], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Fact]
    public void Two_services_never_make_the_same_key()
    {
        var one = SigningKeyFile.ReadOrCreate(KeyFile);
        var two = SigningKeyFile.ReadOrCreate(KeyFile + "2");

        Assert.NotEqual(one, two);
    }

    [Fact]
    public async Task Processes_that_start_at_once_agree_on_one_key()
    {
        // A race is lost now and then, so there are many.
        for (var round = 0; round < 100; round++)
        {
            var keyFile = $"{KeyFile}{round}";
            using var start = new Barrier(4);
            var keys = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OnItsOwnThread(start, keyFile)));

            Assert.Single(keys.Distinct());
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Nobody_but_the_owner_can_read_the_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions another way; the data directory's apply there.");

        SigningKeyFile.ReadOrCreate(KeyFile);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64 at all!")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    public void A_file_that_holds_something_else_is_an_error_that_says_what_to_do(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, content);

        var error = Assert.Throws<SigningKeyException>(() => SigningKeyFile.ReadOrCreate(KeyFile));

        Assert.Equal($"The signing key {KeyFile} does not hold 32 bytes in Base64. Restore it, or delete it to get a new one; open chats then start anew.", error.Message);
    }

    [Fact]
    public void A_place_that_cannot_hold_the_file_is_an_error_that_says_what_to_do()
    {
        Directory.CreateDirectory(_directory);
        File.WriteAllText(Path.Combine(_directory, "data"), "a file where the directory should be");

        var error = Assert.Throws<SigningKeyException>(() => SigningKeyFile.ReadOrCreate(KeyFile));

        Assert.Contains(KeyFile, error.Message, StringComparison.Ordinal);
        Assert.Contains("SkinAdvisor:DataDirectory", error.Message, StringComparison.Ordinal);
    }

    private static Task<string> OnItsOwnThread(Barrier start, string keyFile) =>
        Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait(TimeSpan.FromSeconds(10));
                return Convert.ToBase64String(SigningKeyFile.ReadOrCreate(keyFile));
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    public void Dispose()
    {
        if (Directory.Exists(_directory))
            Directory.Delete(_directory, recursive: true);
    }
}
