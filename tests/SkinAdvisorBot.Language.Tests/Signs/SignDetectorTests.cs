using SkinAdvisorBot.Language.Signs;

namespace SkinAdvisorBot.Language.Tests.Signs;

public sealed class SignDetectorTests : IDisposable
{
    private static readonly Lazy<SignDetector> Trained = new(ASignProtocol.Train);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("skin-advisor-signs-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("help i cannot get any air", "R01")]
    [InlineData("the spot changed and is bigger", "R30")]
    public void A_message_in_words_near_a_rules_lines_is_suspected_of_it(string text, string rule)
    {
        var suspicion = Trained.Value.Read(text, out _);

        Assert.Equal(rule, suspicion?.Rule);
    }

    [Theory]
    [InlineData("what are your prices")]
    [InlineData("do you sell cream")]
    public void Ordinary_talk_is_suspected_of_nothing(string text) => Assert.Null(Trained.Value.Read(text, out _));

    [Fact]
    public void Urgency_counts_only_rules_that_are_urgent()
    {
        Trained.Value.Read("she is gasping and cant breathe", out var air);
        Trained.Value.Read("the spot is growing and darker", out var spot);

        Assert.InRange(air, 0.5, 1);
        Assert.InRange(spot, 0, 0.4);
    }

    [Fact]
    public void A_sign_in_the_middle_of_a_long_message_is_seen()
    {
        const string Talk = "thanks a lot for the nice appointment on friday and do you take insurance for the session or can my friend pay later";
        var text = $"{Talk} by the way i cannot breathe and get no air {Talk}";

        Assert.Equal("R01", Trained.Value.Read(text, out _)?.Rule);
    }

    [Fact]
    public void Windows_overlap_and_leave_out_no_word()
    {
        var words = Enumerable.Range(0, 41).Select(i => $"w{i}").ToArray();

        var windows = SignDetector.Windows(string.Join(' ', words)).ToArray();

        Assert.Equal(words, windows.SelectMany(window => window.Split(' ')).Distinct());
        Assert.All(windows, window => Assert.InRange(window.Split(' ').Length, 5, 12));
        Assert.Equal(["short words"], SignDetector.Windows("short words"));
    }

    [Fact]
    public void A_kept_detector_reads_as_the_trained_one_did()
    {
        var path = Path.Combine(folder.FullName, "signs.model");
        SignDetectorFile.Write(path, Trained.Value);

        var kept = SignDetectorFile.Find(path, "abc", encoder: null)!;

        foreach (var line in ASignProtocol.Lines)
            Assert.Equal((Trained.Value.Read(line.Text, out var one), one), (kept.Read(line.Text, out var other), other));
    }

    [Fact]
    public void A_damaged_file_or_one_of_other_data_is_no_detector()
    {
        var path = Path.Combine(folder.FullName, "signs.model");
        SignDetectorFile.Write(path, Trained.Value);
        Assert.Null(SignDetectorFile.Find(path, "other", encoder: null));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Null(SignDetectorFile.Find(path, "abc", encoder: null));
        Assert.Null(SignDetectorFile.Find(Path.Combine(folder.FullName, "none.model"), "abc", encoder: null));
    }

    [Fact]
    public void The_same_data_trains_the_same_bytes()
    {
        var (one, other) = (Path.Combine(folder.FullName, "one"), Path.Combine(folder.FullName, "other"));
        SignDetectorFile.Write(one, ASignProtocol.Train());
        SignDetectorFile.Write(other, ASignProtocol.Train());

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
    }
}
