using SkinAdvisorBot.Language.Encoders.Onnx;

namespace SkinAdvisorBot.Language.Tests.Encoders.Onnx;

/// <summary>Vectors are worked out by hand from the rows of <see cref="TinyBert"/>.</summary>
public sealed class OnnxSentenceEncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("skin", 1 / 3.0, 2 / 3.0, 2 / 3.0)] // [CLS] + skin + [SEP] = 3 6 6
    [InlineData("  SKIN\n", 1 / 3.0, 2 / 3.0, 2 / 3.0)]
    [InlineData("painful", 2 / 7.0, 3 / 7.0, 6 / 7.0)] // [CLS] + pain + ##ful + [SEP] = 6 9 18
    [InlineData("skin zebra", 6 / 11.0, 6 / 11.0, 7 / 11.0)] // [CLS] + skin + [UNK] + [SEP] = 6 6 7
    public void A_vector_is_the_mean_of_all_pieces_scaled_to_length_1(string text, double x, double y, double z)
    {
        using var encoder = Load(new TinyBert());

        AssertVector(Encode(encoder, text), x, y, z);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("zebra")]
    [InlineData("zebra, giraffe")]
    public void Without_a_known_word_all_numbers_are_0(string text)
    {
        using var encoder = Load(new TinyBert());

        Assert.Equal([0f, 0f, 0f], Encode(encoder, text));
    }

    [Fact]
    public void What_the_vector_held_before_is_forgotten()
    {
        using var encoder = Load(new TinyBert());
        float[] vector = [5, 5, 5];

        encoder.Encode("skin", vector);

        AssertVector(vector, 1 / 3.0, 2 / 3.0, 2 / 3.0);
    }

    [Theory]
    [InlineData("sentence_bert_config.json", "max_seq_length")]
    [InlineData("config.json", "max_position_embeddings")]
    public void Pieces_beyond_the_longest_input_are_not_read_and_the_last_is_still_SEP(string file, string key)
    {
        using var encoder = Load(new TinyBert(), (file, $$"""{"{{key}}": 4}"""));

        // [CLS] + 2 skins + [SEP] = 3 9 12
        AssertVector(Encode(encoder, "skin skin skin pain pain"), 1 / Math.Sqrt(26), 3 / Math.Sqrt(26), 4 / Math.Sqrt(26));
    }

    [Fact]
    public void A_word_is_cut_between_its_pieces_where_the_longest_input_ends()
    {
        using var encoder = Load(new TinyBert(), ("sentence_bert_config.json", """{"max_seq_length": 3}"""));

        // [CLS] + pain + [SEP] = 6 9 0
        AssertVector(Encode(encoder, "painful"), 2 / Math.Sqrt(13), 3 / Math.Sqrt(13), 0);
    }

    [Fact]
    public void No_more_than_512_pieces_are_read_whatever_the_files_allow()
    {
        using var encoder = Load(new TinyBert(), ("sentence_bert_config.json", """{"max_seq_length": 8192}"""), ("config.json", """{"max_position_embeddings": 8192}"""));
        var full = Encode(encoder, string.Join(' ', Enumerable.Repeat("skin", 510)));

        Assert.Equal(full, Encode(encoder, string.Join(' ', Enumerable.Repeat("skin", 510).Concat(Enumerable.Repeat("pain", 500)))));
        Assert.NotEqual(full, Encode(encoder, string.Join(' ', Enumerable.Repeat("skin", 509).Append("pain"))));
    }

    [Theory]
    [InlineData("café")]
    [InlineData("CAFÉ")]
    [InlineData("cafe\u0301")]
    [InlineData("ĉăfè")]
    public void Accents_are_taken_off_as_uncased_vocabularies_expect(string text)
    {
        using var encoder = Load(new TinyBert());

        AssertVector(Encode(encoder, text), 1, 0, 0); // [CLS] + cafe + [SEP] = 3 0 0
    }

    [Theory]
    [InlineData("""{"do_lower_case": false}""", "Skin")]
    [InlineData("""{"do_lower_case": false}""", "café")]
    [InlineData("""{"do_lower_case": true, "strip_accents": false}""", "café")]
    public void Case_and_accents_are_kept_where_the_tokenizer_says_so(string settings, string unknown)
    {
        using var encoder = Load(new TinyBert(), ("tokenizer_config.json", settings));

        Assert.Equal([0f, 0f, 0f], Encode(encoder, unknown));
        AssertVector(Encode(encoder, "skin"), 1 / 3.0, 2 / 3.0, 2 / 3.0);
    }

    [Fact]
    public void Signs_to_the_model_in_a_message_are_mere_words()
    {
        using var encoder = Load(new TinyBert());

        // skin and nine unknown words, not skin and three signs: "[", "sep", "]" three times over
        var sum = (X: 3 + (9 * 3), Y: 6, Z: 6 + 9);
        var length = Math.Sqrt((sum.X * sum.X) + (sum.Y * sum.Y) + (sum.Z * sum.Z));
        AssertVector(Encode(encoder, "[SEP] skin [CLS] [MASK]"), sum.X / length, sum.Y / length, sum.Z / length);
    }

    [Fact]
    public void The_first_piece_alone_speaks_where_the_encoder_was_trained_so()
    {
        using var encoder = Load(new TinyBert(), ("1_Pooling/config.json", """{"word_embedding_dimension": 3, "pooling_mode_cls_token": true, "pooling_mode_mean_tokens": false}"""));

        AssertVector(Encode(encoder, "skin"), 1, 0, 0);
    }

    [Fact]
    public void A_model_that_knows_no_segments_is_given_none()
    {
        using var encoder = Load(new TinyBert { Inputs = ["input_ids", "attention_mask"] });

        AssertVector(Encode(encoder, "skin"), 1 / 3.0, 2 / 3.0, 2 / 3.0);
    }

    [Theory]
    [InlineData("token_embeddings")]
    [InlineData("1234")]
    public void The_vectors_of_the_pieces_are_found_whatever_their_name_and_place(string name)
    {
        using var encoder = Load(new TinyBert { Outputs = [name], WithSentence = true });

        AssertVector(Encode(encoder, "painful"), 2 / 7.0, 3 / 7.0, 6 / 7.0);
    }

    [Fact]
    public void Many_threads_at_once_get_what_one_gets()
    {
        using var encoder = Load(new TinyBert());
        string[] texts = ["skin", "painful", "skin zebra", "café skin", string.Join(' ', Enumerable.Repeat("painful skin", 300))];
        var alone = Array.ConvertAll(texts, text => Encode(encoder, text));

        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => Assert.Equal(alone[i % texts.Length], Encode(encoder, texts[i % texts.Length])));
    }

    [Fact]
    public void The_id_names_the_folder_and_changes_with_all_that_makes_the_vectors()
    {
        string[] ids =
        [
            IdOf("a", new TinyBert()),
            IdOf("b", new TinyBert { Inputs = ["input_ids", "attention_mask"] }),
            IdOf("c", new TinyBert { Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "pain", "skin", "##ful", "cafe"] }),
            IdOf("d", new TinyBert(), ("sentence_bert_config.json", """{"max_seq_length": 128}""")),
            IdOf("e", new TinyBert(), ("tokenizer_config.json", """{"do_lower_case": false}""")),
            IdOf("f", new TinyBert(), ("1_Pooling/config.json", """{"pooling_mode_cls_token": true}""")),
        ];

        Assert.All(ids, id => Assert.Matches("^tiny-bert-[0-9a-f]{8}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids[0], IdOf("g", new TinyBert()));
    }

    [Fact]
    public void A_vector_of_another_width_is_refused()
    {
        using var encoder = Load(new TinyBert());

        Assert.Equal(3, encoder.Width);
        Assert.Throws<ArgumentOutOfRangeException>(() => encoder.Encode("skin", new float[4]));
    }

    private OnnxSentenceEncoder Load(TinyBert bert, params (string Name, string Text)[] files) => OnnxSentenceEncoder.Load(bert.WriteTo(folder.File("tiny"), files));

    private string IdOf(string place, TinyBert bert, params (string Name, string Text)[] files)
    {
        using var encoder = OnnxSentenceEncoder.Load(bert.WriteTo(Path.Combine(folder.File(place), "tiny bert"), files) + Path.DirectorySeparatorChar);
        return encoder.Id;
    }

    private static float[] Encode(OnnxSentenceEncoder encoder, string text)
    {
        var vector = new float[encoder.Width];
        encoder.Encode(text, vector);
        return vector;
    }

    private static void AssertVector(float[] vector, double x, double y, double z)
    {
        Assert.Equal(x, vector[0], 1e-6);
        Assert.Equal(y, vector[1], 1e-6);
        Assert.Equal(z, vector[2], 1e-6);
    }
}
