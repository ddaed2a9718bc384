using System.Runtime.InteropServices;
using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.UseLite;

namespace SkinAdvisorBot.Language.Tests.Encoders;

public sealed class UseLiteEncoderTests
{
    /// <summary>Single precision: sums made in another order differ by about 1e-6 after two layers.</summary>
    private const float Tolerance = 3e-6f;

    /// <summary>Numbers of the runner's vectors, which are the first part of ours.</summary>
    private const int Own = 512;

    private static readonly string Installed = Path.Combine(AppContext.BaseDirectory, "encoder");
    private static readonly Lazy<UseLiteEncoder> Loaded = new(() => UseLiteEncoder.Load(Installed));

    private static UseLiteEncoder Encoder
    {
        get
        {
            SkipWithoutIt();
            return Loaded.Value;
        }
    }

    [Fact]
    public void Two_hundred_sentences_have_the_vectors_of_the_packages_own_runner()
    {
        var sentences = File.ReadAllLines(Golden("sentences.txt"));
        var vectors = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Golden("vectors.f32"))).ToArray();

        Assert.Equal(200, sentences.Length);
        Assert.Equal(200 * Own, vectors.Length);
        Assert.All(sentences, (sentence, i) =>
        {
            var expected = vectors.AsSpan(i * Own, Own);
            var actual = Encode(sentence);
            for (var j = 0; j < Own; j++)
                Assert.True(Math.Abs(expected[j] - actual[j]) <= Tolerance, $"'{sentence}': number {j} is {actual[j]} and should be {expected[j]}");
        });
    }

    [Fact]
    public void Messages_that_mean_the_same_lie_nearer_than_others()
    {
        float Cosine(string one, string other) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(Encode(one), Encode(other));

        Assert.True(Cosine("does it hurt", "is it painful") > Cosine("does it hurt", "when are you open") + 0.1f);
    }

    [Fact]
    public void A_text_without_a_character_is_a_vector_of_zeros()
    {
        Assert.All(Encode(""), number => Assert.Equal(0f, number));
    }

    [Theory]
    [InlineData("does it hurt")]
    [InlineData("😀")]
    [InlineData(" ")]
    [InlineData("外泌体")]
    public void Each_part_of_a_vector_has_length_one(string text)
    {
        var vector = Encode(text);

        Assert.Equal(vector.Length, Encoder.Parts.Sum());
        var start = 0;
        foreach (var width in Encoder.Parts)
        {
            Assert.Equal(1.0, vector.Skip(start).Take(width).Sum(number => (double)number * number), 1e-5);
            start += width;
        }
    }

    [Fact]
    public void Common_words_count_less_than_rare_ones_in_the_last_part()
    {
        float[] Last(string text) => Encode(text)[^Encoder.Parts[^1]..];
        float Cosine(string one, string other) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(Last(one), Last(other));

        Assert.True(Cosine("the melasma", "melasma") > Cosine("the melasma", "the") + 0.2f);
    }

    [Fact]
    public void What_is_beyond_the_longest_input_is_not_read()
    {
        var longest = string.Join(' ', Enumerable.Repeat("skin", UseLiteEncoder.MaxPieces));

        Assert.Equal(Encode(longest), Encode(longest + " and more of it"));
    }

    [Fact]
    public void Many_threads_get_the_vectors_that_one_gets()
    {
        var texts = Enumerable.Range(0, 64).Select(i => $"question {i} about my skin").ToArray();
        var alone = texts.Select(Encode).ToArray();

        var together = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(Encode).ToArray();

        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_id_names_weights_and_vocabulary()
    {
        using var folder = CopyOfInstalled();
        Assert.Equal(Encoder.Id, UseLiteEncoder.Load(folder.Path).Id);

        File.AppendAllText(folder.File("vocab.json"), " ");

        Assert.NotEqual(Encoder.Id, UseLiteEncoder.Load(folder.Path).Id);
    }

    [Fact]
    public void A_vocabulary_of_another_model_is_refused()
    {
        using var folder = CopyOfInstalled();
        File.WriteAllText(folder.File("vocab.json"), $"[{string.Join(',', Enumerable.Repeat("[\"x\",-1]", 9000))}]");

        Assert.Contains("of another kind", Assert.Throws<EncoderUnusableException>(() => UseLiteEncoder.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.json", "can't be read")]
    [InlineData("vocab.json", "can't be read")]
    [InlineData("group1-shard3of7", "can't be read")]
    public void A_missing_file_is_named_with_what_to_do(string file, string message)
    {
        using var folder = CopyOfInstalled();
        File.Delete(folder.File(file));

        var refused = Assert.Throws<EncoderUnusableException>(() => UseLiteEncoder.Load(folder.Path));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Contains("build once more", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_cut_short_are_refused()
    {
        using var folder = CopyOfInstalled();
        File.WriteAllBytes(folder.File("group1-shard7of7"), File.ReadAllBytes(folder.File("group1-shard7of7"))[..^4]);

        Assert.Contains("is damaged", Assert.Throws<EncoderUnusableException>(() => UseLiteEncoder.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static float[] Encode(string text)
    {
        var vector = new float[Encoder.Width];
        Encoder.Encode(text, vector);
        return vector;
    }

    private static TemporaryFolder CopyOfInstalled()
    {
        SkipWithoutIt();
        var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(Installed))
            File.Copy(file, folder.File(Path.GetFileName(file)));
        return folder;
    }

    private static string Golden(string file) => Path.Combine(AppContext.BaseDirectory, "Encoders", "golden", file);

    private static void SkipWithoutIt() => Assert.SkipUnless(Directory.Exists(Installed), "The sentence encoder is not installed: build without SkipEncoder.");
}
