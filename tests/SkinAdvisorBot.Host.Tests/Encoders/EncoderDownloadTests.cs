using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Encoders;

namespace SkinAdvisorBot.Host.Tests.Encoders;

public sealed class EncoderDownloadTests : IAsyncLifetime
{
    private static readonly byte[] Vocabulary = "[PAD]\n[UNK]\n"u8.ToArray();
    private static readonly byte[] Pooling = "{}"u8.ToArray();
    private static readonly byte[] Model = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * 31))];

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("skin-advisor-download-");
    private readonly FakeTimeProvider clock = new();
    private readonly HttpClient http = new();
    private FileServer server = null!;

    private string Folder => Path.Combine(root.FullName, "deep", "tiny");

    private NamedEncoder Tiny => new("tiny", "MIT", server.Address,
    [
        Pinned("vocab.txt", "vocab.txt", Vocabulary),
        Pinned("1_Pooling/config.json", "1_Pooling/config.json", Pooling),
        Pinned("onnx/model.onnx", "model.onnx", Model),
    ]);

    public async ValueTask InitializeAsync()
    {
        server = await FileServer.StartAsync();
        server["vocab.txt"] = Vocabulary;
        server["1_Pooling/config.json"] = Pooling;
        server["onnx/model.onnx"] = Model;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await server.DisposeAsync();
        root.Delete(recursive: true);
    }

    [Fact]
    public async Task All_files_arrive_under_their_names_and_nothing_else_is_left()
    {
        await FetchAsync();

        Assert.Equal(["1_Pooling/config.json", "model.onnx", "vocab.txt"], Names());
        Assert.Equal(Model, await File.ReadAllBytesAsync(Path.Combine(Folder, "model.onnx"), TestContext.Current.CancellationToken));
        Assert.Equal(Vocabulary, await File.ReadAllBytesAsync(Path.Combine(Folder, "vocab.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_older_file_is_replaced()
    {
        Keep("vocab.txt", "older");

        await FetchAsync();

        Assert.Equal(Vocabulary, await File.ReadAllBytesAsync(Path.Combine(Folder, "vocab.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Progress_rises_to_everything()
    {
        var seen = new List<double>();

        await new EncoderDownload(http, clock).FetchAsync(Tiny, Folder, new Listener(seen), TestContext.Current.CancellationToken);

        Assert.Equal(seen.Order(), seen);
        Assert.InRange(seen[0], 0, 0.01);
        Assert.Equal(1, seen[^1]);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000_000)]
    public async Task A_file_with_another_checksum_takes_no_name_and_no_file_of_before_is_touched(int longerBy)
    {
        Keep("vocab.txt", "older");
        var other = new byte[Model.Length + longerBy];
        Model.AsSpan(0, Math.Min(Model.Length, other.Length)).CopyTo(other);
        other[5] ^= 1;
        server["onnx/model.onnx"] = other;

        var e = await Assert.ThrowsAsync<UnusableInputException>(FetchAsync);

        Assert.StartsWith($"{server.Address}onnx/model.onnx is not the file known here: its SHA-256 is ", e.Message, StringComparison.Ordinal);
        Assert.Contains($" and not {Sha256(Model)}. Nothing was kept; ", e.Message, StringComparison.Ordinal);
        AssertOnlyTheOlderFile();
    }

    [Fact]
    public async Task A_file_that_only_begins_like_the_known_one_is_not_it()
    {
        server["onnx/model.onnx"] = Model[..^1];

        await Assert.ThrowsAsync<UnusableInputException>(FetchAsync);

        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_missing_file_says_what_the_server_said_and_keeps_nothing()
    {
        Keep("vocab.txt", "older");
        var elsewhere = Tiny with { Files = [.. Tiny.Files, Pinned("nothing.json", "nothing.json", Pooling)] };

        var e = await Assert.ThrowsAsync<UnusableInputException>(() => FetchAsync(elsewhere));

        Assert.StartsWith("'tiny' can't be fetched from 127.0.0.1 (", e.Message, StringComparison.Ordinal);
        Assert.Contains("404", e.Message, StringComparison.Ordinal);
        AssertOnlyTheOlderFile();
    }

    [Fact]
    public async Task Without_internet_one_line_says_what_to_do()
    {
        // Port 9 of this machine answers nobody.
        using var cutOff = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy("http://127.0.0.1:9") });

        var e = await Assert.ThrowsAsync<UnusableInputException>(() =>
            new EncoderDownload(cutOff, clock).FetchAsync(NamedEncoder.Get("all-MiniLM-L6-v2"), Folder, null, TestContext.Current.CancellationToken));

        Assert.StartsWith("'all-MiniLM-L6-v2' can't be fetched from huggingface.co (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Connect to the internet and try again, or copy its files by hand and set Language:Encoder:Path.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task A_connection_that_breaks_off_is_the_internets_fault_and_keeps_nothing()
    {
        Keep("vocab.txt", "older");
        server.BreaksOff = "revision/onnx/model.onnx";

        var e = await Assert.ThrowsAsync<UnusableInputException>(FetchAsync);

        Assert.StartsWith("'tiny' can't be fetched from 127.0.0.1 (", e.Message, StringComparison.Ordinal);
        AssertOnlyTheOlderFile();
    }

    [Fact]
    public async Task An_answer_that_ends_too_early_is_the_internets_fault_too()
    {
        // A web server would not close a connection in order before all it announced is sent.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerTooLittleAsync(listener);

        var e = await Assert.ThrowsAsync<UnusableInputException>(() => FetchAsync(Tiny with { Address = new Uri($"http://{listener.LocalEndpoint}/") }));

        await answering;
        Assert.StartsWith("'tiny' can't be fetched from 127.0.0.1 (", e.Message, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_half_an_hour()
    {
        Keep("vocab.txt", "older");
        server.FallsSilent = "revision/onnx/model.onnx";
        var fetching = FetchAsync();
        await server.Silent.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.False(fetching.IsCompleted);

        clock.Advance(TimeSpan.FromMinutes(1));

        var e = await Assert.ThrowsAsync<UnusableInputException>(() => fetching);
        Assert.Equal("'tiny' did not arrive from 127.0.0.1 in time (at most 30 minutes). Try again on a faster line.", e.Message);
        AssertOnlyTheOlderFile();
    }

    [Fact]
    public async Task A_person_who_breaks_it_off_finds_nothing_half_done()
    {
        Keep("vocab.txt", "older");
        server.FallsSilent = "revision/onnx/model.onnx";
        using var stop = new CancellationTokenSource();
        var fetching = new EncoderDownload(http, clock).FetchAsync(Tiny, Folder, null, stop.Token);
        await server.Silent.Task.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetching);
        AssertOnlyTheOlderFile();
    }

    [Fact]
    public async Task A_disk_that_refuses_is_named_with_the_room_that_is_needed()
    {
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "deep"), "a file where a folder should be", TestContext.Current.CancellationToken);

        var e = await Assert.ThrowsAsync<UnusableInputException>(FetchAsync);

        Assert.StartsWith($"'tiny' can't be written to '{Folder}' (", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Make room for 0 MB there, or name another folder with --to.", e.Message, StringComparison.Ordinal);
    }

    private Task FetchAsync() => FetchAsync(Tiny);

    private Task FetchAsync(NamedEncoder encoder) => new EncoderDownload(http, clock).FetchAsync(encoder, Folder, null, TestContext.Current.CancellationToken);

    private static async Task AnswerTooLittleAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        _ = await stream.ReadAsync(new byte[4096], TestContext.Current.CancellationToken);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[PAD]"u8.ToArray(), TestContext.Current.CancellationToken);
    }

    private void Keep(string name, string text)
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, name), text);
    }

    private void AssertOnlyTheOlderFile()
    {
        Assert.Equal(["vocab.txt"], Names());
        Assert.Equal("older", File.ReadAllText(Path.Combine(Folder, "vocab.txt")));
    }

    private IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal);

    private static PinnedFile Pinned(string source, string path, byte[] bytes) => new(source, path, Sha256(bytes), bytes.Length);

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private sealed class Listener(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }
}
