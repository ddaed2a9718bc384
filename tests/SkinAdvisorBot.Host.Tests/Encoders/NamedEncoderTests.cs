using System.Security.Cryptography;
using System.Text;
using SkinAdvisorBot.Host.Content;
using SkinAdvisorBot.Host.Encoders;

namespace SkinAdvisorBot.Host.Tests.Encoders;

public sealed class NamedEncoderTests
{
    [Theory]
    [InlineData("bge-small-en-v1.5")]
    [InlineData("BGE-Small-EN-v1.5")]
    public void An_encoder_is_found_by_its_name_in_any_case(string name)
    {
        Assert.Equal("bge-small-en-v1.5", NamedEncoder.Get(name).Name);
    }

    [Theory]
    [InlineData("all-minilm-l12-v2", "'all-minilm-l12-v2' is no encoder known here. Did you mean 'all-MiniLM-L6-v2'?")]
    [InlineData("bert", "'bert' is no encoder known here. Choose all-MiniLM-L6-v2 or bge-small-en-v1.5.")]
    public void Another_name_is_refused_with_the_names_there_are(string name, string message)
    {
        Assert.Equal(message, Assert.Throws<UnusableInputException>(() => NamedEncoder.Get(name)).Message);
    }

    [Fact]
    public void Every_encoder_has_what_loading_needs_at_a_revision_that_can_not_change()
    {
        Assert.All(NamedEncoder.All, encoder =>
        {
            Assert.Matches("^https://huggingface\\.co/[^/]+/[^/]+/resolve/[0-9a-f]{40}/$", encoder.Address.ToString());
            Assert.Contains(encoder.Files, file => file.Path == "model.onnx");
            Assert.Contains(encoder.Files, file => file.Path == "vocab.txt");
            Assert.All(encoder.Files, file => Assert.Matches("^[0-9a-f]{64}$", file.Sha256));
        });
    }

    [Theory]
    [InlineData("all-MiniLM-L6-v2", 256, "false", "false", "true")]
    [InlineData("bge-small-en-v1.5", 512, "true", "true", "false")]
    public void The_settings_that_are_pinned_are_those_the_encoder_was_trained_with(string name, int longest, string lowerCase, string firstPiece, string mean)
    {
        var encoder = NamedEncoder.Get(name);

        AssertPinned(encoder, "sentence_bert_config.json", $$"""
            {
              "max_seq_length": {{longest}},
              "do_lower_case": {{lowerCase}}
            }
            """);
        AssertPinned(encoder, "1_Pooling/config.json", $$"""
            {
              "word_embedding_dimension": 384,
              "pooling_mode_cls_token": {{firstPiece}},
              "pooling_mode_mean_tokens": {{mean}},
              "pooling_mode_max_tokens": false,
              "pooling_mode_mean_sqrt_len_tokens": false
            }
            """);
    }

    private static void AssertPinned(NamedEncoder encoder, string path, string content)
    {
        var file = encoder.Files.Single(file => file.Path == path);
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))));
        Assert.Equal(file.Bytes, content.Length);
    }
}
