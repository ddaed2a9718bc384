using SkinAdvisorBot.Language.Encoders;
using SkinAdvisorBot.Language.Encoders.Onnx;

namespace SkinAdvisorBot.Language.Tests.Encoders.Onnx;

/// <summary>What can't be used is refused at the start, in one line that says what to do.</summary>
public sealed class EncoderFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Tiny => folder.File("tiny");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        Assert.Equal($"There is no folder '{Tiny}'. Name one that holds model.onnx and vocab.txt, or fetch one with the verb get-encoder.", Refusal());
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("vocab.txt")]
    public void A_missing_file_is_named(string file)
    {
        new TinyBert().WriteTo(Tiny);
        File.Delete(Path.Combine(Tiny, file));

        Assert.Equal($"'{Tiny}' holds no {file}. Copy it there from where the encoder came from, or fetch one whole with the verb get-encoder.", Refusal());
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        new TinyBert().WriteTo(Tiny, ("model.onnx", "<html>Not found</html>"));

        var refusal = Refusal();

        Assert.StartsWith($"'{Path.Combine(Tiny, "model.onnx")}' can't be read as an ONNX model (", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Copy it anew; weights in a second file are not read.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pixels,attention_mask", "has no input input_ids")]
    [InlineData("input_ids", "has no input attention_mask")]
    [InlineData("input_ids,attention_mask,token_type_ids,pixels", "has an input pixels")]
    public void A_model_with_other_inputs_is_refused(string inputs, string what)
    {
        new TinyBert { Inputs = inputs.Split(',') }.WriteTo(Tiny);

        Assert.Equal(NoBert(what), Refusal());
    }

    [Fact]
    public void A_model_whose_pieces_are_no_64_bit_numbers_is_refused()
    {
        const int Int32Type = 6;
        new TinyBert { InputType = Int32Type }.WriteTo(Tiny);

        Assert.Equal(NoBert("takes input_ids as something else than int64[batch, length]"), Refusal());
    }

    [Fact]
    public void A_model_that_gives_one_vector_a_message_is_refused()
    {
        new TinyBert { WithSentence = true, WithoutPieces = true }.WriteTo(Tiny);

        Assert.Equal(NoBert("has no output float[batch, length, width]"), Refusal());
    }

    [Theory]
    [InlineData("skin")]
    [InlineData("[PAD],[UNK],[CLS],[MASK],skin")]
    [InlineData("[PAD],[UNK],[CLS],[SEP],[MASK],skin,skin")]
    public void A_vocabulary_without_its_signs_or_with_a_piece_twice_is_refused(string pieces)
    {
        new TinyBert { Vocabulary = pieces.Split(',') }.WriteTo(Tiny);

        var refusal = Refusal();

        Assert.StartsWith($"'{Path.Combine(Tiny, "vocab.txt")}' is no BERT vocabulary (", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Copy the one that belongs to the model, one piece a line.", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_larger_than_the_model_is_refused_before_a_message_finds_out()
    {
        new TinyBert { Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "skin", "pain", "##ful", "cafe", "retinol"] }.WriteTo(Tiny);

        var refusal = Refusal();

        Assert.StartsWith($"The model in '{Tiny}' can't read 512 pieces, the last of its vocab.txt among them (", refusal, StringComparison.Ordinal);
        Assert.EndsWith("Copy the vocab.txt that belongs to it, or give its true max_seq_length in sentence_bert_config.json.", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sentence_bert_config.json", "{\"max_seq_length\": 2}", "gives max_seq_length as 2. Write a whole number of at least 3.")]
    [InlineData("sentence_bert_config.json", "{\"max_seq_length\": \"long\"}", "gives max_seq_length as \"long\". Write a whole number of at least 3.")]
    [InlineData("config.json", "{\"max_position_embeddings\": 1.5}", "gives max_position_embeddings as 1.5. Write a whole number of at least 3.")]
    [InlineData("tokenizer_config.json", "{\"do_lower_case\": \"yes\"}", "gives do_lower_case as \"yes\". Write true or false.")]
    [InlineData("1_Pooling/config.json", "{\"pooling_mode_max_tokens\": true}", "asks for a pooling that is not read here. Choose an encoder that pools by the mean or by the first token alone.")]
    [InlineData("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": true}", "asks for a pooling that is not read here. Choose an encoder that pools by the mean or by the first token alone.")]
    public void A_setting_that_is_not_understood_is_refused_and_not_guessed(string file, string json, string words)
    {
        new TinyBert().WriteTo(Tiny, (file, json));

        Assert.Equal($"'{Path.Combine(Tiny, file)}' {words}", Refusal());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("")]
    public void Settings_that_are_no_JSON_object_are_refused(string json)
    {
        new TinyBert().WriteTo(Tiny, ("config.json", json));

        Assert.StartsWith($"'{Path.Combine(Tiny, "config.json")}' can't be read as JSON (", Refusal(), StringComparison.Ordinal);
    }

    private string NoBert(string what) =>
        $"'{Path.Combine(Tiny, "model.onnx")}' {what}. Export the bare BERT encoder: input_ids, attention_mask and perhaps token_type_ids in, last_hidden_state out.";

    private string Refusal()
    {
        var message = Assert.Throws<EncoderUnusableException>(() => OnnxSentenceEncoder.Load(Tiny)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
